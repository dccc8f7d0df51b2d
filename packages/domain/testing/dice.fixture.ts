import type { Stage } from './stage.fixture.ts'
import type { States, SubjectKind } from '../subject.ts'

/** Choices for one random move: numbers that the generator threw, used up in order. */
export class Dice {
  readonly stage: Stage
  readonly #throws: readonly number[]
  #used = 0

  constructor(stage: Stage, throws: readonly number[]) {
    this.stage = stage
    this.#throws = throws
  }

  #next(): number {
    this.#used += 1
    return this.#throws[(this.#used - 1) % this.#throws.length] ?? 0
  }

  of<T>(list: readonly [T, ...T[]]): T {
    return list[this.#next() % list.length] ?? list[0]
  }

  /** True about once in `n`. */
  once(n: number): boolean {
    return this.#next() % n === 0
  }

  /** An id of this kind: mostly one that `suits`, sometimes any, `none` where there is none. */
  id<Kind extends SubjectKind>(kind: Kind, suits: (state: States[Kind]) => boolean = () => true): string {
    const all = this.stage.ledger.all(kind)
    const suiting = this.once(6) ? [] : all.filter(suits)
    const among = (suiting.length > 0 ? suiting : all).map(({ id }) => id)
    return among[this.#next() % Math.max(1, among.length)] ?? 'none'
  }

  /** A new id, or now and then one that is there already. */
  fresh(kind: SubjectKind, letter: string): string {
    const all = this.stage.ledger.all(kind)
    return this.once(25) && all.length > 0 ? this.id(kind) : `${letter}-${all.length + 1}`
  }

  /** A time said: mostly none, else some minutes ago, or too far ahead. */
  told(): { happenedAt?: number; byRadio?: boolean } {
    if (!this.once(3)) return {}
    const minutes = this.of([-30, -3, -1, 0, 2])
    return { happenedAt: this.stage.now + minutes * 60_000, byRadio: true }
  }
}
