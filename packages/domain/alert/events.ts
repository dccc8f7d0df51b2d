import type { Nothing } from '../event.ts'
import type { Alert } from './alert.ts'
import type { AlertRole, AlertStep, CloseReason, Ending } from './kinds.ts'

export type AlertEvent =
  | {
      readonly type: 'alert-raised'
      readonly data: Pick<Alert, 'id' | 'org' | 'timer' | 'kind' | 'about' | 'unit' | 'incident' | 'dueAt'> & {
        readonly sealed?: string
        readonly post?: string
      }
    }
  | { readonly type: 'alert-sealed'; readonly data: { readonly sealed: string | null } }
  | { readonly type: 'alert-climbed'; readonly data: { readonly step: AlertStep } }
  | { readonly type: 'alert-taken'; readonly data: Nothing }
  | {
      readonly type: 'alert-handed-on'
      readonly data: { readonly to: AlertRole | { readonly person: string } }
    }
  /** by a person, at once; whoever had it has it no longer */
  | { readonly type: 'alert-escalated'; readonly data: { readonly step: AlertStep } }
  | { readonly type: 'alert-settled'; readonly data: { readonly by: Ending } }
  | { readonly type: 'alert-closed'; readonly data: { readonly reason: CloseReason } }
