import { readEntries, type Asking } from '../store/index.ts'
import { CompactRange, consistencyProof, rootOf, type Node } from './tree.ts'
import { hashOfPrefixes, readHead, type Head } from './head.ts'
import { digestOf, prefixBytes } from './leaf.ts'
import { signHead, type SigningKey } from './signing-key.ts'

/** A head with its tree's whole subtrees, so that the next goes on from it. */
export type KeptHead = { readonly head: Head; readonly frontier: CompactRange }

/** The log is not as it has to be to be signed: an entry is missing, or the kept tree is another. */
export class BentLog extends Error {
  override readonly name = 'BentLog'
}

/** One head covers no more entries than that: a long log is signed in several. */
export const mostInHead = 65_536

type Wish = { readonly log: string; readonly end: number; readonly now: number; readonly key: SigningKey }

/** The next head after `last` over what the log holds up to `end`; undefined where nothing came since. Throws `BentLog`. */
export async function nextHead(asking: Asking, last: KeptHead | undefined, wish: Wish): Promise<KeptHead | undefined> {
  const before = last?.frontier ?? new CompactRange()
  const upTo = Math.min(wish.end, before.end + mostInHead)
  if (upTo <= before.end) return undefined
  const grown = new CompactRange(before.end)
  const frontier = new CompactRange(0, before.nodes)
  const prefixes: Buffer[] = []
  for await (const page of readEntries(asking, before.end, upTo))
    for (const entry of page) {
      if (entry.position !== grown.end + 1) throw new BentLog(`entry ${grown.end + 1} of the log is missing`)
      const digest = digestOf(entry)
      grown.add(digest)
      frontier.add(digest)
      prefixes.push(digest.subarray(0, prefixBytes))
    }
  if (grown.end !== upTo) throw new BentLog(`entry ${grown.end + 1} of the log is missing`)
  const beginnings = Buffer.concat(prefixes)
  const signed = signHead(wish.key, {
    log: wish.log,
    size: upTo,
    root: rootOf(frontier.nodes).toString('hex'),
    at: wish.now,
    beforeSize: before.end,
    beforeRoot: rootOf(before.nodes).toString('hex'),
    leaves: hashOfPrefixes(beginnings),
  })
  const head: Head = {
    tocsinHead: 1,
    ...signed,
    publicKey: wish.key.publicKey.toString('base64url'),
    vouched: wish.key.vouched,
    proof: consistencyProof(before, grown).map((each) => each.toString('hex')),
    prefixes: beginnings.toString('base64url'),
  }
  return { head, frontier }
}

/** The tree's whole subtrees as one text: their hashes in hex, the largest first. Their sizes follow from that of the tree. */
export const frontierText = (frontier: CompactRange): string =>
  frontier.nodes.map(({ digest }) => digest.toString('hex')).join('')

/** A head as the table has it. Throws `BentLog` where its tree is not the one that was signed. */
export function keptHead(line: string, frontier: string): KeptHead {
  const head = readHead(line)
  if (head === undefined) throw new BentLog('the newest head of the log cannot be read')
  const range = new CompactRange(0, nodesOf(head.size, frontier))
  if (range.end !== head.size || rootOf(range.nodes).toString('hex') !== head.root)
    throw new BentLog('the tree of the newest head is not the one that was signed')
  return { head, frontier: range }
}

/** The levels of the whole subtrees of a tree: the bits of its size, the highest first. */
function levelsOf(size: number): readonly number[] {
  const levels: number[] = []
  for (let [level, rest] = [0, size]; rest > 0; [level, rest] = [level + 1, Math.floor(rest / 2)])
    if (rest % 2 === 1) levels.unshift(level)
  return levels
}

/** Whole subtrees of a tree of `size`, whose hashes stand in `text`. */
function nodesOf(size: number, text: string): readonly Node[] {
  let start = 0
  return levelsOf(size).map((level, index) => {
    const node = { start, level, digest: Buffer.from(text.slice(index * 64, index * 64 + 64), 'hex') }
    start += 2 ** level
    return node
  })
}
