import type { ClockName, ContactClocks } from './clocks.ts'
import type { Channel, ContactWords, EndReason } from './contact.ts'

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
  | { readonly type: 'contact-attached'; readonly data: { readonly incident: string } }
  | { readonly type: 'contact-shared'; readonly data: { readonly to: string } }
  | { readonly type: 'contact-parted'; readonly data: { readonly incident: string } }
  | { readonly type: 'contact-closed'; readonly data: { readonly incident: string } }
