import type { Bye } from './messages.ts'

/** Why a connection will not come back by itself. `other-version`: the page has to be loaded again. */
export type EndReason = 'signed-out' | 'other-version' | 'closed'

/** How the connection stands. Only `live` shows what the server knows now; the screens say so for the others. */
export type LinkState =
  | { readonly phase: 'connecting'; readonly since: number; readonly attempt: number }
  | { readonly phase: 'live'; readonly since: number; readonly degraded: boolean }
  /** connected, but not everything has come yet, or the server has been quiet for longer than it should be */
  | { readonly phase: 'behind'; readonly since: number; readonly degraded: boolean }
  | {
      readonly phase: 'cut'
      readonly since: number
      readonly nextTryAt: number
      readonly why: Bye | 'lost' | 'silent' | 'unreachable'
    }
  | { readonly phase: 'ended'; readonly since: number; readonly why: EndReason }
