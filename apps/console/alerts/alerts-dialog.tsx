/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events -- a listbox (ARIA 1.2): the list has the focus and the dialog its keys */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useAll } from '../live/use-board.ts'
import { useWords } from '../words.ts'
import { AlertActions } from './alert-actions.tsx'
import { AlertRow } from './alert-row.tsx'
import classes from './alerts.module.css'
import { inOrder } from './order.ts'
import { useAlertKeys } from './use-alert-keys.ts'

/** All that waits too long, the most urgent first; what is marked is taken, handed on or ended with one key. */
export function AlertsDialog({ incident }: { readonly incident: string | null }) {
  const { alerts: words } = useWords()
  const all = useAll('alert')
  const listed = inOrder(incident === null ? all : all.filter((alert) => alert.incident === incident))
  const [marked, mark] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  // What is marked stays marked when others come in above it; only when it is over, the next one is.
  const found = listed.findIndex(({ id }) => id === marked)
  const index = Math.max(0, found)
  const chosen = listed[index]
  const deeds = useAlertKeys(chosen)
  useEffect(() => list.current?.focus(), [])
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen?.id])

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code]
    if (step !== undefined) mark(listed[Math.max(0, Math.min(listed.length - 1, index + step))]?.id ?? null)
    else if (event.repeat || (event.code === 'Enter' && event.target instanceof HTMLButtonElement)) return
    else if (!deeds.press(event.code)) return
    event.preventDefault()
  }

  return (
    <Dialog title={words.title} widthPx={720}>
      <div className={dialog['body']} role="presentation" onKeyDown={press}>
        <div
          ref={list}
          className={classes['list']}
          role={listed.length === 0 ? 'group' : 'listbox'}
          tabIndex={0}
          data-autofocus
          aria-label={words.title}
          aria-activedescendant={chosen === undefined ? undefined : `alert-${chosen.id}`}
        >
          {listed.length === 0 && <p className={classes['empty']}>{words.none}</p>}
          {listed.map((alert) => (
            <div
              key={alert.id}
              id={`alert-${alert.id}`}
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
        <p className={dialog['hint']}>{words.keysNote}</p>
        <p className={dialog['hint']}>{words.noPath}</p>
      </div>
    </Dialog>
  )
}
