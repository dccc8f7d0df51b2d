import { useEffect } from 'react'
import { AlertBanner } from '../alerts/alert-banner.tsx'
import { CallDesk } from '../call-desk/call-desk.tsx'
import { DraftsProvider } from '../call-desk/drafts-context.tsx'
import { Guard } from '../controls/guard.tsx'
import { Dialogs } from '../dialogs/dialogs.tsx'
import { EntriesProvider } from '../narrative/entries-context.tsx'
import { PlannedOffers } from '../hands/planned-offers.tsx'
import { IncidentCard } from '../incident-card/incident-card.tsx'
import { IncidentList } from '../incident-list/incident-list.tsx'
import { MapPlace } from '../map/map-place.tsx'
import { FetchAhead } from '../premises/fetch-ahead.tsx'
import { ScreenFlash } from '../sounds/screen-flash.tsx'
import { UnitRack } from '../unit-rack/unit-rack.tsx'
import { beginTour } from '../tour/begin-tour.ts'
import { useWords } from '../words.ts'
import { ConnectionBanner } from './connection-banner.tsx'
import { clearDesk, openDialog } from './desk-state.ts'
import classes from './desk.module.css'
import { closeNewestNotice, closeNotices } from './notices.ts'
import { TopBar } from './top-bar.tsx'
import { useKey, useKeyboard } from './use-keys.ts'

/** The whole desk on one screen: calls and incidents on the left, map and units in the middle, one incident on the right. */
export function Desk() {
  useKeyboard()
  useKey('command-line', () => openDialog({ kind: 'command-line' }))
  useKey('help', () => openDialog({ kind: 'help' }))
  const words = useWords()
  useKey('tour', () => void beginTour(words))
  useKey('review-names', () => openDialog({ kind: 'bynames' }))
  useKey('site-settings', () => openDialog({ kind: 'site-settings' }))
  useKey('response-plans', () => openDialog({ kind: 'response-plans' }))
  useKey('close-notice', closeNewestNotice)
  useKey('close-notices', closeNotices)
  useEffect(() => clearDesk, [])
  return (
    <DraftsProvider>
      <EntriesProvider>
        <div className={classes['desk']}>
          <TopBar />
          <ConnectionBanner />
          <Guard>
            <AlertBanner />
          </Guard>
          <main className={classes['places']}>
            <div className={classes['left']}>
              <Guard>
                <CallDesk />
              </Guard>
              <Guard>
                <IncidentList />
              </Guard>
            </div>
            <div className={classes['middle']}>
              <MapPlace />
              <Guard>
                <UnitRack />
              </Guard>
            </div>
            <Guard>
              <IncidentCard />
            </Guard>
          </main>
          <Guard>
            <FetchAhead />
          </Guard>
          <Guard>
            <PlannedOffers />
          </Guard>
          <Guard>
            <Dialogs />
          </Guard>
          <Guard>
            <ScreenFlash />
          </Guard>
        </div>
      </EntriesProvider>
    </DraftsProvider>
  )
}
