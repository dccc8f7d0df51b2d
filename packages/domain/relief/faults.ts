import type { FaultCode } from './handed.ts'

/** What a server says of itself; times in milliseconds, null: never since it started. */
export type ToldHealth = {
  readonly status: 'ok' | 'degraded'
  readonly packAt: number | null
  readonly backupAt: number | null
  readonly auditOk: boolean
}

/** A backup is made every five minutes where one is made by itself: this says that it is not (docs/operations). */
export const backupDoubtMs = 900_000
export const packDoubtMs = 300_000

/** What of an installation the next shift has to be told. */
export function faultsIn({ status, packAt, backupAt, auditOk }: ToldHealth, now: number): readonly FaultCode[] {
  const faults: [FaultCode, boolean][] = [
    ['database-away', status === 'degraded'],
    ['backup-none', backupAt === null],
    ['backup-old', backupAt !== null && backupAt < now - backupDoubtMs],
    ['pack-old', packAt !== null && packAt < now - packDoubtMs],
    ['audit-behind', !auditOk],
  ]
  return faults.flatMap(([code, is]) => (is ? [code] : []))
}
