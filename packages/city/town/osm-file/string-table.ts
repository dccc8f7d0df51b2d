/** The strings of one block. Index 0 is the empty string: DenseNodes end a node's tags with it. */
export type StringTable = { readonly strings: readonly string[]; readonly indexOf: (text: string) => number }

export const newStringTable = (): StringTable => {
  const strings = ['']
  const known = new Map<string, number>([['', 0]])
  const indexOf = (text: string): number => {
    const found = known.get(text)
    if (found !== undefined) return found
    known.set(text, strings.length)
    strings.push(text)
    return strings.length - 1
  }
  return { strings, indexOf }
}
