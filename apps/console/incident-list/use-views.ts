import { listView, type NamedListView } from '@tocsin/domain'
import { useDocument } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { listViews } from './view-store.ts'

/** Views that this person can take: one's own first, then those that the site shares with one's role. */
export function useViews(): readonly (NamedListView & { readonly isShared: boolean })[] {
  const { org, roles } = useViewer()
  const own = useStore(listViews, (all) => all.own)
  const shared = useDocument('organisation', org)?.settings.listViews ?? []
  const forMe = shared.filter((each) => each.roles.length === 0 || each.roles.some((role) => roles.includes(role)))
  return [
    ...own.map((each) => ({ ...each, isShared: false })),
    // one that was shared before a filter came says nothing of it
    ...forMe.map(({ id, name, view }) => ({ id, name, view: listView.parse({ ...view, words: [] }), isShared: true })),
  ]
}
