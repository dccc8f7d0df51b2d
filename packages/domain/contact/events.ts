import type { ClockName, ContactClocks } from './clocks.ts'
import type { Nothing } from '../event.ts'
import type { Sealed } from '../personal.ts'
import type { Channel, ContactWords, EndReason, RingBackResult } from './contact.ts'
import type { FixSource } from './fix.ts'
import type { PassAnswer, PassKind } from './passing.ts'
import type { SafetyRule } from './safety.ts'

export type ContactEvent =
  | {
      readonly type: 'contact-opened'
      readonly data: {
        readonly id: string
        readonly org: string
        readonly series: string
        readonly channel: Channel
        readonly source: string | null
        readonly clocks: ContactClocks
        /** clocks that could not be; the server's time stands for them */
        readonly unread?: readonly ClockName[]
        readonly words: Partial<ContactWords>
      }
    }
  | { readonly type: 'contact-taken'; readonly data: { readonly offHookAt: number; readonly unread?: true } }
  | { readonly type: 'contact-described'; readonly data: { readonly words: Partial<ContactWords> } }
  | { readonly type: 'contact-hung-up'; readonly data: { readonly at: number; readonly unread?: true } }
  | { readonly type: 'contact-ended'; readonly data: { readonly reason: EndReason } }
  | { readonly type: 'contact-attached'; readonly data: { readonly incident: string; readonly sealed?: string } }
  /** `sealed`: by which organisation; null: no longer */
  | { readonly type: 'contact-sealed'; readonly data: { readonly incident: string; readonly sealed: string | null } }
  | { readonly type: 'contact-shared'; readonly data: { readonly to: string } }
  | { readonly type: 'contact-parted'; readonly data: { readonly incident: string } }
  | { readonly type: 'contact-closed'; readonly data: { readonly incident: string } }
  | {
      readonly type: 'contact-safety-set'
      readonly data: { readonly rule: SafetyRule; readonly until: number | null }
    }
  /** what it is about makes ringing back a matter of asking first */
  | { readonly type: 'contact-asks-first'; readonly data: Nothing }
  | { readonly type: 'contact-flooding-marked'; readonly data: { readonly flooding: boolean; readonly since: number } }
  | { readonly type: 'contact-taken-over'; readonly data: { readonly from: string } }
  /** another person sits at the seat where it is in hand */
  | { readonly type: 'contact-seat-changed'; readonly data: { readonly from: string } }
  | { readonly type: 'contact-claim-told'; readonly data: { readonly lost: boolean } }
  | { readonly type: 'contact-parked'; readonly data: Nothing }
  | { readonly type: 'contact-unparked'; readonly data: Nothing }
  | {
      readonly type: 'contact-rung-back'
      readonly data: { readonly result: RingBackResult; readonly asked: boolean }
    }
  /** `at`: when it was measured; `spot`: a measured place */
  | {
      readonly type: 'contact-located'
      readonly data: { readonly fix: string; readonly source: FixSource; readonly at: number; readonly spot: Sealed }
    }
  | {
      readonly type: 'contact-passed'
      readonly data: { readonly pass: string; readonly to: string; readonly kind: PassKind }
    }
  | {
      readonly type: 'contact-pass-answered'
      readonly data: { readonly pass: string; readonly answer: PassAnswer; readonly signer: Sealed | null }
    }
