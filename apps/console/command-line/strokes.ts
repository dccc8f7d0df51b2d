/** What of a line is marked: offsets as an input tells them; `from` equals `to` where nothing is. */
export type Marked = { readonly from: number; readonly to: number }

/** What is typed takes the place of what is marked; else it stands at the end, for a field that takes strokes shows no caret. */
export const typedInto = (line: string, { from, to }: Marked, typed: string): string =>
  from === to ? line + typed : line.slice(0, from) + typed + line.slice(to)

/** Takes away what is marked, else the last sign, or the last word. */
export function erasedFrom(line: string, { from, to }: Marked, isWord: boolean): string {
  if (from !== to) return line.slice(0, from) + line.slice(to)
  return isWord ? line.replace(/\S*\s*$/, '') : Array.from(line).slice(0, -1).join('')
}
