import { dequal } from 'dequal/lite'

type Coded = { readonly code: string }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Field by field: what only one has changed is theirs; where both did, `mine` stands. A field of feedback is of one kind, whole. */
function mergedFields<Each extends object>(base: Each, mine: Each, theirs: Each): Each {
  const merged = (was: unknown, my: unknown, their: unknown): unknown => {
    if (dequal(was, my)) return their
    if (dequal(was, their) || !isRecord(was) || !isRecord(my) || !isRecord(their) || 'is' in my) return my
    return Object.fromEntries(
      Object.keys({ ...their, ...my }).map((key) => [key, merged(was[key], my[key], their[key])]),
    )
  }
  return Object.assign({}, theirs, merged(base, mine, theirs))
}

/** One list brought together: the other's, with what is changed, added or left out in `mine` since `base`. */
export function mergedList<Each extends Coded>(
  base: readonly Each[],
  mine: readonly Each[],
  theirs: readonly Each[],
): Each[] {
  const was = new Map(base.map((each) => [each.code, each]))
  const own = new Map(mine.map((each) => [each.code, each]))
  const isChanged = (each: Each): boolean => !dequal(was.get(each.code), each)
  const codes = new Set(theirs.map(({ code }) => code))
  return [
    ...theirs.flatMap((each) => {
      const [my, before] = [own.get(each.code), was.get(each.code)]
      if (my === undefined) return before === undefined ? [each] : []
      return [before === undefined ? my : mergedFields(before, my, each)]
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
    dequal(base[key], mine[key]) ? theirs[key] : mine[key]
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
