import type { Branch, IncidentType, UnitKind } from '@tocsin/domain'

type Needs = readonly UnitKind[]

const byBranch: Readonly<Record<Branch, Needs>> = {
  police: ['patrol'],
  fire: ['engine'],
  medical: ['ambulance'],
  traffic: ['patrol'],
  rescue: ['rescue', 'ambulance'],
  service: ['patrol'],
}

const byType: Readonly<Record<string, Needs>> = {
  violence: ['patrol', 'patrol'],
  'fire-building': ['engine', 'engine', 'ladder', 'ambulance'],
  gas: ['engine', 'patrol'],
  lift: ['rescue'],
  'traffic-injury': ['ambulance', 'patrol'],
  obstruction: ['patrol'],
  electrical: ['engine'],
}

const bigFire: Needs = [
  'engine',
  'engine',
  'engine',
  'engine',
  'ladder',
  'ladder',
  'rescue',
  'ambulance',
  'ambulance',
  'ambulance',
  'patrol',
  'patrol',
  'patrol',
]

/** So many callers about one incident mean that it is a big one. */
export const bigFromContacts = 10

/** The kinds of units that an incident of this type wants, one entry a unit. */
export function needsOf(type: Pick<IncidentType, 'code' | 'branch'> | undefined, contacts: number): Needs {
  if (type?.branch === 'fire' && contacts >= bigFromContacts) return bigFire
  return byType[type?.code ?? ''] ?? byBranch[type?.branch ?? 'service']
}

/** Kinds that can stand in for one, best first. */
const substitutes: Readonly<Partial<Record<UnitKind, Needs>>> = {
  rescue: ['engine', 'ladder'],
  ladder: ['engine', 'rescue'],
  patrol: ['motorcycle', 'foot'],
}

export const kindsThatFill = (kind: UnitKind): Needs => [kind, ...(substitutes[kind] ?? [])]

/** What of `wanted` is still missing when these kinds are on their way. */
export function stillMissing(wanted: Needs, sent: Needs): Needs {
  const left = [...sent]
  return wanted.filter((kind) => {
    const index = kindsThatFill(kind)
      .map((each) => left.indexOf(each))
      .find((each) => each >= 0)
    if (index === undefined) return true
    left.splice(index, 1)
    return false
  })
}
