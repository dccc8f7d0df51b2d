import type { PbfReader } from 'pbf'
import { readEnd } from './check-end.ts'

/** A block's strings, decoded when first asked for: most passes need few of them. */
export class StringTable {
  #bytes: Uint8Array = new Uint8Array(0)
  readonly #bounds: number[] = []
  readonly #decoded: (string | undefined)[] = []

  /** Notes where each string lies, up to byte `end` of the reader. */
  read(pbf: PbfReader, end: number): void {
    this.#bytes = pbf.buf
    for (let field = pbf.nextField(end); field; field = pbf.nextField(end)) {
      if (field !== 1) continue
      const stringEnd = readEnd(pbf, end)
      this.#bounds.push(pbf.pos, stringEnd)
      pbf.pos = stringEnd
    }
  }

  /** The string with this index; throws RangeError when there is none. */
  at(index: number | undefined): string {
    if (index === undefined) throw new RangeError('a string index is missing')
    const known = this.#decoded[index]
    if (known !== undefined) return known
    const from = this.#bounds[2 * index]
    if (from === undefined) throw new RangeError('a string index outside of the table')
    const text = decoder.decode(this.#bytes.subarray(from, this.#bounds[2 * index + 1]))
    this.#decoded[index] = text
    return text
  }
}

const decoder = new TextDecoder()
