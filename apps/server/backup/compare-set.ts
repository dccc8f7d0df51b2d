import { createHash } from 'node:crypto'
import type { Connection } from '../postgres/index.ts'
import { openSnapshot, verifyChains, type Snapshot } from '../store/index.ts'
import type { Manifest, Part } from './manifest.ts'
import { growing, restAfter } from './tables.ts'

/** What a database that was filled with a set has otherwise than the set says. */
export type Difference =
  | { readonly of: string; readonly differs: 'rows'; readonly there: number; readonly kept: number }
  | { readonly of: string; readonly differs: 'content' }
  /** `org`'s chain does not end as it did */
  | { readonly of: string; readonly differs: 'chain' }

/** Holds a database against the set that it was filled with: rows of each table, their hashes, every link of every chain. */
export async function compareSet(owner: Connection, set: Manifest): Promise<readonly Difference[]> {
  const differences: Difference[] = []
  const snapshot = await openSnapshot(owner)
  try {
    for (const part of set.parts)
      if (!part.of.startsWith('@')) differences.push(...(await comparePart(snapshot, set, part)))
  } finally {
    await snapshot.close()
  }
  const reports = await verifyChains(
    owner,
    set.heads.map(({ org }) => org),
  )
  for (const [index, { org, events, head }] of set.heads.entries()) {
    const report = reports[index]
    const holds = report?.sound === true && report.events === events && report.head === head
    if (!holds) differences.push({ of: org, differs: 'chain' })
  }
  return differences
}

async function comparePart(snapshot: Snapshot, set: Manifest, part: Part): Promise<Difference[]> {
  const table = { name: part.of, columns: part.columns, order: orderOf(snapshot, part) }
  const hash = createHash('sha256')
  const rows = snapshot.copy(table, rangeOf(set, part))
  for await (const piece of rows as AsyncIterable<Buffer>) hash.update(piece)
  if (rows.rowCount !== part.rows) return [{ of: part.of, differs: 'rows', there: rows.rowCount, kept: part.rows }]
  return hash.digest('hex') === part.plain ? [] : [{ of: part.of, differs: 'content' }]
}

const orderOf = (snapshot: Snapshot, { of, columns }: Part): readonly string[] =>
  snapshot.tables.find(({ name }) => name === of)?.order ?? columns

/** Of a table that grows, each part is held against its own rows. */
function rangeOf(set: Manifest, { of, range }: Part): string | undefined {
  const rowsOf = growing[of]
  if (rowsOf === undefined) return undefined
  if (range !== undefined) return rowsOf(range)
  const last = set.parts.findLast((part) => part.of === of && part.range !== undefined)?.range
  return rowsOf(restAfter(last, set.end.position))
}
