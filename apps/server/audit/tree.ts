import { hash } from 'node:crypto'

/** SHA-256, 32 bytes. */
export type Digest = Buffer

/** A whole subtree: the leaves from `start` (of 0), 2^`level` of them. */
export type Node = { readonly start: number; readonly level: number; readonly digest: Digest }

/** MTH of nothing (RFC 6962, 2.1). */
export const emptyRoot: Digest = hash('sha256', '', 'buffer')

/** The hash of a leaf: SHA-256 over a zero byte and the text's UTF-8 (RFC 6962, 2.1). */
export const leafDigest = (text: string): Digest => hash('sha256', `\0${text}`, 'buffer')

const pair = Buffer.alloc(65, 1)

/** The hash of an inner node: SHA-256 over a one byte and both halves (RFC 6962, 2.1). */
function joined(left: Digest, right: Digest): Digest {
  left.copy(pair, 1)
  right.copy(pair, 33)
  return hash('sha256', pair, 'buffer')
}

/**
 * The leaves from `start` on, as the fewest whole subtrees that lie at multiples of their size: O(log n) of them. From 0
 * on this is the frontier of a growing tree (Certificate Transparency calls it a compact range).
 */
export class CompactRange {
  #nodes: Node[]
  readonly start: number
  #end: number

  constructor(start = 0, nodes: readonly Node[] = []) {
    this.start = start
    this.#nodes = [...nodes]
    this.#end = nodes.reduce((end, { level }) => end + 2 ** level, start)
  }

  get end(): number {
    return this.#end
  }

  get nodes(): readonly Node[] {
    return this.#nodes
  }

  add(digest: Digest): void {
    let node: Node = { start: this.#end, level: 0, digest }
    this.#end += 1
    for (;;) {
      const before = this.#nodes.at(-1)
      if (before === undefined || before.level !== node.level || !isLeft(before)) break
      this.#nodes.pop()
      node = { start: before.start, level: node.level + 1, digest: joined(before.digest, node.digest) }
    }
    this.#nodes.push(node)
  }
}

const isLeft = ({ start, level }: Node): boolean => (start / 2 ** level) % 2 === 0

/** The root over whole subtrees that follow each other, the larger first; `emptyRoot` over none. */
export function rootOf(nodes: readonly Node[]): Digest {
  const [last, ...before] = nodes.toReversed()
  return last === undefined ? emptyRoot : before.reduce((right, { digest }) => joined(digest, right), last.digest)
}

/**
 * The proof that the tree of `grown.end` leaves begins with that of `frontier.end` (RFC 6962, 2.1.2): `frontier` begins at
 * 0, `grown` where it ends. Empty where either is.
 */
export function consistencyProof(frontier: CompactRange, grown: CompactRange): readonly Digest[] {
  const nodes = [...frontier.nodes, ...grown.nodes]
  const [middle, end] = [frontier.end, grown.end]
  const between = (from: number, to: number): Digest =>
    rootOf(nodes.filter((node) => node.start >= from && node.start + 2 ** node.level <= to))
  const prove = (from: number, to: number, isWhole: boolean): readonly Digest[] => {
    if (middle === to) return isWhole ? [] : [between(from, to)]
    const split = from + splitOf(to - from)
    return middle <= split
      ? [...prove(from, split, isWhole), between(split, to)]
      : [...prove(split, to, false), between(from, split)]
  }
  return middle === 0 || middle === end ? [] : prove(0, end, true)
}

/** The largest power of two below a number of leaves. */
const splitOf = (leaves: number): number => 2 ** Math.ceil(Math.log2(leaves) - 1)

type Sized = { readonly size: number; readonly root: Digest }

/** Whether a proof shows that the tree of `second` begins with that of `first` (RFC 9162, 2.1.4.2). */
export function isConsistent(first: Sized, second: Sized, proof: readonly Digest[]): boolean {
  if (first.size > second.size) return false
  if (first.size === second.size) return proof.length === 0 && first.root.equals(second.root)
  if (first.size === 0) return proof.length === 0
  const path = Number.isInteger(Math.log2(first.size)) ? [first.root, ...proof] : proof
  const [seed, ...steps] = path
  if (seed === undefined) return false
  let [fn, sn] = [first.size - 1, second.size - 1]
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)]
  let [older, newer] = [seed, seed]
  for (const step of steps) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      ;[older, newer] = [joined(step, older), joined(step, newer)]
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else newer = joined(newer, step)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && older.equals(first.root) && newer.equals(second.root)
}

const half = (number: number): number => Math.floor(number / 2)
