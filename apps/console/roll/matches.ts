/** Whether every word that was typed stands in a text, whatever their order and their capitals. */
export const matches = (text: string, typed: string): boolean => {
  const all = text.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}
