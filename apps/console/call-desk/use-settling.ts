import type { Envelope } from '@tocsin/link'
import { useEffect, useEffectEvent } from 'react'
import { useLive } from '../live/line-context.ts'
import { useLineState } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import type { Draft } from './draft.ts'
import { useDrafts } from './drafts-context.tsx'
import { settled } from './settle.ts'

/** An answer and the change that it speaks of come apart by milliseconds; after so long, what the board shows is so. */
const settledMs = 3000

/**
 * Drafts that had been sent when the page was loaded again: nobody waits for their answers any more. Once none of their
 * commands is on the way, the board says what became of them: taken, and the draft goes; refused, and it comes back.
 */
export function useSettling(): void {
  const drafts = useDrafts()
  const { board } = useLive().line.link
  const { link, pending } = useLineState()
  const restored = useStore(drafts.store, (state) => state.restored)
  const sent = useStore(drafts.store, (state) => state.drafts)
    .filter(({ id, isSent }) => isSent && restored.has(id))
    .filter((draft) => !pending.some((command) => names(command, draft)))
  const due = link.phase === 'live' ? sent.map(({ id }) => id).join() : ''

  const settle = useEffectEvent(() => {
    for (const draft of sent) {
      const back = settled(draft, board.get('contact', draft.contact))
      if (back === null) drafts.remove(draft.id)
      else drafts.put(back)
    }
  })
  useEffect(() => {
    if (due === '') return undefined
    const timer = setTimeout(() => settle(), settledMs)
    return () => clearTimeout(timer)
  }, [due])
}

const names = ({ body }: Envelope, { contact, incident }: Draft): boolean =>
  typeof body === 'object' &&
  body !== null &&
  Object.values(body).some((value) => value === contact || value === incident)
