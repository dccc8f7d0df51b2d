import { isAction, isSame, keys, types, type Action, type KeyScope, type KeyTable, type Press } from './keys.ts'

/** What a site has changed: the strokes of an action, in place of those of the house; none: it has no key. */
export type SiteKeys = Readonly<Record<string, readonly Press[] | undefined>>

/** Why a stroke cannot stand for an action. */
export type KeyProblem =
  | { readonly why: 'taken'; readonly by: Action }
  /** it would write a character into the form, or act while one writes */
  | { readonly why: 'types' }
  /** the browser, the machine or every window here keeps it */
  | { readonly why: 'kept' }
  | { readonly why: 'fixed' }

const keptCodes = /^(Escape|Enter|NumpadEnter|Tab|Space|F5|F11|F12|Meta.*|Control.*|Shift.*|Alt.*|CapsLock)$/
const keptByBrowser = /^Key[NTWRLCVXAZP]$/

const isKept = ({ code, ctrl, alt }: Press): boolean =>
  (keptCodes.test(code) && !(code === 'Enter' && ctrl === true)) ||
  (ctrl === true && keptByBrowser.test(code)) ||
  (alt === true && /^(F4|ArrowLeft|ArrowRight|KeyD)$/.test(code))

const meets = (one: KeyScope, other: KeyScope): boolean =>
  one === other || one === 'anywhere' || other === 'anywhere' || (one !== 'form' && other !== 'form')

/** Why `press` cannot be a key of `action` beside the others of the table; undefined when it can. */
export function problemWith(action: Action, press: Press, table: KeyTable): KeyProblem | undefined {
  const { scope, isFixed } = table[action]
  if (isFixed === true) return { why: 'fixed' }
  if (isKept(press)) return { why: 'kept' }
  if (scope === 'form' && types(press)) return { why: 'types' }
  const taken = Object.entries(table).find(
    ([name, row]) => name !== action && meets(row.scope, scope) && row.presses.some((each) => isSame(each, press)),
  )?.[0]
  return taken !== undefined && isAction(taken) ? { why: 'taken', by: taken } : undefined
}

const withKeys = (changed: SiteKeys): KeyTable => {
  const rows = Object.entries(keys).map(([name, row]) => [name, { ...row, presses: changed[name] ?? row.presses }])
  const made: unknown = Object.fromEntries(rows)
  return isTable(made) ? made : keys
}
const isTable = (made: unknown): made is KeyTable =>
  typeof made === 'object' && made !== null && Object.keys(keys).every((name) => name in made)

/**
 * The table with what a site has changed. A change that cannot be (of another version, or one that clashes) is left out, so
 * that no stroke ever stands for two things: `leftOut` names its action.
 */
export function tableFor(changed: SiteKeys): { readonly table: KeyTable; readonly leftOut: readonly Action[] } {
  const table = withKeys(changed)
  const wrong = Object.keys(changed).filter(
    (name): name is Action =>
      isAction(name) && (changed[name] ?? []).some((press) => problemWith(name, press, table) !== undefined),
  )
  if (wrong.length === 0) return { table, leftOut: [] }
  const rest = tableFor(
    Object.fromEntries(Object.entries(changed).filter(([name]) => !wrong.some((one) => one === name))),
  )
  return { table: rest.table, leftOut: [...wrong, ...rest.leftOut] }
}

/** A stroke as it is kept. */
export const pressOf = ({
  code,
  ctrlKey,
  shiftKey,
  altKey,
}: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'shiftKey' | 'altKey'>): Press => ({
  code,
  ...(ctrlKey && { ctrl: true }),
  ...(shiftKey && { shift: true }),
  ...(altKey && { alt: true }),
})
