/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events -- a listbox (ARIA 1.2): the list has the focus and the panel its keys */
import { useState, type KeyboardEvent } from 'react'
import { isComposing } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useAll } from '../live/use-board.ts'
import { useWords } from '../words.ts'
import { AlertActions } from './alert-actions.tsx'
import { AlertRow } from './alert-row.tsx'
import classes from './alerts.module.css'
import { inOrder } from './order.ts'
import { useAlertKeys } from './use-alert-keys.ts'

/** The alerts as a panel of the desk: always in view, the same keys while the list has the focus. */
export function AlertPanel() {
  const { alerts: words } = useWords()
  const mayNot = useWhyNot()('see-alert')
  const listed = inOrder(useAll('alert'))
  const [marked, mark] = useState<string | null>(null)
  const index = Math.max(
    0,
    listed.findIndex(({ id }) => id === marked),
  )
  const chosen = listed[index]
  const deeds = useAlertKeys(chosen)

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || isComposing(event.nativeEvent)) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code]
    if (step !== undefined) mark(listed[Math.max(0, Math.min(listed.length - 1, index + step))]?.id ?? null)
    else if (event.repeat || (event.code === 'Enter' && event.target instanceof HTMLButtonElement)) return
    else if (!deeds.press(event.code)) return
    event.preventDefault()
  }

  return (
    <section className={classes['panel']} aria-label={words.title}>
      <h2>
        {words.title} <small>{listed.length}</small>
      </h2>
      {mayNot !== undefined && <p className={classes['empty']}>{mayNot}</p>}
      {mayNot === undefined && (
        <div className={classes['inPanel']} role="presentation" onKeyDown={press}>
          <div
            className={classes['panelList']}
            role={listed.length === 0 ? 'group' : 'listbox'}
            tabIndex={0}
            aria-label={words.title}
            aria-activedescendant={chosen === undefined ? undefined : `panel-alert-${chosen.id}`}
          >
            {listed.length === 0 && <p className={classes['empty']}>{words.none}</p>}
            {listed.map((alert) => (
              <div
                key={alert.id}
                id={`panel-alert-${alert.id}`}
                role="option"
                aria-selected={alert === chosen}
                className={classes['row']}
                onClick={() => mark(alert.id)}
              >
                <AlertRow alert={alert} />
              </div>
            ))}
          </div>
          {chosen !== undefined && <AlertActions alert={chosen} deeds={deeds} />}
        </div>
      )}
    </section>
  )
}
