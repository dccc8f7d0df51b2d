import { useEffect, useState } from 'react'
import { draftsWritten } from '../call-desk/draft-store.ts'
import { ActionButton } from '../controls/action-button.tsx'
import connection from '../desk/connection.module.css'
import { desk } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { shownKey } from '../keys.ts'
import { useLineState } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { programAtServer, programIn } from './build.ts'

/** A server that was updated has been away: it is asked after each return, and now and then besides. */
const askEveryMs = 5 * 60_000

/**
 * Says that the server has a newer program than this page, and loads it by a key, never by itself. Drafts and orders lie on
 * this machine's disk; what stands in an open window does not, and loading waits for a second press there.
 */
export function NewVersion() {
  const { connection: words } = useWords()
  const isNew = useIsNew()
  const { link } = useLineState()
  const hasEnded = link.phase === 'ended' && link.why === 'other-version'
  const hasText = useStore(desk, (state) => state.dialog !== null && state.hasText)
  const [isWarned, warn] = useState(false)
  const load = (): void => {
    if (hasText && !isWarned) return warn(true)
    void draftsWritten().then(() => location.reload())
  }
  useKey('load-new', load, isNew || hasEnded)
  if (!isNew || hasEnded) return null
  return (
    <output className={connection['banner']} data-new-version>
      <strong>{words.newVersion}</strong>
      <span>{isWarned && hasText ? words.newVersionLoses : words.newVersionKeeps}</span>
      <ActionButton label={words.loadNew} hint={shownKey('load-new')} onPress={load} />
    </output>
  )
}

function useIsNew(): boolean {
  const isLive = useLineState().link.phase === 'live'
  const [isNew, setNew] = useState(false)
  useEffect(() => {
    if (!isLive || isNew) return undefined
    const look = async (): Promise<void> => {
      const there = await programAtServer()
      if (there !== null && there !== programIn(document)) setNew(true)
    }
    void look()
    const timer = setInterval(() => void look(), askEveryMs)
    return () => clearInterval(timer)
  }, [isLive, isNew])
  return isNew
}
