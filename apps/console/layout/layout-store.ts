import { z } from 'zod'
import { newId } from '../new-id.ts'
import { createStore } from '../store.ts'
import { arrangement, placed, rect, type Arrangement, type Rect } from './arrangement.ts'
import { builtIn, builtIns, type BuiltIn } from './built-in.ts'

const own = z.object({ id: z.string(), name: z.string().min(1).max(40), arrangement })
export type OwnLayout = z.output<typeof own>

const kept = z.object({
  arrangement,
  /** the layout that the arrangement began as */
  chosen: z.string(),
  own: z.array(own).max(50).readonly().default([]),
  /** where each window stood last, by its name: another layout that has it opens it there */
  rects: z.record(z.string(), rect).default({}),
})
/** How the desk of one account on this machine is laid out. */
export type Layouts = z.output<typeof kept>

const usual = z.object({ chosen: z.string(), arrangement, name: z.string().nullable() })

const first: Layouts = { arrangement: builtIn.dispatcher, chosen: 'dispatcher', own: [], rects: {} }

export const layouts = createStore<Layouts & { readonly usual: string }>({ ...first, usual: 'dispatcher' })

const usualKey = 'tocsin-desk-usual'
const keyOf = (account: string): string => `tocsin-desk/${account}`

function read<Row>(key: string, schema: z.ZodType<Row>): Row | undefined {
  try {
    return schema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data
  } catch {
    return undefined
  }
}

function write(key: string, row: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(row))
  } catch {
    // Not kept: the desk looks as it usually does next time.
  }
}

/**
 * Reads how this account's desk looks here, and keeps what changes, in this window or another; `usualHere` where neither the
 * account nor the machine has a layout yet. Returns what ends it.
 */
export function keepLayouts(account: string, usualHere: BuiltIn = 'dispatcher'): () => void {
  const key = keyOf(account)
  const load = (): void => {
    const machine = read(usualKey, usual)
    const begins = { ...first, arrangement: builtIn[usualHere], chosen: usualHere }
    const begin = machine === undefined ? begins : { ...begins, ...machine }
    const { arrangement: at, chosen, own: all, rects } = read(key, kept) ?? begin
    if (JSON.stringify(at) !== JSON.stringify(layouts.get().arrangement)) layouts.set({ arrangement: at })
    if (JSON.stringify(all) !== JSON.stringify(layouts.get().own)) layouts.set({ own: all })
    layouts.set({ chosen, rects, usual: machine?.chosen ?? 'dispatcher' })
  }
  let isLoading = true
  load()
  isLoading = false
  const end = layouts.subscribe(() => {
    const { arrangement: at, chosen, own: all, rects } = layouts.get()
    if (!isLoading) write(key, { arrangement: at, chosen, own: all, rects })
  })
  const changed = (event: StorageEvent): void => {
    if (event.key !== key && event.key !== usualKey) return
    isLoading = true
    load()
    isLoading = false
  }
  addEventListener('storage', changed)
  return () => {
    end()
    removeEventListener('storage', changed)
  }
}

/** Changes where things stand. */
export const arrange = (change: (at: Arrangement) => Arrangement): void =>
  layouts.set({ arrangement: change(layouts.get().arrangement) })

const isBuiltIn = (id: string): id is BuiltIn => builtIns.some((each) => each === id)

/** What a layout begins as; undefined for one that was deleted. */
export const layoutOf = (id: string, { own: all }: Pick<Layouts, 'own'> = layouts.get()): Arrangement | undefined =>
  isBuiltIn(id) ? builtIn[id] : all.find((each) => each.id === id)?.arrangement

/** Lays the desk out so; one that is there already begins anew. */
export function chooseLayout(id: string): void {
  const at = layoutOf(id)
  const { rects } = layouts.get()
  if (at === undefined) return
  const windows = at.windows.map((each) => ({ ...each, rect: each.rect ?? rects[each.id] ?? null }))
  layouts.set({ arrangement: { windows }, chosen: id })
}

/** A window stands there now. */
export function notePlaceOf(id: string, where: Rect): void {
  const { arrangement: at, rects } = layouts.get()
  layouts.set({ arrangement: placed(at, id, where), rects: { ...rects, [id]: where } })
}

/** Keeps the desk as it stands now under a name; the same name again overwrites. */
export function saveLayout(name: string): void {
  const { own: all, arrangement: at } = layouts.get()
  const same = all.find((each) => each.name === name)
  const made = { id: same?.id ?? newId(), name, arrangement: at }
  layouts.set({ own: [...all.filter((each) => each !== same), made], chosen: made.id })
}

export function renameLayout(id: string, name: string): void {
  const { own: all } = layouts.get()
  layouts.set({ own: all.map((each) => (each.id === id ? { ...each, name } : each)) })
}

export const deleteLayout = (id: string): void =>
  layouts.set({ own: layouts.get().own.filter((each) => each.id !== id) })

/** Whoever sits down here for the first time begins with this one. */
export function makeUsual(id: string): void {
  const at = layoutOf(id)
  if (at === undefined) return
  const name = layouts.get().own.find((each) => each.id === id)?.name ?? null
  write(usualKey, { chosen: id, arrangement: at, name })
  layouts.set({ usual: id })
}
