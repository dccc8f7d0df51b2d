import { useEffect } from 'react'
import { AlertBanner } from '../alerts/alert-banner.tsx'
import { DraftsProvider } from '../call-desk/drafts-context.tsx'
import { Guard } from '../controls/guard.tsx'
import { PlannedOffers } from '../hands/planned-offers.tsx'
import { PartAgain } from '../incident-card/part-again.tsx'
import { DeskGrid } from '../layout/desk-grid.tsx'
import { NewVersion } from '../honesty/new-version.tsx'
import { EndingBanner } from '../duty/ending-banner.tsx'
import { ShiftBanner } from '../duty/shift-banner.tsx'
import { NotOpen } from '../layout/not-open.tsx'
import { forgetPreview } from '../organisations/area-preview.ts'
import { ThrownOffers } from '../throwing/thrown-offers.tsx'
import { InStep } from '../windows/in-step-provider.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { DeskFrame } from './desk-frame.tsx'
import { clearDesk } from './desk-state.ts'
import classes from './desk.module.css'
import { TopBar } from './top-bar.tsx'

/** The main window of the desk: the bar, what holds for all of it, and the panels that stand here. */
export function Desk() {
  useEffect(
    () => () => {
      clearDesk()
      forgetPreview()
    },
    [],
  )
  return (
    <DraftsProvider>
      <InStep>
        <DeskFrame>
          <div className={classes['desk']}>
            <TopBar />
            <ConnectionBanner />
            <ShiftBanner />
            <EndingBanner />
            <Guard>
              <NewVersion />
            </Guard>
            <Guard>
              <AlertBanner />
            </Guard>
            <NotOpen />
            <DeskGrid />
            <Guard>
              <PlannedOffers />
            </Guard>
            <PartAgain />
            <Guard>
              <ThrownOffers />
            </Guard>
          </div>
        </DeskFrame>
      </InStep>
    </DraftsProvider>
  )
}
