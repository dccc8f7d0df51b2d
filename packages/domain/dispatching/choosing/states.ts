import type { Usefulness, Wanted } from './ways.ts'

/**
 * How far a set of units has come. `reached`: counts filled of each units-need, none above what is wanted, one list for
 * each way to share the units out that no other beats in every need. `people`: people of each people-need. `unmet`: what is
 * missing at best, a unit or a person counting one each. (Their weight decides nothing: people add up whatever a unit is
 * used for, so the least of missing units and the least of missing people are always reached together.)
 */
export type State = {
  readonly id: number
  readonly reached: readonly (readonly number[])[]
  readonly people: readonly number[]
  readonly unmet: number
  readonly next: Map<Usefulness, readonly State[]>
}

/**
 * States are made once each, and so is every step from one to the next. A state of a `whole` space holds every way to share
 * its units out, so that a set of units has one state and what is unmet is known exactly; otherwise a state holds one way,
 * and a step leads to as many states as there are uses for the unit. The latter has far fewer states, but may hold a unit
 * for needed that another share would spare.
 */
export class States {
  readonly #wanted: Wanted
  readonly #whole: boolean
  readonly #known = new Map<string, State>()
  readonly start: State

  constructor(wanted: Wanted, { whole }: { readonly whole: boolean }) {
    this.#wanted = wanted
    this.#whole = whole
    this.start = this.#state(
      [wanted.unitCounts.map(() => 0)],
      wanted.peopleCounts.map(() => 0),
    )
  }

  /** How many states have been made; their ids count from 0. */
  get count(): number {
    return this.#known.size
  }

  /** Where one more unit leads; nowhere when it changes nothing. */
  step(from: State, unit: Usefulness): readonly State[] {
    const known = from.next.get(unit)
    if (known !== undefined) return known
    const made = this.#whole ? this.#stepWhole(from, unit) : this.#stepEach(from, unit)
    from.next.set(unit, made)
    return made
  }

  /** Where all of these units lead in a whole space. */
  after(units: Iterable<Usefulness>, from = this.start): State {
    let state = from
    for (const unit of units) state = this.step(state, unit)[0] ?? state
    return state
  }

  /** The same place in a space that is not whole: one state for each way to share out. */
  apart({ reached, people }: State): readonly State[] {
    return reached.map((counts) => this.#state([counts], people))
  }

  #stepWhole(from: State, { ways, people }: Usefulness): readonly State[] {
    const more = from.reached.flatMap((counts) => ways.map((way) => this.#add(counts, way.fills)))
    const state = this.#state(unbeaten([...from.reached, ...more]), this.#addPeople(from.people, people))
    return state === from ? [] : [state]
  }

  #stepEach(from: State, { ways, people }: Usefulness): readonly State[] {
    const more = this.#addPeople(from.people, people)
    const counts = from.reached.flatMap((before) => [before, ...ways.map((way) => this.#add(before, way.fills))])
    return [...new Set(counts.map((each) => this.#state([each], more)))].filter((state) => state !== from)
  }

  #addPeople(before: readonly number[], people: readonly number[]): readonly number[] {
    return before.map((count, at) => Math.min(count + (people[at] ?? 0), this.#wanted.peopleCounts[at] ?? 0))
  }

  #add(counts: readonly number[], needs: readonly number[]): readonly number[] {
    const open = needs.filter((at) => (counts[at] ?? 0) < (this.#wanted.unitCounts[at] ?? 0))
    return open.length === 0 ? counts : counts.map((count, at) => (open.includes(at) ? count + 1 : count))
  }

  #state(reached: readonly (readonly number[])[], people: readonly number[]): State {
    const key = `${reached
      .map((counts) => counts.join())
      .toSorted()
      .join(';')}#${people.join()}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const missing = (counts: readonly number[], wanted: readonly number[]): number =>
      wanted.reduce((sum, count, at) => sum + count - (counts[at] ?? 0), 0)
    const unmetUnits = Math.min(...reached.map((counts) => missing(counts, this.#wanted.unitCounts)))
    const unmet = unmetUnits + missing(people, this.#wanted.peopleCounts)
    const made: State = { id: this.#known.size, reached, people, unmet, next: new Map() }
    this.#known.set(key, made)
    return made
  }
}

/** Those that no other one equals or beats in every need. */
function unbeaten(all: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const kept: (readonly number[])[] = []
  const within = (one: readonly number[], other: readonly number[]): boolean =>
    one.every((count, at) => count <= (other[at] ?? 0))
  const bySum = all.toSorted((one, other) => sum(other) - sum(one))
  for (const each of bySum) if (!kept.some((other) => within(each, other))) kept.push(each)
  return kept
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
