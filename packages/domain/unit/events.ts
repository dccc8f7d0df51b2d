import type { Told } from '../clock.ts'
import type { Nothing } from '../event.ts'
import type { Unit, UnitPhase } from './unit.ts'

export type UnitEvent =
  | {
      readonly type: 'unit-registered'
      readonly data: Pick<Unit, 'id' | 'org' | 'callSign' | 'kind' | 'name' | 'post' | 'vehicle'>
    }
  | { readonly type: 'unit-equipped'; readonly data: Pick<Unit, 'capabilities'> }
  | { readonly type: 'unit-signed-on'; readonly data: Pick<Unit, 'crew' | 'people' | 'skills'> }
  | { readonly type: 'unit-signed-off'; readonly data: Nothing }
  /** told to wait at a post; null: no longer */
  | { readonly type: 'unit-moved'; readonly data: { readonly to: string | null; readonly reason: 'standby' } }
  | { readonly type: 'unit-status-changed'; readonly data: Told & { readonly to: UnitPhase } }
