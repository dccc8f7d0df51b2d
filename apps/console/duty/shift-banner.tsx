import {
  dutyEnded,
  dutyEnds,
  dutyRoles,
  isInHand,
  isOnDuty,
  leaderOnDuty,
  type DutyRole,
  type Viewer,
} from '@tocsin/domain'
import { formatTime } from '@tocsin/ui'
import { ActionButton } from '../controls/action-button.tsx'
import { openDialog } from '../desk/desk-state.ts'
import connection from '../desk/connection.module.css'
import { useNames } from '../live/names.ts'
import { useAll, useDocument } from '../live/use-board.ts'
import { useNow } from '../live/use-now.ts'
import { useTimeZone, useViewer } from '../live/use-line.ts'
import { telOf } from '../phone-book/dial.tsx'
import { useWords } from '../words.ts'

/** From so long before the end of a shift the desk counts down to it. */
const toldFromMs = 15 * 60_000

/** Of the roles that need a duty, the one whose rights end first, and what is over already. */
function useShift(viewer: Viewer) {
  const now = useNow()
  const duties = useAll('duty')
  const asked = useDocument('organisation', viewer.org)?.settings.onDutyRoles ?? []
  const calls = useAll('contact')
  const off = viewer.offDuty ?? []
  const held = dutyRoles.filter((role) => viewer.roles.includes(role) && asked.includes(role))
  const ends = held.flatMap((role) => dutyEnds(duties, viewer.account, role, now) ?? [])
  const endedOf = (role: DutyRole): readonly number[] => [dutyEnded(duties, viewer.account, role, now) ?? []].flat()
  const hasCall = calls.some((call) => call.taker === viewer.account && isInHand(call))
  const rest = held.filter((role) => dutyEnds(duties, viewer.account, role, now) === undefined)
  return {
    now,
    off,
    endsAt: ends.length === 0 ? undefined : Math.min(...ends),
    isGrace: hasCall && rest.length > 0,
    endedAt: [...off, ...rest].flatMap(endedOf).toSorted((a, b) => b - a)[0],
    leader: leaderOnDuty(
      duties.filter((duty) => isOnDuty(duty, now)),
      now,
    ),
  }
}

/** Says that the shift ends soon, that it is over with a call in hand, or that it is over: and whom to ask. */
export function ShiftBanner() {
  const { duty: words } = useWords()
  const viewer = useViewer()
  const names = useNames()
  const zone = useTimeZone()
  const { now, off, endsAt, isGrace, endedAt, leader } = useShift(viewer)
  const endsSoon = endsAt !== undefined && endsAt - now <= toldFromMs
  if (off.length === 0 && !isGrace && !endsSoon) return null
  const over = endedAt === undefined ? words.notOnDuty : words.shiftOver(formatTime(endedAt, zone))
  const left = endsAt === undefined ? 0 : Math.max(0, Math.ceil((endsAt - now) / 1000))
  const countdown = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  return (
    <section
      className={connection['banner']}
      data-banner
      data-shift={off.length > 0 ? 'off' : isGrace ? 'grace' : 'soon'}
      aria-live="polite"
      aria-label={words.title}
    >
      <strong>
        {off.length > 0 || isGrace ? over : words.shiftEnds(endsAt === undefined ? '' : formatTime(endsAt, zone))}
      </strong>
      {off.length > 0 && <span>{words.offDutyAsk}</span>}
      {off.length === 0 && isGrace && <span>{words.graceCall}</span>}
      {off.length === 0 && !isGrace && (
        <span className="tabular" aria-hidden="true">
          {countdown}
        </span>
      )}
      {leader === undefined ? (
        <span>{words.noLeader}</span>
      ) : (
        <span>
          {words.leader} {names.account(leader.account)}{' '}
          {leader.number !== null && (
            <a className="tabular" href={telOf(leader.number)}>
              {leader.number}
            </a>
          )}
        </span>
      )}
      <ActionButton label={words.title} onPress={() => openDialog({ kind: 'duty' })} />
    </section>
  )
}
