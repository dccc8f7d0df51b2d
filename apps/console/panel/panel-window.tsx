import { useEffect } from 'react'
import { AlertsButton } from '../alerts/alerts-button.tsx'
import { DraftsProvider } from '../call-desk/drafts-context.tsx'
import { ActionButton } from '../controls/action-button.tsx'
import { Guard } from '../controls/guard.tsx'
import { ConnectionBanner } from '../desk/connection-banner.tsx'
import { DeskFrame } from '../desk/desk-frame.tsx'
import { ServerClock } from '../desk/top-bar.tsx'
import { HonestyButton } from '../honesty/honesty-button.tsx'
import { NewVersion } from '../honesty/new-version.tsx'
import { shownKey } from '../keys.ts'
import { panelsIn, windowNamed } from '../layout/arrangement.ts'
import { DeskGrid } from '../layout/desk-grid.tsx'
import { layouts } from '../layout/layout-store.ts'
import { putBack } from '../layout/open-windows.ts'
import { thisWindow } from '../layout/this-window.ts'
import { useStore } from '../store.ts'
import { InStep } from '../windows/in-step-provider.tsx'
import { useWords } from '../words.ts'
import classes from '../layout/layout.module.css'
import desk from '../desk/desk.module.css'

/** Panels of the desk in a window of their own: a page with its own line to the server, in step with the others. */
export function PanelWindow() {
  return (
    <DraftsProvider>
      <InStep>
        <DeskFrame>
          <div className={desk['desk']}>
            <Bar />
            <ConnectionBanner />
            <NewVersion />
            <DeskGrid />
          </div>
        </DeskFrame>
      </InStep>
    </DraftsProvider>
  )
}

function Bar() {
  const { layout, desk: words } = useWords()
  const at = useStore(layouts, ({ arrangement }) => windowNamed(arrangement, thisWindow))
  const panels = at === undefined ? [] : panelsIn(at)
  const title = panels.map((each) => layout.panels[each]).join(words.listSeparator)
  useEffect(() => {
    document.title = `${title} · ${words.product}`
  }, [title, words])
  return (
    <header className={classes['slim']}>
      <h1>{title}</h1>
      <HonestyButton />
      <span className={classes['spring']} />
      <ServerClock />
      <Guard>
        <AlertsButton />
      </Guard>
      <ActionButton
        label={layout.putBack}
        hint={shownKey('put-back')}
        onPress={() => {
          for (const panel of panels) putBack(panel)
        }}
      />
    </header>
  )
}
