import { alertRoles, closeReasons, type Alert, type AlertRole, type CloseReason } from '@tocsin/domain'
import { useState } from 'react'
import { closeDialog, selectIncident } from '../desk/desk-state.ts'
import { showDone } from '../desk/notices.ts'
import { useNames } from '../live/names.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { useWords } from '../words.ts'

export type AlertDeeds = ReturnType<typeof useAlertKeys>

/** What can be done about the alert that is marked, and the key of each. */
export function useAlertKeys(alert: Alert | undefined) {
  const send = useSend()
  const { account } = useViewer()
  const { alerts: words } = useWords()
  const names = useNames()
  const [closing, setClosing] = useState<string | null>(null)
  const isClosing = alert !== undefined && closing === alert.id
  const owner = alert?.owner.phase === 'taken' ? alert.owner.by : null
  const isMine = owner === account
  const id = alert?.id ?? ''

  const take = (): void => {
    if (alert !== undefined && !isMine) void send({ type: 'take-alert', body: { alert: id, from: owner } })
  }
  const handOn = (to: AlertRole): void => void send({ type: 'hand-alert', body: { alert: id, to } })
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

  function digit(at: number): void {
    const [reason, role] = [closeReasons[at], alertRoles[at]]
    if (isClosing && reason !== undefined) close(reason)
    else if (!isClosing && role !== undefined) handOn(role)
  }

  return {
    isMine,
    isClosing,
    take,
    handOn,
    close,
    goTo,
    well: () => void well(),
    startClosing: () => setClosing(isMine ? id : null),
    /** false where the key stands for nothing here */
    press(code: string): boolean {
      if (alert === undefined) return false
      const at = /^(?:Digit|Numpad)([1-4])$/.exec(code)?.[1]
      if (at !== undefined) digit(Number(at) - 1)
      else if (code === 'Enter') take()
      else if (code === 'KeyO') goTo()
      else if (code === 'KeyW') void well()
      else if (code === 'Delete') setClosing(isMine ? id : null)
      else return false
      return true
    },
  }
}
