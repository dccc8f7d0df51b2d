/** A whole number from 0 to `most` as typed; null where nothing was, undefined where it is none. */
export function readCount(typed: string, most: number): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  const count = /^\d+$/.test(text) ? Number(text) : NaN
  return count <= most ? count : undefined
}

/** Skills with how many people have each, as a sign-on says it: none is left out. */
export const skillsFrom = (typed: ReadonlyMap<string, string>, most: number) =>
  [...typed].flatMap(([code, text]) => {
    const count = readCount(text, most)
    return count === null || count === undefined || count === 0 ? [] : [{ code, count }]
  })

/** An amount as typed, in the capability's measure; null where nothing was, undefined where it is none. */
export function readAmount(typed: string): number | null | undefined {
  const text = typed.trim().replace(',', '.')
  if (text === '') return null
  const amount = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN
  return amount <= 10_000 ? amount : undefined
}
