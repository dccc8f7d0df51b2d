import type { Crossings } from '../plan/crossings.ts'
import type { Lattice } from '../plan/lattice.ts'
import type { MainStreets } from '../plan/main-streets.ts'
import { randomFrom } from '../random.ts'

type Edge = { readonly kind: 'eastward' | 'northward'; readonly i: number; readonly j: number }

/** share of the country edges that are roads although one could get there without them */
const spareShare = 0.26

/** Union-find over the lattice's corners. */
const newSets = (count: number): { readonly join: (a: number, b: number) => boolean } => {
  const parent = Int32Array.from({ length: count }, (_, k) => k)
  const root = (a: number): number => {
    let at = a
    while (parent[at] !== at) at = parent[at] = parent[parent[at] ?? at] ?? at
    return at
  }
  return {
    join: (a, b) => {
      const [rootA, rootB] = [root(a), root(b)]
      parent[rootA] = rootB
      return rootA !== rootB
    },
  }
}

const crossingColumns = (crossings: Crossings, band: Lattice['rows'][number]['band']): readonly number[] =>
  band === 'river' ? crossings.bridges : band === 'railway' ? crossings.railway : crossings.motorway

const possibleEdges = (lattice: Lattice, crossings: Crossings): readonly Edge[] => {
  const { columns, rows } = lattice
  return columns.flatMap((_, i) =>
    [...rows.keys(), rows.length].flatMap((j): Edge[] => {
      const band = rows[j]?.band
      const north = j < rows.length && (band === undefined || crossingColumns(crossings, band).includes(i))
      return [
        ...(i + 1 < columns.length ? [{ kind: 'eastward', i, j } as const] : []),
        ...(north ? [{ kind: 'northward', i, j } as const] : []),
      ]
    }),
  )
}

const isBandCrossing = (lattice: Lattice, edge: Edge): boolean =>
  edge.kind === 'northward' && lattice.rows[edge.j]?.band !== undefined

/** After the town has taken the streets it needs: bridges, and country roads so that every corner can be reached. */
export const layCountryRoads = (seed: number, lattice: Lattice, crossings: Crossings, streets: MainStreets): void => {
  const random = randomFrom(seed, 61)
  const high = lattice.rows.length + 1
  const sets = newSets(lattice.columns.length * high)
  const joins = ({ kind, i, j }: Edge): boolean =>
    sets.join(i * high + j, kind === 'eastward' ? (i + 1) * high + j : i * high + j + 1)
  const lay = ({ kind, i, j }: Edge): unknown => streets[kind](i, j)
  const given = (edge: Edge): boolean => streets.has(edge.kind, edge.i, edge.j) || isBandCrossing(lattice, edge)
  const edges = possibleEdges(lattice, crossings)
  for (const edge of edges.filter(given)) {
    lay(edge)
    joins(edge)
  }
  const wild = edges.filter((edge) => !given(edge)).map((edge) => ({ edge, order: random.unit() }))
  for (const { edge } of wild.toSorted((a, b) => a.order - b.order)) {
    const needed = joins(edge)
    if (needed || random.chance(spareShare)) lay(edge)
  }
}
