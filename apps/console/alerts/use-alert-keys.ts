import { alertRoles, closeReasons, nextDesk, type Alert, type AlertRole, type CloseReason } from '@tocsin/domain'
import { useState } from 'react'
import { closeDialog, selectIncident } from '../desk/desk-state.ts'
import { showDone } from '../desk/notices.ts'
import { useLive } from '../live/line-context.ts'
import { useNames } from '../live/names.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'

/** So many people have a digit at once. */
const peopleAtOnce = 9

export type AlertDeeds = ReturnType<typeof useAlertKeys>

/** What can be done about the alert that is marked, and the key of each. */
export function useAlertKeys(alert: Alert | undefined) {
  const send = useSend()
  const { account } = useViewer()
  const { alerts: words } = useWords()
  const names = useNames()
  const { accounts } = useLive()
  const [closing, setClosing] = useState<string | null>(null)
  const isClosing = alert !== undefined && closing === alert.id
  const [asking, setAsking] = useState<{ readonly alert: string; readonly from: number } | null>(null)
  const { people, offDuty } = usePeople(account)
  const isAsking = alert !== undefined && asking?.alert === alert.id
  const askedNow = isAsking ? people.slice(asking.from, asking.from + peopleAtOnce) : []
  const owner = alert?.owner.phase === 'taken' ? alert.owner.by : null
  const isMine = owner === account
  const mayTake = useWhyNot()('take-alert') === undefined
  const id = alert?.id ?? ''

  const take = (): void => {
    if (alert !== undefined && !isMine) void send({ type: 'take-alert', body: { alert: id, from: owner } })
  }
  const handOn = (to: AlertRole): void => void send({ type: 'hand-alert', body: { alert: id, to } })
  const handTo = (person: string): void => {
    setAsking(null)
    void send({ type: 'hand-alert', body: { alert: id, to: { person } } })
  }
  /** Whom to hand it to: the first of them, and with each further press the next. */
  const askPeople = (): void => {
    if (alert === undefined || (owner !== null && !isMine)) return
    setClosing(null)
    accounts.ask()
    const next = isAsking ? asking.from + peopleAtOnce : 0
    setAsking({ alert: id, from: next < people.length ? next : 0 })
  }
  const upTo = alert === undefined || alert.exercise || (owner !== null && !isMine) ? undefined : nextDesk(alert.step)
  const escalate = (): void => {
    if (alert === undefined || upTo === undefined) return
    void send({ type: 'escalate-alert', body: { alert: id, step: alert.step } })
  }
  const close = (reason: CloseReason): void => {
    setClosing(null)
    void send({ type: 'close-alert', body: { alert: id, reason } })
  }
  const goTo = (): void => {
    if (alert === undefined || alert.incident === null) return
    selectIncident(alert.incident)
    closeDialog()
  }
  const well = async (): Promise<void> => {
    if (alert?.kind !== 'crew-silent' || alert.unit === null) return
    const sent = await send({ type: 'welfare-check', body: { unit: alert.unit, byRadio: true } })
    if (sent.ok) showDone(words.wellSaid(names.unit(alert.unit)))
  }

  function startClosing(): void {
    setAsking(null)
    setClosing(isMine ? id : null)
  }
  function digit(at: number): void {
    const [reason, role, person] = [closeReasons[at], alertRoles[at], askedNow[at]]
    if (isAsking) return person === undefined ? undefined : handTo(person)
    if (isClosing && reason !== undefined) close(reason)
    else if (!isClosing && role !== undefined) handOn(role)
  }

  return {
    isMine,
    mayTake,
    isClosing,
    isAsking,
    people: askedNow,
    /** so many are left out, being off duty */
    offDuty: isAsking ? offDuty : 0,
    hasMorePeople: people.length > peopleAtOnce,
    handTo,
    askPeople,
    /** where it goes when it is escalated now; undefined where it cannot be */
    upTo,
    escalate,
    take,
    handOn,
    close,
    goTo,
    well: () => void well(),
    startClosing,
    /** false where the key stands for nothing here */
    press(code: string): boolean {
      if (alert === undefined) return false
      const at = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]
      if (code === 'KeyO' || (code === 'Enter' && !mayTake)) goTo()
      else if (at !== undefined && mayTake) digit(Number(at) - 1)
      else if (code === 'Enter') take()
      else if (code === 'KeyW') void well()
      else if (!mayTake) return false
      else if (code === 'KeyP') askPeople()
      else if (code === 'KeyU') escalate()
      else if (code === 'Delete') startClosing()
      else return false
      return true
    },
  }
}

/** Who else may be handed an alert, by name: nobody who is off duty and could do nothing with it. */
function usePeople(self: string) {
  const { accounts } = useLive()
  const { takesAlerts, off } = useStore(accounts.store, (known) => known)
  const others = takesAlerts.filter((id) => id !== self)
  const people = others.filter((id) => !off.has(id))
  return { people, offDuty: others.length - people.length }
}
