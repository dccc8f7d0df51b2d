import { useBeatName } from '../areas/use-beat-name.ts'
import { useNames } from '../live/names.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { isBranch, isStage, unknownGroup } from './groups.ts'
import classes from './incident-list.module.css'
import { listViews } from './view-store.ts'

export const headHeightPx = 24

type Props = {
  readonly group: string
  readonly count: number
  readonly index: number
  readonly topPx: number
  readonly measure: (row: HTMLElement | null) => void
}

/** What the incidents below have in common, and how many they are. */
export function GroupHead({ group, count, index, topPx, measure }: Props) {
  const name = useGroupName(group)
  return (
    <div
      ref={measure}
      role="presentation"
      data-index={index}
      data-group={group}
      className={classes['group']}
      style={{ transform: `translateY(${topPx}px)`, minHeight: headHeightPx }}
    >
      {name} <small>{count}</small>
    </div>
  )
}

function useGroupName(group: string): string {
  const { incidentList, trade } = useWords()
  const names = useNames()
  const beatName = useBeatName()
  const by = useStore(listViews, ({ view }) => view.group)
  if (group === unknownGroup) return by === 'beat' ? incidentList.noBeat : incidentList.groupUnknown
  if (by === 'beat') return beatName(group)
  if (by === 'post') return names.post(group)
  if (isStage(group)) return incidentList[group]
  return isBranch(group) ? trade.branches[group] : group
}
