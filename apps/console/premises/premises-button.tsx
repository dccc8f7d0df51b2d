import { ActionIcon } from '@mantine/core'
import { IconBuilding } from '@tabler/icons-react'
import { liesOn } from '@tocsin/domain'
import { openDialog, desk } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useLive } from '../live/line-context.ts'
import { useAll } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { useWords } from '../words.ts'
import classes from './premises.module.css'
import { countFor } from './standings.ts'

/** Opens the premises; says how many notes wait for this person's word, and how many end soon. */
export function PremisesButton() {
  const { premises } = useWords()
  const { board } = useLive().line.link
  const all = useAll('premises')
  const { account } = useViewer()
  const now = useNow()
  const whyNot = useWhyNot()
  const open = (): void => {
    const { incident } = desk.get()
    const at = incident === null ? null : (board.get('incident', incident)?.place ?? null)
    // Where a call is looked at, its premises are meant; where it has none, the way to register some.
    const here = at === null ? undefined : all.find(({ area }) => liesOn(area, at.point))
    openDialog({ kind: 'premises', at, premises: here?.id ?? null })
  }
  useKey('premises', open)
  const rights = {
    account,
    mayApprove: whyNot('approve-note') === undefined,
    mayReview: whyNot('review-note') === undefined,
  }
  const { toApprove, toReview } = countFor(rights, all, now)
  const forMe = toApprove + toReview
  const label = [
    premises.manage,
    ...(toApprove > 0 ? [premises.toApprove(toApprove)] : []),
    ...(toReview > 0 ? [premises.toReview(toReview)] : []),
  ].join(' · ')
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      title={`${label} (${shownKey('premises')})`}
      className={classes['button'] ?? ''}
      onClick={open}
    >
      <IconBuilding size={18} />
      {forMe > 0 && <span className={classes['badge']}>{forMe}</span>}
    </ActionIcon>
  )
}
