import { faultOfHead, isSuccessor, prefixesOf, readHead, type Head, type HeadFault } from './head.ts'
import { prefixBytes } from './leaf.ts'
import type { Kept } from './places.ts'

/** What is wrong with the lines of a place, whatever the log says. `line` counts from 1. */
export type PlaceFault = {
  readonly place: string
  readonly line: number
  readonly fault: HeadFault | 'unreadable' | 'stranger' | 'gap'
}

/** Two histories in one place: `from` is the position of the first entry that exists twice. */
export type Fork = { readonly place: string; readonly from: number; readonly at: readonly [number, number] }

/**
 * Goes along the heads of one place as the log is read: what the log's entries were when they were signed. Use: `reach(position)`, then `prefixAt(position)` as long as `position <= end`.
 */
export class HeadsWalk {
  readonly name: string
  readonly faults: PlaceFault[] = []
  readonly forks: Fork[] = []
  /** heads read so far, by size */
  readonly heads = new Map<number, Head>()
  readonly #lines: AsyncIterator<string>
  #count = 0
  #head: Head | undefined
  #prefixes: Buffer = Buffer.alloc(0)
  #isOver = false

  constructor(kept: Kept) {
    this.name = kept.name
    this.#lines = kept.lines()[Symbol.asyncIterator]()
  }

  /** the last position that a head read so far covers */
  get end(): number {
    return this.#head?.size ?? 0
  }

  /** the head that covers the position that was reached last */
  get head(): Head | undefined {
    return this.#head
  }

  /** Reads on until a head covers `position`; false where none does. */
  async reach(position: number): Promise<boolean> {
    while (position > this.end && !this.#isOver) await this.#next()
    return position <= this.end
  }

  /** The beginning of the hash of the entry at a position that the newest read head covers; undefined where it begins later. */
  prefixAt(position: number): Buffer | undefined {
    const head = this.#head
    if (head === undefined || position <= head.beforeSize || position > head.size) return undefined
    const from = (position - head.beforeSize - 1) * prefixBytes
    return this.#prefixes.subarray(from, from + prefixBytes)
  }

  /** All that is left: beginnings of hashes from `position` on, as hex, by position. */
  async rest(position: number): Promise<ReadonlyMap<number, string>> {
    const found = new Map<number, string>()
    let at = position
    while (await this.reach(at)) {
      const prefix = this.prefixAt(at)
      if (prefix !== undefined) found.set(at, prefix.toString('hex'))
      at += 1
    }
    return found
  }

  async #next(): Promise<void> {
    const next = await this.#lines.next()
    if (next.done === true) {
      this.#isOver = true
      return
    }
    this.#count += 1
    if (next.value.trim() === '') return
    const head = readHead(next.value)
    if (head === undefined) return this.#note('unreadable')
    const fault = faultOfHead(head)
    if (fault !== undefined) return this.#note(fault)
    this.#take(head)
  }

  #take(head: Head): void {
    const before = this.#head
    if (before !== undefined) {
      if (!isSuccessor(before, head)) return this.#note('stranger')
      const same = this.heads.get(head.size)
      // the same line again: a write that was repeated
      if (same?.root === head.root) return
      if (head.beforeSize < before.size) {
        this.forks.push({ place: this.name, from: head.beforeSize + 1, at: [before.at, head.at] })
        return
      }
      if (head.beforeSize > before.size) this.#note('gap')
      else if (head.beforeRoot !== before.root) return this.#note('proof')
    } else if (head.beforeSize > 0) this.#note('gap')
    this.#head = head
    this.#prefixes = prefixesOf(head)
    this.heads.set(head.size, { ...head, prefixes: '' })
  }

  #note(fault: PlaceFault['fault']): void {
    this.faults.push({ place: this.name, line: this.#count, fault })
  }
}
