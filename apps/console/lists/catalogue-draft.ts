import type { Listing } from '@tocsin/domain'
import { dequal } from 'dequal/lite'
import { mergedList } from './merged-lists.ts'

type Part = keyof Listing

/** Lists that are being changed: from which version, what they say now, and what they said before each step. */
export type Draft = {
  readonly base: Listing
  readonly version: number
  readonly mine: Listing
  readonly earlier: readonly { readonly mine: Listing; readonly at: string | null }[]
}

/** Paths of the values that differ; a thing that is on one side only is one of them. */
function differingAt(one: unknown, other: unknown, path = ''): readonly string[] {
  if (dequal(one, other)) return []
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return [path]
  const [before, after] = [new Map(Object.entries(one)), new Map(Object.entries(other))]
  if (before.size !== after.size) return [path, `${path}/+`]
  return [...after].flatMap(([key, value]) => differingAt(before.get(key), value, `${path}/${key}`))
}

/** The draft after one more change. Letters typed into one field are one step of undoing. */
export function changed(draft: Draft, part: Partial<Listing>): Draft {
  const mine = { ...draft.mine, ...part }
  const paths = differingAt(draft.mine, mine)
  const at = paths.length === 1 ? (paths[0] ?? null) : null
  const isSameField = at !== null && draft.earlier.at(-1)?.at === at
  return { ...draft, mine, earlier: isSameField ? draft.earlier : [...draft.earlier, { mine: draft.mine, at }] }
}

/** The draft before its last step; null where nothing of it is left. */
export function undone(draft: Draft): Draft | null {
  const last = draft.earlier.at(-1)
  if (last === undefined || dequal(last.mine, draft.base)) return null
  return { ...draft, mine: last.mine, earlier: draft.earlier.slice(0, -1) }
}

/** What is left of a draft that was saved as `listing`: what was typed while that was on its way, or nothing. */
export const afterSave = (now: Draft | null, saved: Draft | null, listing: Listing): Draft | null =>
  now === null || saved === null || now === saved
    ? null
    : { base: listing, version: saved.version + 1, mine: now.mine, earlier: [] }

/** Which lists differ from what is saved, and their items that do (by code; equivalents by what is whole). */
export function unsaved({ base, mine }: Pick<Draft, 'base' | 'mine'>): readonly { part: Part; codes: string[] }[] {
  const parts: readonly Part[] = ['types', 'tags', 'severity', 'feedback', 'capabilities', 'equivalents']
  return parts.flatMap((part) => {
    if (dequal(base[part], mine[part])) return []
    const [was, now] = [codedIn(base[part]), codedIn(mine[part])]
    const codes = [...new Set([...now.keys(), ...was.keys()])]
    return [{ part, codes: codes.filter((code) => !dequal(was.get(code), now.get(code))) }]
  })
}

function codedIn(part: Listing[Part]): ReadonlyMap<string, unknown> {
  const items = part === null ? [] : 'steps' in part ? part.steps : part
  return new Map(items.map((each) => ['code' in each ? each.code : each.whole, each]))
}

type Coded = { readonly code: string }

/**
 * A list after a file was taken over unsaved changes: what only one of both has changed stays; where both say something
 * else of one thing, the one that is preferred stands. `file`: the saved list as the file would have it.
 */
export const withFile = <Each extends Coded>(
  base: readonly Each[],
  mine: readonly Each[],
  file: readonly Each[],
  prefers: 'mine' | 'file',
): Each[] => (prefers === 'mine' ? mergedList(base, mine, file) : mergedList(base, file, mine))

/** Where unsaved changes and the file say something else of one thing: its codes. */
export function clashesOf<Each extends Coded>(base: readonly Each[], mine: readonly Each[], file: readonly Each[]) {
  const filed = new Map(withFile(base, mine, file, 'file').map((each) => [each.code, each]))
  return withFile(base, mine, file, 'mine')
    .filter((each) => !dequal(each, filed.get(each.code)))
    .map(({ code }) => code)
}
