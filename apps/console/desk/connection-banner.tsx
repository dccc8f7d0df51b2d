import { formatTime } from '@tocsin/ui'
import { ActionButton } from '../controls/action-button.tsx'
import { useLive } from '../live/line-context.ts'
import { useNow } from '../live/use-now.ts'
import { useLineState, useTimeZone } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { standing } from './connection-state.tsx'
import classes from './connection.module.css'

/** A cut shorter than this is not worth a word: the line is often back before anybody has read it. */
const graceMs = 1500

/** Says that the board is behind, as of when, and what that means. Strong, and still: nothing blinks for an hour. */
export function ConnectionBanner() {
  const words = useWords()
  const { connection, desk } = words
  const { line } = useLive()
  const { link, pending, notLiveSince } = useLineState()
  const zone = useTimeZone()
  const now = useNow()
  if (notLiveSince === null || now - notLiveSince < graceMs) return null
  const state = standing(link)
  // While its database is away the server goes on beating, but has nothing newer than when that began.
  const heardAt = state === 'degraded' ? notLiveSince : line.heardAt()
  const why = {
    connecting: connection.whyCut,
    cut: connection.whyCut,
    behind: connection.whyBehind,
    degraded: connection.whyDegraded,
    live: '',
    ended: link.phase === 'ended' && link.why === 'other-version' ? connection.otherVersion : connection.signedOut,
  }[state]
  return (
    <div className={classes['banner']} data-banner data-state={state} role="alert">
      <strong>{heardAt === null ? connection.neverLoaded : connection.asOf(formatTime(heardAt, zone))}</strong>
      <span>{why}</span>
      {pending.length > 0 && <b>{connection.queued(pending.length)}</b>}
      {link.phase === 'cut' && (
        <>
          <small aria-hidden="true">{connection.nextTry(Math.max(0, Math.ceil((link.nextTryAt - now) / 1000)))}</small>
          <ActionButton label={connection.tryNow} onPress={() => line.link.retryNow()} />
        </>
      )}
      {state === 'ended' && <ActionButton label={desk.reload} onPress={() => location.reload()} />}
    </div>
  )
}
