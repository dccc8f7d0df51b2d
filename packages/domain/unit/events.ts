import type { Told } from '../clock.ts'
import type { Nothing } from '../event.ts'
import type { Loan, LoanEnd } from '../lending/loan.ts'
import type { News } from './news.ts'
import type { Unit, UnitPhase } from './unit.ts'

export type UnitEvent =
  | {
      readonly type: 'unit-registered'
      readonly data: Pick<Unit, 'id' | 'org' | 'callSign' | 'kind' | 'name' | 'post' | 'vehicle'>
    }
  | {
      readonly type: 'unit-changed'
      readonly data: Pick<Unit, 'callSign' | 'kind' | 'name' | 'post' | 'vehicle'>
    }
  /** out of the fleet: in no list, never sent, until it is restored */
  | { readonly type: 'unit-retired'; readonly data: Nothing }
  | { readonly type: 'unit-restored'; readonly data: Nothing }
  | { readonly type: 'unit-equipped'; readonly data: Pick<Unit, 'capabilities'> }
  | {
      readonly type: 'unit-signed-on'
      readonly data: Pick<Unit, 'crew' | 'people' | 'skills'> & { readonly onCall: boolean }
    }
  | { readonly type: 'unit-signed-off'; readonly data: Nothing }
  /** a roll-call answered: all is well */
  | { readonly type: 'unit-heard'; readonly data: { readonly byRadio: boolean } }
  /** told to wait at a post; null: no longer */
  | { readonly type: 'unit-moved'; readonly data: { readonly to: string | null; readonly reason: 'standby' } }
  | { readonly type: 'unit-status-changed'; readonly data: Told & { readonly to: UnitPhase } }
  | { readonly type: 'unit-planned'; readonly data: { readonly slip: string } }
  | { readonly type: 'unit-unplanned'; readonly data: { readonly slip: string } }
  | { readonly type: 'unit-attached'; readonly data: { readonly slip: string } }
  | { readonly type: 'unit-detached'; readonly data: { readonly slip: string } }
  | { readonly type: 'unit-warned'; readonly data: News }
  | {
      readonly type: 'unit-lent'
      readonly data: Pick<Loan, 'to' | 'reason' | 'until' | 'asks'> & { readonly loan: string }
    }
  | { readonly type: 'loan-accepted'; readonly data: { readonly loan: string } }
  /** stays: it is at the borrower's work, which goes on to its end */
  | {
      readonly type: 'loan-ended'
      readonly data: { readonly loan: string; readonly why: LoanEnd; readonly stays: boolean }
    }
  | { readonly type: 'news-acknowledged'; readonly data: Told & { readonly news: string } }
