import { turnoutStates, type TurnoutState } from '@tocsin/domain'
import type { Words } from '@tocsin/ui/words'
import type { Leaf } from './leaves.ts'

export type OwnTurnout = { readonly [State in TurnoutState]?: number }

/** A leaf of the settings as turnout times in seconds; NaN: what was typed is no number. */
export function turnoutIn(leaf: Leaf | undefined): OwnTurnout {
  const own: { [State in TurnoutState]?: number } = {}
  if (typeof leaf !== 'object' || leaf === null) return own
  for (const state of turnoutStates) {
    const value: unknown = Object.entries(leaf).find(([key]) => key === state)?.[1]
    if (typeof value === 'number') own[state] = value
  }
  return own
}

/** With one time set otherwise or, for undefined, no longer; undefined when none is left. */
export function withTurnout(own: OwnTurnout, state: TurnoutState, value: number | undefined): OwnTurnout | undefined {
  const others = Object.entries(own).filter(([key]) => key !== state)
  const all = value === undefined ? others : [...others, [state, value] as const]
  return all.length === 0 ? undefined : turnoutIn(Object.fromEntries(all))
}

/** Turnout times that are set, in words. */
export function tellTurnout(leaf: Leaf | undefined, { units }: Words): string {
  const own = turnoutIn(leaf)
  const names = { atPost: units.atPost, away: units.away, onCall: units.onCallS }
  const told = turnoutStates.flatMap((state) => {
    const value = own[state]
    return value === undefined ? [] : [`${names[state]} ${units.seconds(String(value))}`]
  })
  return told.length === 0 ? units.turnoutUsual : told.join(', ')
}
