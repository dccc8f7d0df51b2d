import { IconCircleCheck, IconCircleDashed, IconPlugConnectedX, IconProgressAlert } from '@tabler/icons-react'
import type { LinkState } from '@tocsin/link'
import type { Words } from '@tocsin/ui/words'
import { useLineState } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import classes from './connection.module.css'

const icons = {
  connecting: IconCircleDashed,
  live: IconCircleCheck,
  degraded: IconProgressAlert,
  behind: IconProgressAlert,
  cut: IconPlugConnectedX,
  ended: IconPlugConnectedX,
}

/** One word for how the line stands. */
export const standing = (link: LinkState): keyof typeof icons & keyof Words['connection'] =>
  (link.phase === 'live' || link.phase === 'behind') && link.degraded ? 'degraded' : link.phase

/** The line's state as shape, colour and word, and how many orders still wait for their answer. */
export function ConnectionState() {
  const { connection } = useWords()
  const { link, pending } = useLineState()
  const state = standing(link)
  const Icon = icons[state]
  return (
    <output className={classes['state']} data-state={state} data-tour="connection">
      <Icon size={16} aria-hidden />
      {connection[state]}
      {pending.length > 0 && link.phase !== 'live' && <b>{connection.queued(pending.length)}</b>}
    </output>
  )
}
