import { useEffect, useEffectEvent } from 'react'
import { isEmpty } from '../call-desk/draft.ts'
import { useDrafts } from '../call-desk/drafts-context.tsx'
import { showTold } from '../desk/notices.ts'
import { useKey } from '../desk/use-keys.ts'
import { useAll, useDocument } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { lockDesk } from './lock.ts'

const minuteMs = 60_000
const lookEveryMs = 5_000
const touchedKey = 'tocsin-touched'
const touches = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** All windows of the desk share it: a touch in one is a touch of the desk. */
const noteTouch = (): void => localStorage.setItem(touchedKey, String(Date.now()))
const touchedAt = (): number => Number(localStorage.getItem(touchedKey) ?? 0)

/** The key that locks the desk, and its lock by itself after so long without a touch, never with a call in hand. */
export function useDeskLock(): void {
  const { lock } = useWords()
  const { account, org } = useViewer()
  const afterMin = useDocument('organisation', org)?.settings.signIn.lockAfterMin ?? 0
  const contacts = useAll('contact')
  const isOpen = contacts.some(({ state, taker }) => state.phase === 'open' && taker === account)
  /** its form is open before the server has said whose it is */
  const isBeingTaken = (contact: string): boolean =>
    contacts.some(({ id, state }) => id === contact && state.phase === 'waiting')
  // a call that this desk began itself is not at the server before it is parked, created or ended
  const isBegun = useStore(useDrafts().store, ({ drafts }) => drafts).some(
    (draft) => !draft.isSent && (draft.isKnown ? isBeingTaken(draft.contact) : !isEmpty(draft)),
  )
  const hasCall = isOpen || isBegun

  const byKey = async (): Promise<void> => {
    if (isBegun) return showTold(lock.hasCall)
    const asked = await lockDesk(false)
    if (asked.phase === 'refused' && asked.status === 409) showTold(lock.hasCall)
    else if (asked.phase !== 'answered') showTold(lock.failed)
  }
  useKey('lock-desk', () => void byKey())

  const look = useEffectEvent(() => {
    if (hasCall) return noteTouch()
    if (Date.now() - touchedAt() >= afterMin * minuteMs) void lockDesk(true)
  })
  useEffect(() => {
    if (afterMin === 0) return undefined
    noteTouch()
    for (const touch of touches) addEventListener(touch, noteTouch, { passive: true })
    const timer = setInterval(() => look(), lookEveryMs)
    return () => {
      clearInterval(timer)
      for (const touch of touches) removeEventListener(touch, noteTouch)
    }
  }, [afterMin])
}
