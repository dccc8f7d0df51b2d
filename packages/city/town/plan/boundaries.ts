import type { OsmMember } from '../../import/osm.ts'
import type { Point } from '../geometry/point.ts'
import { nameTags } from '../names/bi-name.ts'
import type { Pen } from '../pen.ts'
import type { Lattice } from './lattice.ts'
import type { Zone } from './zones.ts'

type Step = {
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
  readonly sides: readonly [Zone | undefined, Zone | undefined]
}

/** Every edge of the lattice between two zones, or between a zone and the world outside. */
const borderSteps = (lattice: Lattice, zoneAt: (i: number, j: number) => Zone | undefined): readonly Step[] => {
  const [wide, high] = [lattice.columns.length - 1, lattice.rows.length]
  const steps: Step[] = []
  for (let i = 0; i <= wide; i++) {
    for (let j = 0; j <= high; j++) {
      if (i < wide) steps.push({ from: [i, j], to: [i + 1, j], sides: [zoneAt(i, j), zoneAt(i, j - 1)] })
      if (j < high) steps.push({ from: [i, j], to: [i, j + 1], sides: [zoneAt(i, j), zoneAt(i - 1, j)] })
    }
  }
  return steps.filter(({ sides: [a, b] }) => a !== b)
}

const pairOf = ({ sides: [a, b] }: Step): string => [a?.index ?? -1, b?.index ?? -1].toSorted((x, y) => x - y).join()
const keyOf = (corner: readonly [number, number]): string => corner.join()

/** Strings steps together as far as only two of the same pair meet in a corner. */
const chains = (
  steps: readonly Step[],
): readonly { readonly corners: readonly (readonly [number, number])[]; readonly step: Step }[] => {
  const meeting = new Map<string, Step[]>()
  for (const step of steps)
    for (const end of [step.from, step.to]) meeting.set(keyOf(end), [...(meeting.get(keyOf(end)) ?? []), step])
  const used = new Set<Step>()
  const follow = (step: Step, corner: readonly [number, number]): (readonly [number, number])[] => {
    used.add(step)
    const other = keyOf(step.from) === keyOf(corner) ? step.to : step.from
    const here = meeting.get(keyOf(other)) ?? []
    const next = here.length === 2 ? here.find((one) => !used.has(one) && pairOf(one) === pairOf(step)) : undefined
    return next === undefined ? [other] : [other, ...follow(next, other)]
  }
  return steps.flatMap((step) => {
    if (used.has(step)) return []
    const ahead = follow(step, step.from)
    const behind = (meeting.get(keyOf(step.from)) ?? []).filter((one) => !used.has(one) && pairOf(one) === pairOf(step))
    const before =
      behind.length === 1 && (meeting.get(keyOf(step.from)) ?? []).length === 2 && behind[0] !== undefined
        ? follow(behind[0], step.from)
        : []
    return [{ corners: [...before.toReversed(), step.from, ...ahead], step }]
  })
}

const relationTags = (level: number, name: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  type: 'boundary',
  boundary: 'administrative',
  admin_level: `${level}`,
  ...name,
})

/** Draws each border once, and a relation for every zone and for the county round all of them. */
export const drawBoundaries = (
  pen: Pen,
  lattice: Lattice,
  zones: readonly Zone[],
  zoneAt: (i: number, j: number) => Zone | undefined,
  county: Readonly<Record<string, string>>,
): void => {
  const corners = new Map<string, { readonly at: Point; readonly node: number }>()
  const cornerNode = ([i, j]: readonly [number, number]): { readonly at: Point; readonly node: number } => {
    const at = lattice.corner(i, j)
    const made = corners.get(`${i},${j}`) ?? { at, node: pen.point(at) }
    corners.set(`${i},${j}`, made)
    return made
  }
  const members = new Map<Zone | undefined, OsmMember[]>()
  for (const { corners: along, step } of chains(borderSteps(lattice, zoneAt))) {
    const outer = step.sides.includes(undefined)
    const ref = pen.line(along.map(cornerNode), { boundary: 'administrative', admin_level: outer ? '6' : '8' })
    for (const side of step.sides)
      members.set(side, [...(members.get(side) ?? []), { type: 'way', ref, role: 'outer' }])
  }
  for (const zone of zones) {
    const ways = members.get(zone)
    if (ways !== undefined) pen.relation(ways, relationTags(8, { ...nameTags(zone.name), postal_code: zone.postcode }))
  }
  pen.relation(members.get(undefined) ?? [], relationTags(6, county))
}
