import { expect, it } from 'vitest'
import { describeDrawn } from './describe-drawn.ts'
import { readRoads } from './roads/index.ts'
import { OsmElements } from './roads/osm-elements.fixture.ts'

// Two banks, 1-2 and 3-4, with bridges 1-3 and 2-4, the second for one direction alone.
const roads = await readRoads(
  new OsmElements()
    .node(1, 114.3, 30.6)
    .node(2, 114.32, 30.6)
    .node(3, 114.3, 30.61)
    .node(4, 114.32, 30.61)
    .way(1, [1, 2])
    .way(2, [3, 4])
    .way(3, [1, 3])
    .way(4, [2, 4], { oneway: 'yes' }).source,
)
const names = { 1: '南岸路', 2: '北岸路', 3: '一桥' } as const
const streetAt = ({ lon, lat }: { lon: number; lat: number }) => {
  const id = lat === 30.6 ? 1 : lat === 30.61 ? 2 : lon === 114.3 ? 3 : undefined
  return id && { id, name: { zh: names[id] } }
}
const hits = (line: readonly (readonly [number, number])[], kind: 'across' | 'along' = 'across') =>
  describeDrawn(
    { roads, places: { streetAt } },
    { kind, line: line.map(([lon, lat]) => ({ lon, lat })) },
    kind === 'along' ? 'drawn' : 'both',
  )

it('names the roads that a line crosses, the nameless last, and says which are closed one way only', () => {
  const { roads: found, ...all } = hits([
    [114.299, 30.605],
    [114.321, 30.605],
  ])
  expect(found.map(({ name, pieces, directions }) => [name?.zh, pieces, directions])).toEqual([
    ['一桥', 1, 'both'],
    [undefined, 1, 'one'],
  ])
  expect(all).toMatchObject({ pieces: 2, moreRoads: 0 })
  expect(all.metres).toBeCloseTo(2 * 1112, -2)
  expect(all.lines).toContainEqual([
    [114.3, 30.6],
    [114.3, 30.61],
  ])
})

it('of a line along a road in its own direction closes that one alone', () => {
  const along = hits(
    [
      [114.302, 30.60001],
      [114.318, 30.60001],
    ],
    'along',
  )
  expect(along.roads).toMatchObject([{ name: { zh: '南岸路' }, directions: 'one' }])
})

it('says that there is nothing where no road is', () => {
  expect(
    hits([
      [114.305, 30.603],
      [114.315, 30.604],
    ]),
  ).toEqual({ pieces: 0, metres: 0, roads: [], moreRoads: 0, lines: [] })
})
