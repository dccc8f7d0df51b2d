import type { Nothing } from '../event.ts'
import type { PlannedDuty } from './duty.ts'

export type DutyEvent =
  | {
      readonly type: 'duty-planned'
      readonly data: PlannedDuty & { readonly id: string; readonly org: string }
    }
  /** it goes on for longer */
  | { readonly type: 'duty-extended'; readonly data: { readonly until: number } }
  | { readonly type: 'duty-withdrawn'; readonly data: Nothing }
  /** its time is over: it leaves the board */
  | { readonly type: 'duty-retired'; readonly data: Nothing }
