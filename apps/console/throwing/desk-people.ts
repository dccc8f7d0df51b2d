type Known = {
  readonly names: ReadonlyMap<string, string>
  readonly takesAlerts: readonly string[]
  readonly here: ReadonlySet<string>
}
type Person = { readonly id: string; readonly name: string; readonly isHere: boolean }

/** What has a key of its own: the wall and the crews of the incident need some too. */
const most = 24

/**
 * Who may sit at another desk: colleagues who take alerts, which crews and programs do not. Who has a line to the server
 * now stands first; `typed` narrows it.
 */
export const deskPeople = ({ names, takesAlerts, here }: Known, self: string, typed: string): readonly Person[] =>
  takesAlerts
    .map((id) => ({ id, name: names.get(id) ?? id, isHere: here.has(id) }))
    .filter(({ id, name }) => id !== self && name.toLowerCase().includes(typed.trim().toLowerCase()))
    .toSorted((a, b) => Number(b.isHere) - Number(a.isHere))
    .slice(0, most)
