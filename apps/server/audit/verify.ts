import { chainStart, isStamped, linkOf, readEntries, type Asking, type Entry } from '../store/index.ts'
import { classify } from './classify.ts'
import type { BendKind, Finding } from './finding.ts'
import { HeadsWalk, type Fork, type PlaceFault } from './heads-walk.ts'
import { digestOf, prefixBytes } from './leaf.ts'
import type { Kept } from './places.ts'
import { CompactRange, rootOf } from './tree.ts'

export type Verified = {
  /** from which position on it was read: 0 for all of it */
  readonly from: number
  /** entries that stand in the log and are in order */
  readonly entries: number
  /** how far it was signed, and that lies outside */
  readonly anchored: number
  /** how far it was signed at all, by the heads in the database */
  readonly signed: number
  /** entries after what is anchored */
  readonly unanchored: number
  readonly finding: Finding | null
  /** lines of the places that are not as they were written */
  readonly faults: readonly PlaceFault[]
  readonly forks: readonly Fork[]
  /** sizes of heads that a place has and the table has not, or otherwise */
  readonly tableDiffers: readonly number[]
  /** of other logs' heads: how far this log is what they say, and how far they go. 0: another log altogether */
  readonly pasts: readonly { readonly name: string; readonly agreesTo: number; readonly of: number }[]
  /** heads on paper: whether the log had that root at that size; null: it is not that long */
  readonly papers: readonly { readonly size: number; readonly agrees: boolean | null }[]
}

/** A printed head: its root in hex. */
export type Paper = { readonly size: number; readonly root: string }

type Wish = {
  readonly asking: Asking
  /** what the log is held against: copies outside, or none */
  readonly kept: readonly Kept[]
  /** heads of other logs that may be this one's past */
  readonly pasts?: readonly Kept[]
  /** heads that somebody printed */
  readonly papers?: readonly Paper[]
  /** looks at what comes after this position alone: links to what was before and roots of the tree are then believed */
  readonly from?: number
  readonly progress?: (done: number, of: number) => void
}

const windowSize = 500

/** Reads the whole log once, and holds every entry, link and root against the heads. Changes nothing. */
export async function verifyLog({
  asking,
  kept,
  pasts = [],
  papers = [],
  from = 0,
  progress,
}: Wish): Promise<Verified> {
  const table = new HeadsWalk({ name: 'audit_heads', lines: () => linesOfTable(asking, from) })
  const places = kept.map((each) => new HeadsWalk(each))
  const walks = places.length > 0 ? places : [table]
  const head = await endOf(asking)
  const earlier = pasts.map((each) => new PastWalk(each))
  const walk = new LogWalk(asking, walks, earlier, new Map(papers.map(({ size }) => [size, ''])), from)
  const finding = await walk.run(head, progress)
  const entries = walk.end
  for (const each of [...places, table]) await drain(each)
  const anchored = Math.max(0, ...places.map(({ end }) => end))
  return {
    from,
    entries,
    anchored,
    signed: table.end,
    unanchored: Math.max(0, entries - anchored),
    finding,
    faults: walks.flatMap(({ faults }) => faults),
    forks: walks.flatMap(({ forks }) => forks),
    tableDiffers: places.length === 0 ? [] : differing(places, table),
    pasts: await Promise.all(earlier.map((each) => each.result())),
    papers: papers.map(({ size, root }) => ({
      size,
      agrees: walk.rootAt(size) === undefined ? null : walk.rootAt(size) === root,
    })),
  }
}

async function drain(walk: HeadsWalk): Promise<void> {
  while (await walk.reach(walk.end + 1));
}

const differing = (places: readonly HeadsWalk[], table: HeadsWalk): readonly number[] => {
  const sizes = places.flatMap(({ heads }) =>
    [...heads].filter(([size, { root }]) => table.heads.get(size)?.root !== root).map(([size]) => size),
  )
  return [...new Set(sizes)].toSorted((one, other) => one - other)
}

async function* linesOfTable(asking: Asking, after: number): AsyncGenerator<string> {
  let size = after
  for (;;) {
    const { rows } = await asking.query({
      text: 'select size, line from tocsin.audit_heads where size > $1 order by size limit 16',
      values: [size],
      rowMode: 'array',
    })
    if (rows.length === 0) return
    for (const [at, line] of rows) {
      size = Number(at)
      yield String(line)
    }
  }
}

async function endOf(asking: Asking): Promise<number> {
  const { rows } = await asking.query({
    text: 'select position from tocsin.log_head',
    values: [],
    rowMode: 'array',
  })
  return Number(rows[0]?.[0] ?? 0)
}

type Link = { readonly orgSeq: number; readonly hash: string }

/** Heads of another log, as far as this one is what they say. */
class PastWalk {
  readonly #walk: HeadsWalk
  #agreesTo = 0
  goesOn = true

  constructor(kept: Kept) {
    this.#walk = new HeadsWalk(kept)
  }

  async look(position: number, entry: Entry): Promise<void> {
    const signed = (await this.#walk.reach(position)) ? this.#walk.prefixAt(position) : undefined
    this.goesOn = signed !== undefined && signed.compare(digestOf(entry), 0, prefixBytes) === 0
    if (this.goesOn) this.#agreesTo = position
  }

  async result(): Promise<Verified['pasts'][number]> {
    await drain(this.#walk)
    return { name: this.#walk.name, agreesTo: this.#agreesTo, of: this.#walk.end }
  }
}

/** One pass over the entries of the log. */
class LogWalk {
  readonly #asking: Asking
  readonly #walks: readonly HeadsWalk[]
  readonly #tree: CompactRange
  readonly #from: number
  readonly #links = new Map<string, Link>()
  #lastAt: number | null = null

  readonly #pasts: readonly PastWalk[]
  /** roots to be kept, by size */
  readonly #roots: Map<number, string>

  constructor(
    asking: Asking,
    walks: readonly HeadsWalk[],
    pasts: readonly PastWalk[],
    roots: Map<number, string>,
    from: number,
  ) {
    this.#from = from
    this.#tree = new CompactRange(from)

    this.#asking = asking
    this.#walks = walks
    this.#pasts = pasts
    this.#roots = roots
  }

  /** the root over so many entries, where it was asked for and the log is that long */
  rootAt(size: number): string | undefined {
    return this.#roots.get(size) || undefined
  }

  /** entries that were found to be in order */
  get end(): number {
    return this.#tree.end
  }

  async run(headEnd: number, progress?: Wish['progress']): Promise<Finding | null> {
    for await (const page of readEntries(
      this.#asking,
      this.#from === 0 ? Number.MIN_SAFE_INTEGER : this.#from,
      Number.MAX_SAFE_INTEGER,
    )) {
      for (const entry of page) {
        const finding = this.#isCovered() ? this.#look(entry) : await this.#reachAndLook(entry)
        if (finding !== undefined) return this.#describe(finding, entry)
        for (const past of this.#pasts) if (past.goesOn) await past.look(this.end, entry)
      }
      progress?.(this.end, headEnd)
    }
    return this.#atEnd(headEnd)
  }

  /** Whether every place's heads that were read cover the next entry, or there are no more. */
  #isCovered(): boolean {
    const next = this.#tree.end + 1
    return this.#walks.every((walk) => walk.prefixAt(next) !== undefined)
  }

  async #reachAndLook(entry: Entry): Promise<BendKind | undefined> {
    for (const walk of this.#walks) await walk.reach(this.#tree.end + 1)
    return this.#look(entry)
  }

  #look(entry: Entry): BendKind | undefined {
    const position = this.#tree.end + 1
    if (entry.position < position) return 'inserted'
    if (entry.position > position) return 'deleted'
    const digest = digestOf(entry)
    let isSigned = false
    for (const walk of this.#walks) {
      const signed = walk.prefixAt(position)
      if (signed === undefined) continue
      isSigned = true
      if (signed.compare(digest, 0, prefixBytes) !== 0) return 'edited'
    }
    const link = this.#links.get(entry.org) ?? (this.#from === 0 ? { orgSeq: 0, hash: chainStart } : undefined)
    if (link !== undefined && !isLinked(entry, link)) return 'link'
    if (!isSigned && !isStamped(entry)) return 'columns'
    this.#links.set(entry.org, { orgSeq: Number(entry.orgSeq), hash: entry.hash })
    this.#tree.add(digest)
    this.#lastAt = Number(entry.at)
    if (this.#roots.has(position)) this.#roots.set(position, rootOf(this.#tree.nodes).toString('hex'))
    return this.#isRootWrong() ? 'edited' : undefined
  }

  #isRootWrong(): boolean {
    if (this.#from > 0) return false
    const size = this.#tree.end
    return this.#walks.some(({ head }) => head?.size === size && head.root !== rootOf(this.#tree.nodes).toString('hex'))
  }

  async #describe(kind: BendKind, entry: Entry): Promise<Finding> {
    const position = kind === 'inserted' ? entry.position : this.#tree.end + 1
    if (kind === 'deleted') return this.#describeGap(position, entry)
    const standing = findingOf(kind, entry, position, this.#isAnchored(position))
    if (kind !== 'edited') return standing
    const rows = await this.#window(position)
    const signed = await this.#signedFrom(position)
    const told = await classify({
      position,
      rows,
      signed,
      rowAt: async (at) => (await this.#window(at, 1))[0],
    })
    return { ...standing, ...told }
  }

  async #window(from: number, count = windowSize): Promise<readonly Entry[]> {
    const rows: Entry[] = []
    for await (const page of readEntries(this.#asking, from - 1, from + count - 1)) rows.push(...page)
    return rows
  }

  async #signedFrom(position: number): Promise<ReadonlyMap<number, string>> {
    for (const walk of this.#walks) if (walk.prefixAt(position) !== undefined) return walk.rest(position)
    return new Map()
  }

  /** Whose entry is gone: the organisation whose numbers jump next, and the subject whose versions do. */
  async #describeGap(position: number, after: Entry): Promise<Finding> {
    const rows = await this.#window(after.position)
    const jumped = rows.find(({ org, orgSeq }, index) => {
      const seen = rows.slice(0, index).findLast((row) => row.org === org)?.orgSeq
      return Number(orgSeq) !== Number(seen ?? this.#links.get(org)?.orgSeq ?? 0) + 1
    })
    const orphan = await this.#versionGap(rows)
    return {
      kind: 'deleted',
      position,
      org: jumped?.org ?? null,
      orgSeq: jumped === undefined ? null : (this.#links.get(jumped.org)?.orgSeq ?? 0) + 1,
      subject: orphan ?? null,
      at: this.#lastAt,
      with: null,
      end: null,
      anchored: this.#isAnchored(position),
    }
  }

  async #versionGap(rows: readonly Entry[]): Promise<string | undefined> {
    const { rows: found } = await this.#asking.query({
      text: `select subject from tocsin.events as e where position >= $1 and position <= $2 and version > 1
        and not exists (select from tocsin.events as b where b.subject = e.subject and b.version = e.version - 1)
        order by position limit 1`,
      values: [rows[0]?.position ?? 0, rows.at(-1)?.position ?? 0],
      rowMode: 'array',
    })
    return found[0] === undefined ? undefined : String(found[0][0])
  }

  #isAnchored(position: number): boolean {
    return this.#walks.some((walk) => walk.end >= position)
  }

  /** The log has ended: do the heads go on? */
  async #atEnd(headEnd: number): Promise<Finding | null> {
    const position = this.#tree.end + 1
    const longer: HeadsWalk[] = []
    for (const walk of this.#walks) if (await walk.reach(position)) longer.push(walk)
    if (longer.length === 0 && headEnd < position) return null
    return {
      // a database that is older as a whole says itself that it ends here
      kind: headEnd < position ? 'rolled-back' : 'cut',
      position,
      org: null,
      orgSeq: null,
      subject: null,
      at: this.#lastAt,
      with: null,
      end: position - 1,
      anchored: longer.length > 0,
    }
  }
}

const isLinked = ({ body, hash, orgSeq }: Entry, before: Link): boolean =>
  hash === linkOf(before.hash, body) && Number(orgSeq) === before.orgSeq + 1

const findingOf = (kind: BendKind, entry: Entry, position: number, anchored: boolean): Finding => ({
  kind,
  position,
  org: entry.org,
  orgSeq: Number(entry.orgSeq),
  subject: entry.subject,
  at: Number(entry.at),
  with: null,
  end: null,
  anchored,
})
