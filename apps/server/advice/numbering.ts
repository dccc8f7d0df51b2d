/**
 * Gives the same small number, counted from 0, for the same three parts: a key for groups of thousands of units that makes
 * no text. Few differ in the second and third part where the first is the same.
 */
export function createNumbering<First>(): (first: First, second: number, third: number) => number {
  const known = new Map<First, Numbered[]>()
  let count = 0
  return (first, second, third) => {
    const alike = known.get(first)
    for (const each of alike ?? []) if (each.second === second && each.third === third) return each.number
    const made = { second, third, number: count++ }
    if (alike === undefined) known.set(first, [made])
    else alike.push(made)
    return made.number
  }
}

type Numbered = { readonly second: number; readonly third: number; readonly number: number }
