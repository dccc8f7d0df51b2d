import Flatbush from 'flatbush'

type Add = (west: number, south: number, east: number, north: number) => void

/** The bytes of an index of so many boxes; `boxOf` adds that of each (1e-7 degrees). None for no boxes. */
export function indexOfBoxes(count: number, boxOf: (i: number, add: Add) => void): Uint8Array {
  if (count === 0) return new Uint8Array(0)
  const index = new Flatbush(count, 16, Int32Array)
  const add: Add = (west, south, east, north) => void index.add(west, south, east, north)
  for (let i = 0; i < count; i++) boxOf(i, add)
  index.finish()
  return new Uint8Array(index.data)
}

/** The same for points; `rows`: those that count, all when left out. */
export function indexOfPoints(lon: Int32Array, lat: Int32Array, rows?: Uint32Array): Uint8Array {
  return indexOfBoxes(rows?.length ?? lon.length, (i, add) => {
    const row = rows === undefined ? i : (rows[i] ?? 0)
    const [x, y] = [lon[row] ?? 0, lat[row] ?? 0]
    add(x, y, x, y)
  })
}

/** Opens an index without copying it; undefined where it has no boxes. Throws for bytes that are none. */
export function openIndex({ buffer, byteOffset, byteLength }: Uint8Array): Flatbush | undefined {
  return byteLength === 0 ? undefined : Flatbush.from(buffer, byteOffset)
}
