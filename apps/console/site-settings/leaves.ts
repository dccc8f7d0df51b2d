import { settings as schema, type Settings } from '@tocsin/domain'

/** A single thing that can be set. By path: `sirensFactor`, `sirensFactorOf.engine`. */
export type Leaf = string | number | boolean | readonly unknown[] | Readonly<Record<string, unknown>> | null
/** What somebody has changed and not saved, by path; undefined: no longer set. */
export type Changes = ReadonlyMap<string, Leaf | undefined>

/** Settings taken apart, so that two people who change different ones do not stand in each other's way. */
export function leavesOf(settings: Settings): ReadonlyMap<string, Leaf> {
  const leaves = new Map<string, Leaf>()
  const each: Readonly<Record<string, Leaf>> = settings
  for (const [key, value] of Object.entries(each)) {
    if (!isRecord(value)) leaves.set(key, value)
    else for (const [name, leaf] of Object.entries(value)) leaves.set(`${key}.${name}`, leaf)
  }
  return leaves
}

const isRecord = (value: Leaf): value is Readonly<Record<string, Leaf>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The settings with changes put into them; what they cannot be shows when they are read (`readSettings`). */
export function withChanges(settings: Settings, changes: Changes): object {
  const made: Record<string, unknown> = { ...settings }
  for (const [path, value] of changes) {
    const [key = '', name] = path.split('.')
    if (name === undefined) {
      made[key] = value
      continue
    }
    const inner = made[key]
    const others = Object.entries(typeof inner === 'object' && inner !== null ? inner : {}).filter(([n]) => n !== name)
    made[key] = Object.fromEntries(value === undefined ? others : [...others, [name, value]])
  }
  return made
}

/** The settings, or the paths of what is wrong with them. */
export function readSettings(made: object): { settings?: Settings; wrong: ReadonlySet<string> } {
  const read = schema.safeParse(made)
  if (read.success) return { settings: read.data, wrong: new Set() }
  return { wrong: new Set(read.error.issues.map(({ path }) => path.map(String).join('.'))) }
}

export const isSame = (a: Leaf | undefined, b: Leaf | undefined): boolean =>
  Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b)

/** Where two settings differ: paths in order, with the value of each. */
export function differing(
  before: Settings,
  after: Settings,
): readonly { readonly path: string; readonly from: Leaf | undefined; readonly to: Leaf | undefined }[] {
  const [from, to] = [leavesOf(before), leavesOf(after)]
  return [...new Set([...from.keys(), ...to.keys()])]
    .filter((path) => !isSame(from.get(path), to.get(path)))
    .map((path) => ({ path, from: from.get(path), to: to.get(path) }))
}
