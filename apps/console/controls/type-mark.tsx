import type { IncidentType } from '@tocsin/domain'
import { lookOfType } from '@tocsin/ui'
import classes from './type-mark.module.css'

type Props = {
  readonly type: Pick<IncidentType, 'branch' | 'colour' | 'icon'> | undefined
  readonly size?: 'large'
}

/** A type's icon on its colour; the name stands beside it, so it says nothing to a screen reader. */
export function TypeMark({ type, size }: Props) {
  if (type === undefined) return null
  const { ground, ink, path } = lookOfType(type)
  return (
    <span className={classes['mark']} data-size={size} style={{ background: ground, color: ink }} aria-hidden="true">
      <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round">
        <path d={path} strokeLinejoin="round" />
      </svg>
    </span>
  )
}
