/**
 * How well a text fits keys (all in lower case): 0 a whole key, 1 a beginning, 2 the beginning of a later word, 3 anywhere;
 * undefined not at all.
 */
export function rankOf(keys: readonly string[], text: string): number | undefined {
  if (keys.includes(text)) return 0
  if (keys.some((key) => key.startsWith(text))) return 1
  if (keys.some((key) => key.split(/[\s,-]+/).some((word) => word.startsWith(text)))) return 2
  return keys.some((key) => key.includes(text)) ? 3 : undefined
}
