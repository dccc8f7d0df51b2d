import { useStore } from '../store.ts'
import { endFlash, flash } from './flash-state.ts'
import classes from './sounds.module.css'
import { useSounds } from './use-sounds.ts'

/** What every window of the desk has for ears and eyes; of several windows one is heard. */
export function Sounds() {
  useSounds()
  return <ScreenFlash />
}

/**
 * The edge of the whole screen lights up, for whoever cannot hear. Never more than three flashes a second (WCAG 2.3.1), and
 * steady where the machine asks for less motion.
 */
function ScreenFlash() {
  const { kind, count } = useStore(flash, (value) => value)
  if (kind === null) return null
  return <div key={count} className={classes['flash']} data-kind={kind} aria-hidden onAnimationEnd={endFlash} />
}
