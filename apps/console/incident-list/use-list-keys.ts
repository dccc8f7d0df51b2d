import { listGroups } from '@tocsin/domain'
import { useGround } from '../areas/use-ground.ts'
import { openDialog } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { nextStage } from './chips.ts'
import { changeView, listViews, plainView, takeView } from './view-store.ts'

/** The keys by which the list is grouped and filtered. */
export function useListKeys(): void {
  const mayReadClosed = useWhyNot()('read-history') === undefined
  const hasBeats = useGround().some(({ kind }) => kind === 'beat')
  const view = () => listViews.get().view
  useKey('list-view', () => openDialog({ kind: 'list-view' }))
  useKey('next-group', () => {
    const groups = listGroups.filter((group) => hasBeats || group !== 'beat')
    const next = groups[(groups.indexOf(view().group) + 1) % groups.length]
    changeView({ group: next ?? 'none' })
  })
  useKey('next-stage', () => changeView({ stage: nextStage(view().stage, mayReadClosed) }))
  useKey('changed-only', () => changeView({ changedOnly: !view().changedOnly }))
  useKey('clear-view', () => takeView(plainView))
}
