type NumberArray = Float64Array | Float32Array | Uint32Array | Int32Array | Uint8Array

/** A typed array that grows by doubling while it is filled. */
export class Growing<T extends NumberArray> {
  #array: T
  #length = 0
  readonly #make: (length: number) => T

  constructor(make: (length: number) => T) {
    this.#make = make
    this.#array = make(1024)
  }

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#array.length) this.#grow()
    this.#array[this.#length++] = value
  }

  at(index: number): number {
    return this.#array[index] ?? NaN
  }

  /** A copy of exactly what was pushed. */
  finish(): T {
    const exact = this.#make(this.#length)
    exact.set(this.#array.subarray(0, this.#length))
    return exact
  }

  #grow(): void {
    const wider = this.#make(this.#array.length * 2)
    wider.set(this.#array)
    this.#array = wider
  }
}

export const growingFloat64 = () => new Growing((length) => new Float64Array(length))
export const growingFloat32 = () => new Growing((length) => new Float32Array(length))
export const growingUint32 = () => new Growing((length) => new Uint32Array(length))
export const growingInt32 = () => new Growing((length) => new Int32Array(length))
export const growingUint8 = () => new Growing((length) => new Uint8Array(length))
