/* oxlint-disable typescript/no-non-null-assertion -- as fast as the plain way gets: every index comes from the world */
import type { World } from '../policies/world.ts'

/** DMEXCLP as the paper writes it, over every place of every kind of call: what the grouped way is held against. */
export class PlainAdvisor {
  readonly #busy: number
  readonly #weights: Float64Array
  /** [place * bases + base] */
  readonly #covered: Uint8Array
  readonly #bases: number
  readonly #capacity: readonly number[]

  constructor({ classes, zones, bases, seconds, places, busy, capacity, coverS }: World) {
    const zoneSum = classes.map(({ zoneWeights }) => zoneWeights.reduce((sum, each) => sum + each, 0))
    const perDay = classes.reduce((sum, each) => sum + each.perDay, 0)
    this.#weights = Float64Array.from(
      classes.flatMap((kind, i) => kind.zoneWeights.map((weight) => (weight * kind.perDay) / zoneSum[i]! / perDay)),
    )
    this.#covered = Uint8Array.from(
      classes.flatMap(({ driveFactor }) =>
        Array.from({ length: zones }, (_, zone) =>
          bases.map((base) => (seconds[base * places.length + zone]! * driveFactor <= coverS ? 1 : 0)),
        ).flat(),
      ),
    )
    this.#bases = bases.length
    this.#busy = busy
    this.#capacity = capacity
  }

  get places(): number {
    return this.#weights.filter((weight) => weight > 0).length
  }

  /** The most that a unit more adds, over the bases with room. */
  bestGain(others: readonly number[]): number {
    const gains = new Float64Array(this.#bases)
    for (let place = 0; place < this.#weights.length; place++) {
      const row = place * this.#bases
      let k = 0
      for (let base = 0; base < this.#bases; base++) if (this.#covered[row + base] === 1) k += others[base]!
      const adds = this.#weights[place]! * (1 - this.#busy) * this.#busy ** k
      for (let base = 0; base < this.#bases; base++)
        if (this.#covered[row + base] === 1) gains[base] = gains[base]! + adds
    }
    return gains.reduce((best, gain, base) => (others[base]! < this.#capacity[base]! && gain > best ? gain : best), -1)
  }
}
