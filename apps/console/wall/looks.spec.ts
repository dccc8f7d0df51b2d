import type { IncidentDocument } from '@tocsin/domain'
import { expect, it } from 'vitest'
import { areaAt } from '../areas/area-at.ts'
import type { Area } from '../areas/ask-areas.ts'
import { lookAt } from './looks.ts'

const square = (x: number, size: number): [number, number][] => [
  [x, 0],
  [x + size, 0],
  [x + size, size],
  [x, size],
  [x, 0],
]
const beat = (id: string, x: number, kind: Area['kind'] = 'beat'): Area => ({
  id,
  kind,
  name: { zh: id },
  shape: [[square(x, 1)]],
})
const incident = (id: string, priority: number, lon: number | null): IncidentDocument =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of an incident only these are looked at
  ({
    id,
    priority,
    openedAt: 0,
    place: lon === null ? null : { point: { lon, lat: 0.5 }, radiusM: 5, label: '', source: 'map' },
  }) as IncidentDocument

const told = (turn: number, incidents: IncidentDocument[], areas: Area[]): string => {
  const look = lookAt(turn, incidents, areas)
  if (look.at === 'whole') return 'whole'
  return look.at === 'area' ? `${look.area.id} ${look.incidents.length}` : `cluster ${look.cluster.first.id}`
}
const turns = (count: number, incidents: IncidentDocument[], areas: Area[]): string[] =>
  Array.from({ length: count }, (_, turn) => told(turn, incidents, areas))

it('a round is the whole, areas with something open by urgency, what lies outside, and one quiet area, another each round', () => {
  const areas = [beat('a', 0), beat('b', 1), beat('c', 2), beat('d', 3), beat('market', 0, 'zone')]
  const incidents = [incident('1', 3, 0.5), incident('2', 1, 1.5), incident('3', 2, 1.6), incident('4', 1, 9)]
  const busy = ['whole', 'b 2', 'a 1', 'cluster 4']
  expect(turns(15, incidents, areas)).toEqual([...busy, 'c 0', ...busy, 'd 0', ...busy, 'c 0'])
})

it('without areas it is where something is open, and without that the whole', () => {
  expect(turns(3, [incident('1', 2, 5)], [])).toEqual(['whole', 'cluster 1', 'whole'])
  expect(turns(2, [incident('1', 2, null)], [])).toEqual(['whole', 'whole'])
})

it('a point lies in the area that holds it, and in no hole of it', () => {
  const ring = beat('ring', 0)
  const holed: Area = { ...ring, shape: [[square(0, 3), square(0, 1)]] }
  expect(areaAt({ lon: 2, lat: 2 }, [holed])?.id).toBe('ring')
  expect(areaAt({ lon: 0.5, lat: 0.5 }, [holed])).toBeUndefined()
  expect(areaAt({ lon: 7, lat: 0.5 }, [holed])).toBeUndefined()
})
