import { expect, it } from 'vitest'
import type { Place, Places } from '../places/index.ts'
import { BeatFinder } from './beat-finder.ts'
import type { Beat } from '../city.ts'
import { withBeats } from './with-beats.ts'

const degree = 111_195
/** x and y in metres east and north of the equator's 113. */
const at = (x: number, y: number) => ({ lon: 113 + x / degree, lat: y / degree })

function square(x: number, y: number, size: number): number[] {
  const corners = [at(x, y), at(x + size, y), at(x + size, y + size), at(x, y + size), at(x, y)]
  return corners.flatMap(({ lon, lat }) => [lon, lat])
}

const beat = (id: string, polygons: number[][][], kind: Beat['kind'] = 'beat'): Beat => ({
  id,
  kind,
  name: { zh: `${id}警区`, en: id },
  polygons,
})
const finder = new BeatFinder([
  beat('west', [[square(0, 0, 1000), square(400, 400, 200)]]),
  beat('east', [[square(1000, 0, 1000)]]),
  beat('isles', [[square(5000, 0, 100)], [square(5150, 0, 100)]]),
  beat('market', [[square(100, 100, 200)]], 'zone'),
])
const ids = (x: number, y: number, nearM?: number) =>
  finder.at(at(x, y), nearM).map(({ id, metres }) => `${id} ${metres}`)

it('tells the beat in which a point lies, alone when the border is farther than 100 m', () => {
  expect(ids(850, 500)).toEqual(['west 0'])
})

it('tells both beats within 100 m of their border, the own one first', () => {
  expect(ids(920, 500)).toEqual(['west 0', 'east 80'])
  expect(ids(1030, 500)).toEqual(['east 0', 'west 30'])
})

it('does not count a hole, and tells how far its border is', () => {
  expect(ids(500, 500)).toEqual(['west 100'])
  expect(ids(500, 450)).toEqual(['west 50'])
})

it('tells each beat once, also one of several parts', () => {
  expect(ids(5125, 50)).toEqual(['isles 25'])
})

it('puts the smaller before the larger that holds it, and beats before zones for the one answer', () => {
  expect(ids(200, 200)).toEqual(['market 0', 'west 0'])
  expect(finder.inside(at(200, 200))?.id).toBe('west')
  expect(finder.inside(at(-50, 50))).toBeUndefined()
})

it('tells a beat and a zone of the same id', () => {
  const both = new BeatFinder([beat('1', [[square(0, 0, 1000)]]), beat('1', [[square(0, 0, 500)]], 'zone')])
  expect(both.at(at(200, 200)).map(({ kind, id }) => `${kind} ${id}`)).toEqual(['zone 1', 'beat 1'])
})

it('knows nothing without beats', () => {
  expect(new BeatFinder([]).at(at(0, 0))).toEqual([])
})

it('names the beat in the answers of a gazetteer, and leaves those outside as they are', () => {
  const place = (x: number): Place => ({
    ...at(x, 500),
    id: `${x}`,
    kind: 'poi',
    name: {},
    label: '',
    radiusM: 5,
    precision: 'rooftop',
  })
  const places: Places = {
    search: () => [place(900), place(9000)],
    reverse: () => place(1500),
    streetAt: () => undefined,
    around: () => {
      throw new Error('not asked')
    },
    aidsNear: () => [],
  }
  const named = withBeats(places, finder)
  expect(named.search('x').map((each) => each.beat)).toEqual([{ zh: 'west警区', en: 'west' }, undefined])
  expect(named.reverse(at(0, 0))?.beat).toEqual({ zh: 'east警区', en: 'east' })
})
