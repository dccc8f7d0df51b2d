import type { Nothing } from '../event.ts'
import type { DrawnClosure } from './closure.ts'

export type ClosureEvent =
  | { readonly type: 'closure-drawn'; readonly data: DrawnClosure & { readonly id: string; readonly org: string } }
  /** all of it anew */
  | { readonly type: 'closure-changed'; readonly data: DrawnClosure }
  | { readonly type: 'closure-lifted'; readonly data: Nothing }
