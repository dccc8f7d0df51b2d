import type { PbfReader } from 'pbf'

/** The pbf library reads past the end without complaint: throws RangeError when that has happened. */
export function checkEnd(pbf: PbfReader): void {
  if (pbf.pos > pbf.length) throw new RangeError('read past the end')
}

/** The end of a length-delimited value that begins here; throws RangeError when it lies outside of the message. */
export function readEnd(pbf: PbfReader, limit: number): number {
  const end = pbf.readVarint() + pbf.pos
  if (!(end <= limit)) throw new RangeError('a value is longer than its message')
  return end
}
