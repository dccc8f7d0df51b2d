import { ActionIcon, Indicator } from '@mantine/core'
import { IconBookmark } from '@tabler/icons-react'
import { useAll } from '../live/use-board.ts'
import { shownKey } from '../keys.ts'
import { useWords } from '../words.ts'
import { openDialog } from './desk-state.ts'
import { useWhyNot } from './why-not.ts'

/** For those who review: how many names the desks were taught since. */
export function WaitingNames() {
  const { bynames } = useWords()
  const mayNot = useWhyNot()('see-byname')
  const count = useAll('byname').filter(({ state }) => state.phase === 'taught').length
  if (mayNot !== undefined) return null
  const said = count === 0 ? bynames.title : bynames.waiting(count)
  return (
    <Indicator label={count > 99 ? '99+' : count} size={14} offset={4} disabled={count === 0}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={said}
        title={`${said} (${shownKey('review-names')})`}
        onClick={() => openDialog({ kind: 'bynames' })}
      >
        <IconBookmark size={18} />
      </ActionIcon>
    </Indicator>
  )
}
