import type { IncidentDrawing } from '@tocsin/domain'
import type { Words } from '@tocsin/ui/words'

/** What a stroke is called: its symbol or shape, with what is written beside it. */
export function strokeName(
  { drawing, shape }: IncidentDrawing,
  texts: Readonly<Record<string, string | null>>,
  words: Words,
): string {
  const { mapTools } = words
  const name = shape.kind === 'symbol' ? mapTools.symbols[shape.symbol] : mapTools.kinds[shape.kind]
  const text = texts[drawing] ?? ''
  return text === '' ? name : `${name} “${text}”`
}
