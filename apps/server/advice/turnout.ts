import { turnoutOf, type Settings, type UnitKind } from '@tocsin/domain'

/** From where a crew turns out: in its quarters, out on the road, called in from home, off its present work. */
export type TurnoutFrom = 'quarters' | 'road' | 'on-call' | 'work'

/** Expected seconds from the order to the start, by where the crew is; who comes off work is on the road already. DR14 */
export function turnoutS(set: Settings['turnoutS'], kind: UnitKind, from: TurnoutFrom): number {
  const { atPost, away, onCall } = turnoutOf(set, kind)
  if (from === 'quarters') return atPost
  return from === 'on-call' ? onCall : away
}
