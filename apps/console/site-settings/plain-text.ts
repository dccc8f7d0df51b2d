/** A setting that is a word or a number, as text; anything else has no text of its own. */
export const plainText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
