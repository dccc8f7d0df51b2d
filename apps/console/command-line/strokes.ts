/** What of a line is marked, or where the caret stands (`from` equals `to`): offsets as an input tells them. */
export type Marked = { readonly from: number; readonly to: number }
export type Written = { readonly text: string; readonly caret: number }

/** What is typed takes the place of what is marked. */
export const typedInto = (line: string, { from, to }: Marked, typed: string): Written => ({
  text: line.slice(0, from) + typed + line.slice(to),
  caret: from + typed.length,
})

/** Takes away what is marked, else the sign before the caret, or the word before it. */
export function erasedBefore(line: string, { from, to }: Marked, isWord: boolean): Written {
  const before = line.slice(0, from)
  const kept = from !== to ? before : isWord ? before.replace(/\S*\s*$/, '') : Array.from(before).slice(0, -1).join('')
  return { text: kept + line.slice(to), caret: kept.length }
}

/** Takes away what is marked, else the sign behind the caret. */
export function erasedBehind(line: string, { from, to }: Marked): Written {
  const behind = line.slice(to)
  const kept = from !== to ? behind : Array.from(behind).slice(1).join('')
  return { text: line.slice(0, from) + kept, caret: from }
}
