import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Findings } from '../findings.ts'
import type { LayerFile, LayerKind } from './layer.ts'
import { makeLayers, type MadeLayers } from './make-layers.ts'
import { readOsm } from '../read-osm.ts'
import type { OsmNode, OsmRelation, OsmWay } from '../osm.ts'

/** A folder for a spec's layers, and what the importer makes of them. */
export async function layerFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'layers-'))
  let made = 0

  async function file(name: string, content: string | Uint8Array): Promise<string> {
    const path = join(folder, name)
    await writeFile(path, content)
    return path
  }

  /** Makes layers alone, or on an extract; gives what came of them, elements included. */
  async function make(layers: readonly LayerFile[], on: { extract?: string; base?: string } = {}): Promise<Outcome> {
    const into = await mkdtemp(join(folder, `${++made}-`))
    const findings = new Findings()
    const result = await makeLayers(
      {
        extract: on.extract,
        base: on.base,
        layers,
        folder: into,
        stationsInExtract: () => Promise.resolve([]),
      },
      (kind, example) => findings.add(kind, example),
    )
    const found = Object.fromEntries(findings.report().map(({ kind, examples }) => [kind, examples]))
    return { ...result, into, found, ...(await elementsIn(result.elementsFile)) }
  }

  return {
    folder,
    file,
    make,
    /** One layer with this content. */
    layer: async (kind: LayerKind, name: string, content: string | Uint8Array, on = {}): Promise<Outcome> =>
      make([{ kind, file: await file(name, content) }], on),
    remove: () => rm(folder, { recursive: true }),
  }
}

type Elements = { readonly nodes: OsmNode[]; readonly ways: OsmWay[]; readonly relations: OsmRelation[] }
export type Outcome = MadeLayers &
  Elements & {
    readonly into: string
    /** examples by kind of finding */
    readonly found: Readonly<Record<string, readonly string[]>>
  }

async function elementsIn(file: string | undefined): Promise<Elements> {
  const elements: Elements = { nodes: [], ways: [], relations: [] }
  if (file === undefined) return elements
  await readOsm(file, {
    node: (node) => elements.nodes.push(node),
    way: (way) => elements.ways.push(way),
    relation: (relation) => elements.relations.push(relation),
  })
  return elements
}

type Properties = Readonly<Record<string, unknown>>
type Geometry = { readonly type: string; readonly coordinates: unknown }

export const feature = (type: string, coordinates: unknown, properties: Properties = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates } satisfies Geometry,
})

export const collection = (features: readonly object[], more: object = {}): string =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features })
