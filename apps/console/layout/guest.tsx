import { useEffect, useRef } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { desk } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { shownKey } from '../keys.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import type { Panel } from './arrangement.ts'
import classes from './layout.module.css'
import { PanelPlace } from './panel-home.tsx'
import { endLoan } from './where-keys-act.ts'

/**
 * A panel of another window that is here for now, over what stands here: its key was pressed here, so this is where one
 * types on. A call that is done with takes its form back by itself.
 */
export function Guest({ panel }: { readonly panel: Panel }) {
  const { layout } = useWords()
  const draft = useStore(desk, (state) => state.draft)
  const had = useRef(draft)
  useEffect(() => {
    if (panel === 'call-desk' && had.current !== null && draft === null) endLoan()
    had.current = draft
  }, [panel, draft])
  useKey('leave', endLoan, panel !== 'call-desk' || draft === null)
  return (
    <aside className={classes['guest']} aria-label={layout.panels[panel]}>
      <header>
        <b>{layout.panels[panel]}</b>
        <small>{layout.guest}</small>
        <ActionButton label={layout.endGuest} hint={shownKey('put-back')} onPress={endLoan} />
      </header>
      <PanelPlace panel={panel} />
    </aside>
  )
}

/** Where a panel would be that another window shows for now. */
export function Lent({ panel }: { readonly panel: Panel }) {
  const { layout } = useWords()
  return (
    <section className={classes['lent']} aria-label={layout.panels[panel]}>
      <b>{layout.panels[panel]}</b>
      <p>{layout.lent}</p>
      <ActionButton label={layout.lentBack} onPress={endLoan} />
    </section>
  )
}
