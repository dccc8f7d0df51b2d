/** Parts as one text, `|` or `>` between them. A mark, a backslash, or a blank at an end of a part stands behind a backslash. */
export const partsText = (parts: readonly string[], mark: '|' | '>'): string =>
  parts.map((part) => part.replaceAll(/[|>\\]|^\s+|\s+$/g, (each) => each.replaceAll(/./gsu, '\\$&'))).join(` ${mark} `)

/** The parts of such a text, without blanks at their ends and without the empty ones. */
export const partsIn = (text: string, mark: '|' | '>'): readonly string[] => split(text, mark).flatMap(plain)

/** Steps parted by `>` of parts parted by `|`. */
export const stepsText = (steps: readonly (readonly string[])[]): string =>
  steps.map((step) => partsText(step, '|')).join(' > ')

export const stepsIn = (text: string): string[][] =>
  text.trim() === '' ? [] : split(text, '>').map((step) => split(step, '|').flatMap(plain))

/** Cuts at each mark that no backslash stands before; backslashes stay. */
const split = (text: string, mark: '|' | '>'): readonly string[] => {
  const parts = ['']
  for (const [token] of text.matchAll(/\\[|>\\\s]|./gsu)) {
    if (token === mark) parts.push('')
    else parts.push((parts.pop() ?? '') + token)
  }
  return parts
}

/** One part without its blanks and backslashes; nothing where it is empty. */
function plain(part: string): readonly string[] {
  const tokens = [...part.matchAll(/\\[|>\\\s]|./gsu)].map(([token]) => token)
  const isBlank = (token: string): boolean => token.trim() === ''
  const from = tokens.findIndex((token) => !isBlank(token))
  const to = tokens.findLastIndex((token) => !isBlank(token))
  if (from < 0) return []
  return [
    tokens
      .slice(from, to + 1)
      .map((token) => (token.length > 1 && token.startsWith('\\') ? token.slice(1) : token))
      .join(''),
  ]
}
