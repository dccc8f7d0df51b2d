import type { Nothing } from '../event.ts'
import type { Byname } from './byname.ts'

export type BynameEvent =
  | { readonly type: 'name-taught'; readonly data: Pick<Byname, 'id' | 'org' | 'heard' | 'place'> }
  | { readonly type: 'name-confirmed'; readonly data: Nothing }
  | { readonly type: 'name-withdrawn'; readonly data: Nothing }
