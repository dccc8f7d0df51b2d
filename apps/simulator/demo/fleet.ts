import type { Bilingual, Point, UnitKind } from '@tocsin/domain'
import type { HomePost } from '../client/stations.ts'
import { bringsOf, type Brings } from './brings.ts'

/** A unit of the demo before anybody sits in it. */
export type PlannedUnit = {
  readonly unit: string
  readonly kind: UnitKind
  readonly name: Bilingual
  readonly post: string
  readonly home: Point
  readonly brings: Brings
}

const letters: Readonly<Partial<Record<UnitKind, string>>> = {
  engine: 'E',
  ladder: 'L',
  rescue: 'R',
  patrol: 'P',
  ambulance: 'A',
}
const names: Readonly<Partial<Record<UnitKind, Bilingual>>> = {
  engine: { zh: '消防车', en: 'Engine' },
  ladder: { zh: '云梯车', en: 'Ladder' },
  rescue: { zh: '抢险车', en: 'Rescue' },
  patrol: { zh: '巡逻车', en: 'Patrol' },
  ambulance: { zh: '救护车', en: 'Ambulance' },
}

const perStation: Readonly<Record<string, readonly UnitKind[]>> = {
  fire: ['engine', 'ladder', 'engine', 'rescue'],
  police: ['patrol', 'patrol', 'patrol'],
  medical: ['ambulance', 'ambulance'],
  other: ['patrol'],
}
/** A demo has to have some of each, whatever stations the map knows. */
const atLeast: Readonly<Partial<Record<UnitKind, number>>> = {
  patrol: 5,
  engine: 4,
  ladder: 2,
  rescue: 1,
  ambulance: 5,
}
const mostUnits = 40

/** Units for the stations of a city: those that each kind of station has, and what is missing spread over all. */
export function planFleet(posts: readonly HomePost[]): readonly PlannedUnit[] {
  const wanted: { kind: UnitKind; at: HomePost }[] = []
  for (let round = 0; round < 4; round += 1) {
    for (const at of posts) {
      const kind = perStation[at.kind]?.[round]
      if (kind !== undefined && wanted.length < mostUnits) wanted.push({ kind, at })
    }
  }
  for (const [kind, count] of kindsWithCounts()) {
    const lacking = count - wanted.filter((each) => each.kind === kind).length
    for (let i = 0; i < lacking; i += 1) {
      const at = posts[(i * 7) % posts.length]
      if (at !== undefined) wanted.push({ kind, at })
    }
  }
  return numbered(wanted)
}

const kindsWithCounts = (): readonly (readonly [UnitKind, number])[] =>
  (['patrol', 'engine', 'ladder', 'rescue', 'ambulance'] as const).map((kind) => [kind, atLeast[kind] ?? 0])

function numbered(wanted: readonly { kind: UnitKind; at: HomePost }[]): readonly PlannedUnit[] {
  const counts = new Map<UnitKind, number>()
  return wanted.map(({ kind, at }) => {
    const number = (counts.get(kind) ?? 0) + 1
    counts.set(kind, number)
    const { zh, en } = names[kind] ?? { zh: '单位', en: 'Unit' }
    const name = { zh: `${zh}${number}`, en: `${en} ${number}` }
    return {
      unit: `${letters[kind] ?? 'U'}${String(number).padStart(2, '0')}`,
      kind,
      name,
      post: at.post,
      home: at.point,
      brings: bringsOf(kind, number),
    }
  })
}
