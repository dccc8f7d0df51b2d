import { listView, namedListView, type ListView, type NamedListView } from '@tocsin/domain'
import { z } from 'zod'
import { newId } from '../new-id.ts'
import { createStore } from '../store.ts'

const kept = z.object({ view: listView, own: z.array(namedListView).max(50).readonly().default([]) })

export const plainView: ListView = listView.parse({})

/** What the incident list of this desk shows, and the views that this person has kept here. */
export const listViews = createStore<{ readonly view: ListView; readonly own: readonly NamedListView[] }>({
  view: plainView,
  own: [],
})

const keyOf = (account: string): string => `tocsin-list/${account}`

/** Reads this person's views on this desk, and keeps what changes. Returns what ends it. */
export function keepListViews(account: string): () => void {
  const load = (): void => {
    try {
      const row = kept.safeParse(JSON.parse(localStorage.getItem(keyOf(account)) ?? '{}')).data
      listViews.set(row ?? { view: plainView, own: [] })
    } catch {
      listViews.set({ view: plainView, own: [] })
    }
  }
  let isLoading = true
  load()
  isLoading = false
  const end = listViews.subscribe(() => {
    if (isLoading) return
    try {
      localStorage.setItem(keyOf(account), JSON.stringify(listViews.get()))
    } catch {
      // Not kept: the list begins as it usually does.
    }
  })
  const changed = (event: StorageEvent): void => {
    if (event.key !== keyOf(account)) return
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

/** Changes what the list shows. */
export const changeView = (part: Partial<ListView>): void =>
  listViews.set({ view: { ...listViews.get().view, ...part } })
export const takeView = (view: ListView): void => listViews.set({ view })

/** Keeps what the list shows under a name; the same name again overwrites. */
export function saveView(name: string): void {
  const { own, view } = listViews.get()
  const same = own.find((each) => each.name === name)
  const made = { id: same?.id ?? newId(), name, view }
  listViews.set({ own: [...own.filter((each) => each !== same), made] })
}

export const deleteView = (id: string): void =>
  listViews.set({ own: listViews.get().own.filter((each) => each.id !== id) })
