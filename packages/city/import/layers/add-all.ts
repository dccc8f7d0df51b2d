/** Not `push(...items)`: a call takes some 120,000 arguments, and a layer may have more features. */
export function addAll<T>(into: T[], items: readonly T[]): void {
  for (const item of items) into.push(item)
}
