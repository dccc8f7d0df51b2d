import type { Unit } from '@tocsin/domain'

/** What is lent at one go: a unit, all of a kind, or all of a post. */
export type Choice = { readonly key: string; readonly kind: 'unit' | 'kind' | 'post'; readonly units: readonly Unit[] }

const isLentTo = ({ loans = [] }: Unit, to: string): boolean => loans.some((loan) => loan.to === to)

/** What an organisation could lend to another: units that are not lent there already, then those of one kind or post together. */
export function lendable(units: readonly Unit[], org: string, to: string): readonly Choice[] {
  const own = units.filter((unit) => unit.org === org && !isLentTo(unit, to))
  const grouped = (kind: 'kind' | 'post'): Choice[] =>
    [...Map.groupBy(own, (unit) => unit[kind])].flatMap(([key, alike]) =>
      key === null || alike.length < 2 ? [] : [{ key: `${kind} ${key}`, kind, units: alike }],
    )
  const single = own
    .toSorted((a, b) => a.callSign.localeCompare(b.callSign, 'en', { numeric: true }))
    .map((unit): Choice => ({ key: `unit ${unit.id}`, kind: 'unit', units: [unit] }))
  return [...single, ...grouped('kind'), ...grouped('post')]
}
