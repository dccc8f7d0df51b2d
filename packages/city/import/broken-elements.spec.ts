import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildRoads } from '../roads/index.ts'
import { openOsmSink } from '../town/osm-file/osm-sink.ts'
import { readShapes } from './read-shapes.ts'

let folder: string
let twice: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broken-elements-'))
  twice = join(folder, 'twice.osm.pbf')
  const sink = await openOsmSink(twice)
  const [a, b] = [sink.node(113, 22, { amenity: 'hospital', name: 'Twice' }), sink.node(113.01, 22)]
  sink.way([a, b, 4711], { highway: 'residential', name: 'Main Street' })
  sink.relation([{ type: 'way', ref: 1, role: 'outer' }], { type: 'multipolygon', natural: 'water' })
  await sink.close()
  // as somebody puts two extracts together: the blocks of one after those of the other
  await appendFile(twice, await readFile(twice))
})
afterAll(() => rm(folder, { recursive: true }))

it('ids that come twice are taken once and told, and so are ways with missing nodes', async () => {
  const shapes: string[] = []
  const found: string[] = []
  await readShapes(twice, {
    point: ({ id }) => shapes.push(`n${id}`),
    line: ({ id, line }) => shapes.push(`w${id} of ${line.length / 2}`),
    area: ({ id }) => shapes.push(`r${id}`),
    finding: (kind, example) => found.push(`${kind}: ${example}`),
  })
  expect(shapes).toEqual(['n1', 'w1 of 2', 'r1'])
  expect(found.toSorted()).toEqual([
    'area-not-closed: relation 1',
    'duplicate-node: node 1',
    'duplicate-node: node 2',
    'duplicate-relation: relation 1',
    'duplicate-way: way 1',
    'way-with-missing-nodes: way 1',
  ])
})

it('roads of it are built of what is there', async () => {
  const kinds: string[] = []
  const counts = await buildRoads(twice, join(folder, 'roads.bin'), { finding: ({ kind }) => kinds.push(kind) })
  expect(counts).toMatchObject({ roads: 1, roadPieces: 1 })
  expect(kinds.toSorted()).toEqual(['duplicate-way', 'road-with-missing-nodes'])
})
