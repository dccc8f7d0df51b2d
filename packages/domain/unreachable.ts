/** Closes a switch over a union: a forgotten case does not compile. */
export function unreachable(value: never): never {
  throw new Error(`a case that the types rule out: ${JSON.stringify(value)}`)
}
