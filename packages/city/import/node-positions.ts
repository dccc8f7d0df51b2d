/**
 * Where every node of an extract lies, in 16 bytes a node. Filled in file order; extracts are as a rule sorted by id, and
 * one that is not gets sorted when it is sealed. Degrees are kept as whole 1e-7 degrees, OpenStreetMap's own precision.
 */
export class NodePositions {
  #ids = new Float64Array(1 << 16)
  #lons = new Int32Array(1 << 16)
  #lats = new Int32Array(1 << 16)
  #size = 0
  #sorted = true

  get size(): number {
    return this.#size
  }

  /** Coordinates in degrees. */
  add(id: number, lon: number, lat: number): void {
    if (this.#size === this.#ids.length) this.#grow()
    if (this.#size > 0 && id <= (this.#ids[this.#size - 1] ?? 0)) this.#sorted = false
    this.#ids[this.#size] = id
    this.#lons[this.#size] = Math.round(lon * 1e7)
    this.#lats[this.#size] = Math.round(lat * 1e7)
    this.#size++
  }

  /**
   * To be called once between the last `add` and the first lookup. Of several nodes with the same id the first counts; the
   * others' ids are handed to `twice`.
   */
  seal(twice?: (id: number) => void): void {
    if (this.#sorted) return
    const order = Uint32Array.from({ length: this.#size }, (_, i) => i)
    const ids = this.#ids
    order.sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0) || a - b)
    const firsts = order.filter((i, at) => {
      const isFirst = at === 0 || ids[i] !== ids[order[at - 1] ?? 0]
      if (!isFirst) twice?.(ids[i] ?? 0)
      return isFirst
    })
    this.#ids = Float64Array.from(firsts, (i) => ids[i] ?? 0)
    this.#lons = Int32Array.from(firsts, (i) => this.#lons[i] ?? 0)
    this.#lats = Int32Array.from(firsts, (i) => this.#lats[i] ?? 0)
    this.#size = firsts.length
    this.#sorted = true
  }

  /**
   * The way's line as flat lon, lat, lon, lat in degrees. Nodes that lie outside the extract are left out, so the line may
   * be shorter than the refs, or empty.
   */
  line(refs: readonly number[]): number[] {
    const line: number[] = []
    for (const ref of refs) {
      const at = this.#find(ref)
      if (at >= 0) line.push((this.#lons[at] ?? 0) / 1e7, (this.#lats[at] ?? 0) / 1e7)
    }
    return line
  }

  #find(id: number): number {
    let low = 0
    let high = this.#size - 1
    while (low <= high) {
      const middle = (low + high) >>> 1
      const found = this.#ids[middle] ?? 0
      if (found === id) return middle
      if (found < id) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  #grow(): void {
    const length = this.#ids.length * 2
    this.#ids = widened(this.#ids, new Float64Array(length))
    this.#lons = widened(this.#lons, new Int32Array(length))
    this.#lats = widened(this.#lats, new Int32Array(length))
  }
}

function widened<T extends Float64Array | Int32Array>(from: T, into: T): T {
  into.set(from)
  return into
}
