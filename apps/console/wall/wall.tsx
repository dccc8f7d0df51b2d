import { formatTime } from '@tocsin/ui'
import { nameIn } from '@tocsin/ui/words'
import { Guard } from '../controls/guard.tsx'
import { ConnectionBanner } from '../desk/connection-banner.tsx'
import { ConnectionState } from '../desk/connection-state.tsx'
import { useDocument } from '../live/use-board.ts'
import { useNow } from '../live/use-now.ts'
import { useTimeZone, useViewer } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'
import { Clocks } from './clocks.tsx'
import { Incidents } from './incidents.tsx'
import { Reach } from './reach.tsx'
import { Units } from './units.tsx'
import { WallMap } from './wall-map.tsx'
import classes from './wall.module.css'

/**
 * For the room: the map, what is going on, who is free, how long people wait. Nobody touches it, and nothing on it leads to a
 * person: no names, numbers or words of callers, no house numbers.
 */
export function Wall() {
  return (
    <main className={classes['wall']}>
      <Head />
      <ConnectionBanner />
      <div className={classes['places']}>
        <section className={classes['map']}>
          <Guard>
            <WallMap />
          </Guard>
        </section>
        <Guard>
          <Incidents />
        </Guard>
        <div className={classes['figures']}>
          <Guard>
            <Units />
          </Guard>
          <Guard>
            <Clocks />
          </Guard>
          <Guard>
            <Reach />
          </Guard>
        </div>
      </div>
    </main>
  )
}

function Head() {
  const { desk } = useWords()
  const language = useLanguage()
  const organisation = useDocument('organisation', useViewer().org)
  const zone = useTimeZone()
  const now = useNow()
  const day = new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'full' }).format(now)
  return (
    <header className={classes['head']}>
      <h1>{organisation === undefined ? desk.product : nameIn(language, organisation.name)}</h1>
      <ConnectionState />
      <span className={classes['day']}>{day}</span>
      <time dateTime={new Date(now).toISOString()}>{formatTime(now, zone)}</time>
    </header>
  )
}
