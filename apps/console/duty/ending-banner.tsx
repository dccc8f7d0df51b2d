import { endingUnfollowed, type DutyPlace } from '@tocsin/domain'
import { formatTime } from '@tocsin/ui'
import { ActionButton } from '../controls/action-button.tsx'
import connection from '../desk/connection.module.css'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useNow } from '../live/use-now.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { useExtend } from './use-extend.ts'

/** To who plans duties: that somebody goes off soon and nobody follows; one key keeps that person an hour longer. */
export function EndingBanner() {
  const { duty: words } = useWords()
  const names = useNames()
  const zone = useTimeZone()
  const extend = useExtend()
  const now = useNow()
  const mayExtend = useWhyNot()('extend-duty') === undefined
  const [next] = endingUnfollowed(useAll('duty'), now)
  const shown = mayExtend ? next : undefined
  useKey('extend-duty', () => shown && extend(shown), shown !== undefined)
  if (shown === undefined) return null
  const nameOf = (place: DutyPlace): string =>
    place.kind === 'duty-leader' ? words.leader : place.kind === 'seat' ? place.seat : names.unit(place.unit)
  return (
    <section
      className={connection['banner']}
      data-banner
      data-shift="soon"
      aria-live="polite"
      aria-label={words.extend}
    >
      <strong>{words.ending(names.account(shown.account), nameOf(shown.place), formatTime(shown.until, zone))}</strong>
      <ActionButton label={words.extend} hint={shownKey('extend-duty')} onPress={() => extend(shown)} />
    </section>
  )
}
