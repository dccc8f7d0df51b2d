import { stat } from 'node:fs/promises'

/** What a city is made of: an `.osm.pbf`, or several that are read one after the other as if they were one. */
export type Extract = string | readonly string[]

/** The files of an extract in the order in which they are read; the first is the one that gives it its name. */
export const filesOf = (source: Extract): readonly string[] => (typeof source === 'string' ? [source] : source)

export const firstFileOf = (source: Extract): string => filesOf(source)[0] ?? ''

/** Which part of the whole, 0 to 1, each file is, by its bytes: where it begins and how much it adds. */
export async function sharesOf(files: readonly string[]): Promise<{ begins: number; adds: number }[]> {
  const bytes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  const total = bytes.reduce((sum, size) => sum + size, 0) || 1
  let before = 0
  return bytes.map((size) => {
    const begins = before / total
    before += size
    return { begins, adds: files.length === 1 ? 1 : size / total }
  })
}
