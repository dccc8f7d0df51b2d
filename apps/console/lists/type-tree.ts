import { deepest, type IncidentType } from '@tocsin/domain'

type Branch = { readonly type: IncidentType; readonly depth: number }

/** Types in the order of their tree, each with how deep it stands; what stands below nothing known comes at the top. */
export function inTree(types: readonly IncidentType[]): readonly Branch[] {
  const codes = new Set(types.map(({ code }) => code))
  const seen = new Set<string>()
  const below = (parent: string | null, depth: number): readonly Branch[] =>
    types
      .filter((type) => (parent === null ? type.parent === null || !codes.has(type.parent) : type.parent === parent))
      .flatMap((type) => {
        if (seen.has(type.code)) return []
        seen.add(type.code)
        return [{ type, depth }, ...below(type.code, depth + 1)]
      })
  const tree = below(null, 0)
  // What stands in a circle is shown as well, so that it can be mended.
  return [...tree, ...types.filter(({ code }) => !seen.has(code)).map((type) => ({ type, depth: 0 }))]
}

/** Whether `code` may stand below `parent`: not below itself, and not with more levels than there are. */
export function mayStandBelow(types: readonly IncidentType[], code: string, parent: string): boolean {
  const tree = inTree(types)
  const at = tree.findIndex(({ type }) => type.code === code)
  const own = tree[at]?.depth ?? 0
  const after = tree.slice(at + 1)
  const end = after.findIndex(({ depth }) => depth <= own)
  const family = [...tree.slice(at, at + 1), ...(end < 0 ? after : after.slice(0, end))]
  const height = Math.max(0, ...family.map(({ depth }) => depth - own))
  const depthOfParent = tree.find(({ type }) => type.code === parent)?.depth ?? 0
  return family.every(({ type }) => type.code !== parent) && depthOfParent + 1 + height < deepest
}

/** A code that is free, to be typed over. */
export function newTypeCode(types: readonly IncidentType[], parent = 'type'): string {
  const codes = new Set(types.map(({ code }) => code))
  for (let n = 1; ; n += 1) if (!codes.has(`${parent}-${n}`)) return `${parent}-${n}`
}
