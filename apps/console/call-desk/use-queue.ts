import { isAbandoned, ringingOrder, type ContactDocument } from '@tocsin/domain'
import { useEffect, useEffectEvent, useRef } from 'react'
import { showTold } from '../desk/notices.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { seat } from '../sign-in/change-person.ts'
import { useWords } from '../words.ts'

const byRinging = (a: ContactDocument, b: ContactDocument): number => a.clocks.rung - b.clocks.rung

export type Queue = {
  /** to be taken, in this order: longest first, flooding numbers last */
  readonly ringing: readonly ContactDocument[]
  /** hung up before anybody took them */
  readonly toRingBack: readonly ContactDocument[]
  readonly mine: readonly ContactDocument[]
  readonly others: readonly ContactDocument[]
  /** those of others whose desk is gone */
  readonly lost: readonly ContactDocument[]
}

/** The calls that are not part of an incident, as a desk sees them; `current` is the one in hand. */
export function useQueue(current: string | undefined): Queue {
  const contacts = useAll('contact')
  const { account, org } = useViewer()
  const now = useNow()
  const open = contacts.filter(({ state, id }) => state.phase === 'open' && id !== current).sort(byRinging)
  const others = open.filter(({ taker }) => taker !== account)
  return {
    ringing: ringingOrder(contacts, now),
    toRingBack: contacts.filter(isAbandoned).sort(byRinging),
    mine: open.filter(({ taker }) => taker === account),
    others,
    lost: others.filter((contact) => contact.lostSince !== null && contact.org === org),
  }
}

/** Says it when somebody else has taken over a call of this desk. */
export function useTakenOver(): void {
  const contacts = useAll('contact')
  const { account } = useViewer()
  const names = useNames()
  const { calls } = useWords()
  const mine = useRef<{ readonly by: string; readonly ids: ReadonlySet<string> }>({ by: '', ids: new Set() })
  const compare = useEffectEvent(() => {
    for (const { id, taker, state, number } of contacts)
      if (
        mine.current.by === account &&
        mine.current.ids.has(id) &&
        !seat.get().isChanging &&
        state.phase === 'open' &&
        taker !== null &&
        taker !== account
      )
        showTold(calls.wasTakenOver(names.account(taker), number.slice(-5)))
    mine.current = { by: account, ids: new Set(contacts.filter((each) => each.taker === account).map(({ id }) => id)) }
  })
  useEffect(() => compare(), [contacts])
}
