/** Codes as they are typed into one line: parted by commas of either language, or blanks. */
export const codesIn = (text: string): string[] =>
  text
    .split(/[,，、;；\s]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** Codes as one line. */
export const codesText = (codes: readonly string[]): string => codes.join(', ')

type Coded = { readonly code: string }

/** One list brought together: the other's, with what is changed, added or left out in `mine` since `base`. */
function mergedList<Each extends Coded>(base: readonly Each[], mine: readonly Each[], theirs: readonly Each[]): Each[] {
  const was = new Map(base.map((each) => [each.code, JSON.stringify(each)]))
  const own = new Map(mine.map((each) => [each.code, each]))
  const isChanged = (each: Each): boolean => was.get(each.code) !== JSON.stringify(each)
  const codes = new Set(theirs.map(({ code }) => code))
  return [
    ...theirs.flatMap((each) => {
      const my = own.get(each.code)
      if (my === undefined) return was.has(each.code) ? [] : [each]
      return [isChanged(my) ? my : each]
    }),
    ...mine.filter((each) => !codes.has(each.code) && isChanged(each)),
  ]
}

type Lists = {
  readonly types: readonly Coded[]
  readonly tags: readonly Coded[]
  readonly feedback: readonly Coded[]
  readonly capabilities: readonly Coded[]
  readonly severity: unknown
  readonly equivalents: unknown
}

/** Lists that two people changed at once: item by item; where both changed one, `mine` stands. */
export function mergedLists<All extends Lists>(base: All, mine: All, theirs: All): All {
  const whole = <Key extends 'severity' | 'equivalents'>(key: Key): All[Key] =>
    JSON.stringify(base[key]) === JSON.stringify(mine[key]) ? theirs[key] : mine[key]
  return {
    ...theirs,
    types: mergedList(base.types, mine.types, theirs.types),
    tags: mergedList(base.tags, mine.tags, theirs.tags),
    feedback: mergedList(base.feedback, mine.feedback, theirs.feedback),
    capabilities: mergedList(base.capabilities, mine.capabilities, theirs.capabilities),
    severity: whole('severity'),
    equivalents: whole('equivalents'),
  }
}
