import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { LostNotice } from '../advice/lost-notice.tsx'
import { lostRaceOf } from '../advice/lost-race.ts'
import { forgetDrafts } from '../call-desk/draft-store.ts'
import { forgetEntries } from '../narrative/entries.ts'
import { closeNotices, showDropped, showLost, showNotKept, showRefusal, showUnsent } from '../desk/notices.ts'
import { createNoteTexts } from '../premises/note-texts.ts'
import { signOut as endSession, type Session } from '../sign-in/session.ts'
import { tell } from '../windows/channel.ts'
import { createAccountNames } from './account-names.ts'
import { openLine, type Line } from './line.ts'
import { LiveContext } from './line-context.ts'
import { namesFrom } from './names.ts'

type Props = {
  readonly session: Session
  readonly onLeave: (why: string | null) => void
  readonly onChanged: (session: Session) => void
  readonly children: ReactNode
}

/** A line that is not live by then is shown as it is. */
const swapMs = 4_000

/** Holds the line while somebody is signed in; leaves when the session ends, here or at the server. */
export function LineProvider({ session, onLeave, onChanged, children }: Props) {
  const [line, setLine] = useState<Line | null>(null)
  const accounts = useMemo(() => createAccountNames(), [])
  const { account } = session.viewer
  // what one person was told is not the next one's
  // oxlint-disable-next-line react/exhaustive-deps
  const noteTexts = useMemo(() => createNoteTexts(), [account])

  useEffect(() => {
    const opened = openLine(session, {
      onRefused: (command, { refusal }) => {
        const names = namesFrom(opened.link.board, accounts)
        const lost = lostRaceOf(command, refusal, opened.link.board)
        if (lost === undefined) showRefusal(command.type, refusal, names)
        else
          showLost(refusal, names, (sentence, hide) => (
            <LostNotice sentence={sentence} lost={lost} line={opened} accounts={accounts} onSent={hide} />
          ))
      },
      onUnsent: showUnsent,
      onDropped: showDropped,
      onNotKept: showNotKept,
    })
    // The line belongs to the screen: it opens when the desk is there, and closes with it. Where somebody else sat until
    // now, what they saw stands until the new line has all of it: no ringing call blinks, no form is drawn anew.
    const show = (): void => setLine(opened)
    const waiting = setTimeout(show, swapMs)
    const shown = opened.state.subscribe(() => {
      if (opened.state.get().link.phase === 'live') show()
    })
    setLine((before) => before ?? opened)
    const end = opened.state.subscribe(() => {
      const { link } = opened.state.get()
      if (link.phase === 'ended' && link.why === 'signed-out') onLeave('signed-out')
    })
    return () => {
      clearTimeout(waiting)
      shown()
      end()
      opened.close({ forget: false })
    }
  }, [session, accounts, onLeave])

  const live = useMemo(() => {
    if (line === null) return null
    const signOut = async (): Promise<void> => {
      // First the drafts: whoever waits for an answer of the line must not write one back.
      const { account } = session.viewer
      const forgotten = Promise.all([forgetDrafts(account), forgetEntries(account)])
      line.close({ forget: true })
      await Promise.all([forgotten, endSession()])
      tell({ kind: 'signed-out' })
      closeNotices()
      onLeave(null)
    }
    return { line, accounts, noteTexts, signOut: () => void signOut(), become: onChanged }
  }, [line, accounts, noteTexts, session, onLeave, onChanged])

  return live === null ? null : <LiveContext value={live}>{children}</LiveContext>
}
