import type { Nothing } from '../event.ts'
import type { Sealed } from '../personal.ts'
import type { Handed, HandedCounts, ReliefSection } from './handed.ts'

export type ReliefEvent =
  | {
      readonly type: 'relief-begun'
      readonly data: { readonly id: string; readonly org: string; readonly people: readonly string[] }
    }
  | {
      readonly type: 'relief-commented'
      readonly data: { readonly comment: string; readonly section: ReliefSection | 'all'; readonly text: Sealed }
    }
  /** by who goes: what stood on the board then; again where it has changed since */
  | { readonly type: 'relief-handed'; readonly data: { readonly handed: Handed; readonly counts: HandedCounts } }
  /** by who comes: from here on it is his; `alerts`: those that he has now */
  | {
      readonly type: 'relief-taken'
      readonly data: { readonly handed: Handed; readonly counts: HandedCounts; readonly alerts: readonly string[] }
    }
  | { readonly type: 'relief-dropped'; readonly data: Nothing }
