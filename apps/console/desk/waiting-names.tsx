import { ActionIcon } from '@mantine/core'
import { IconBookmark } from '@tabler/icons-react'
import { useAll } from '../live/use-board.ts'
import { shownKey } from '../keys.ts'
import { useWords } from '../words.ts'
import { openDialog } from './desk-state.ts'
import classes from './top-bar.module.css'
import { useWhyNot } from './why-not.ts'

/** For those who review: how many names the desks were taught since. */
export function WaitingNames() {
  const { bynames } = useWords()
  const mayNot = useWhyNot()('see-byname')
  const count = useAll('byname').filter(({ state }) => state.phase === 'taught').length
  if (mayNot !== undefined) return null
  const said = count === 0 ? bynames.title : bynames.waiting(count)
  return (
    <span className={classes['waiting']}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={said}
        title={`${said} (${shownKey('review-names')})`}
        onClick={() => openDialog({ kind: 'bynames' })}
      >
        <IconBookmark size={18} />
      </ActionIcon>
      {count > 0 && <small aria-hidden>{count > 99 ? '99+' : count}</small>}
    </span>
  )
}
