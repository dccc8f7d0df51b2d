/**
 * What was done to the log. `edited`: another entry stands there than was signed. `deleted`: it is gone. `inserted`: one
 * that never was. `swapped`: it has changed places with another. `cut`: the end is gone. `rolled-back`: the whole database
 * is older than its heads. `forked`: another history goes on from there. `link`: the hash that links it to the one before is
 * not the right one. `columns`: what the row says beside the event is not what the event says.
 */
export type BendKind =
  | 'edited'
  | 'deleted'
  | 'inserted'
  | 'swapped'
  | 'cut'
  | 'rolled-back'
  | 'forked'
  | 'link'
  | 'columns'

/** The first bent entry, as far as can be told of one that is gone. Times in milliseconds. */
export type Finding = {
  readonly kind: BendKind
  readonly position: number
  readonly org: string | null
  readonly orgSeq: number | null
  readonly subject: string | null
  readonly at: number | null
  /** the other one of two that were swapped */
  readonly with: number | null
  /** where the log ends instead */
  readonly end: number | null
  /** whether a signed head covers it */
  readonly anchored: boolean
}
