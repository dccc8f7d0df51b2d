import type { Nothing } from '../event.ts'
import type { AgreementEnd, ProposedAgreement } from './agreement.ts'

export type AgreementEvent =
  | {
      readonly type: 'agreement-proposed'
      readonly data: ProposedAgreement & { readonly id: string; readonly org: string }
    }
  | { readonly type: 'agreement-accepted'; readonly data: Nothing }
  | { readonly type: 'agreement-renewal-asked'; readonly data: { readonly days: number } }
  | { readonly type: 'agreement-renewed'; readonly data: { readonly days: number } }
  | { readonly type: 'agreement-ended'; readonly data: { readonly why: AgreementEnd } }
