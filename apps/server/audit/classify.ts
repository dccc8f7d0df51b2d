import { eventOf, bodyOf, type Entry } from '../store/index.ts'
import type { BendKind } from './finding.ts'
import { digestOf, prefixBytes } from './leaf.ts'

/** The rows from the first bent one on, as many as were looked at, and what was signed from there on, in hex by position. */
export type Scene = {
  readonly position: number
  readonly rows: readonly Entry[]
  readonly signed: ReadonlyMap<number, string>
  /** the row that stands at a position */
  readonly rowAt: (position: number) => Promise<Entry | undefined>
}

export type Kind = { readonly kind: BendKind; readonly with: number | null }

/** What was done at the first position where the log is not as it was signed, and a row stands there. */
export async function classify(scene: Scene): Promise<Kind> {
  const { position, rows, signed } = scene
  const [row, next] = rows
  if (row === undefined) return { kind: 'deleted', with: null }
  const is = (entry: Entry | undefined, at: number): boolean =>
    entry !== undefined &&
    signed.get(at) !== undefined &&
    forms(entry, at).some((each) => prefixOf(each) === signed.get(at))
  const other = [...signed].find(([at, prefix]) => at > position && prefix === prefixOf(row))?.[0]
  if (other !== undefined && prefixOf(await scene.rowAt(other)) === signed.get(position))
    return { kind: 'swapped', with: other }
  if (is(next, position) && is(row, position + 1)) return { kind: 'swapped', with: position + 1 }
  if (is(next, position)) return { kind: 'inserted', with: null }
  if (is(row, position + 1)) return { kind: 'deleted', with: null }
  return { kind: isFork(scene) ? 'forked' : 'edited', with: null }
}

const prefixOf = (entry: Entry | undefined): string | undefined =>
  entry === undefined ? undefined : digestOf(entry).subarray(0, prefixBytes).toString('hex')

/** An edited entry leaves those after it as they were; where none is, somebody else's history goes on from here. */
function isFork({ position, rows, signed }: Scene): boolean {
  const compared = rows.flatMap((row, index) => {
    const expected = signed.get(position + index)
    return expected === undefined ? [] : [expected === prefixOf(row)]
  })
  return compared.length > 1 && !compared.includes(true)
}

const near = [0, -1, 1]

/** The entry as it is, and as it would have been written at `position` with numbers next to its own: who moves entries renumbers them. */
function forms(entry: Entry, position: number): readonly Entry[] {
  const moved = near.flatMap((bySeq) => near.map((byVersion) => renumbered(entry, position, bySeq, byVersion)))
  return [entry, ...moved.flatMap((each) => each ?? [])]
}

function renumbered(entry: Entry, position: number, bySeq: number, byVersion: number): Entry | undefined {
  try {
    const { type, data, stamp } = eventOf(entry.body)
    const orgSeq = Number(entry.orgSeq) + bySeq
    const version = Number(entry.version) + byVersion
    const body = bodyOf({ type, data }, { ...stamp, position, orgSeq, version })
    return { ...entry, orgSeq: String(orgSeq), version: String(version), body }
  } catch {
    // no event of ours: whoever wrote it did not renumber it
    return undefined
  }
}
