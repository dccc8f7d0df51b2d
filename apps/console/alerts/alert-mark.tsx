import { IconBell } from '@tabler/icons-react'
import { useAll } from '../live/use-board.ts'
import { useWords } from '../words.ts'
import classes from './alerts.module.css'
import { inOrder } from './order.ts'

type Props = { readonly incident: string; readonly named?: boolean }

/** That something about an incident waits too long; `named` says what, furthest up the ladder first. */
export function AlertMark({ incident, named = false }: Props) {
  const { alerts: words } = useWords()
  const mine = inOrder(useAll('alert').filter((alert) => alert.incident === incident))
  if (mine.length === 0) return null
  const said = mine.map(({ kind, late }) => `${words.kinds[kind]}${late ? ` (${words.late})` : ''}`).join(' · ')
  const isFree = mine.some(({ owner }) => owner.phase !== 'taken')
  return (
    <span className={classes['mark']} data-free={isFree} title={said}>
      <IconBell size={13} aria-hidden />
      <span className={named ? undefined : 'visually-hidden'}>{said}</span>
    </span>
  )
}
