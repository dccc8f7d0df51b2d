import type { OsmRelation } from '../import/osm.ts'

/** A turn restriction as mapped, in OpenStreetMap ids. Via is one node or a chain of ways from `from` to `to`. */
export type TurnRestriction = {
  readonly id: number
  readonly only: boolean
  readonly uTurn: boolean
  readonly fromWays: readonly number[]
  readonly via: { readonly node: number } | { readonly ways: readonly number[] }
  readonly toWays: readonly number[]
}

/** Who our units are in `except`: cars, and vehicles with blue lights. */
const exempt = new Set(['motorcar', 'motor_vehicle', 'vehicle', 'emergency'])

/**
 * Reads a restriction relation that binds our units at all times: undefined when it is none (other relations, other
 * vehicles, certain hours only, `except=motorcar` or `except=emergency`), 'broken' when members are missing.
 */
export function readRestriction({ id, members, tags }: OsmRelation): TurnRestriction | 'broken' | undefined {
  if (tags['type'] !== 'restriction') return undefined
  const rule = /^(no|only)_(\w+)/.exec(tags['restriction:motorcar'] ?? tags['restriction'] ?? '')
  if (!rule) return undefined
  if ((tags['except'] ?? '').split(/[;,]/).some((vehicle) => exempt.has(vehicle.trim()))) return undefined
  const waysOf = (role: string) => members.filter((m) => m.type === 'way' && m.role === role).map((m) => m.ref)
  const fromWays = waysOf('from')
  const toWays = waysOf('to')
  const node = members.find((m) => m.type === 'node' && m.role === 'via')
  const ways = waysOf('via')
  if (fromWays.length === 0 || toWays.length === 0 || (!node && ways.length === 0)) return 'broken'
  const kind = { only: rule[1] === 'only', uTurn: rule[2] === 'u_turn' }
  return { id, ...kind, fromWays, via: node ? { node: node.ref } : { ways }, toWays }
}
