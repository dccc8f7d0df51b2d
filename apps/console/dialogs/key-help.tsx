import { useRef } from 'react'
import { Key } from '../controls/key.tsx'
import { ActionButton } from '../controls/action-button.tsx'
import { beginTour } from '../tour/begin-tour.ts'
import { printNodes } from '../map/print-map.ts'
import { isAction, keyScopes, keyTable, labelOf, shownKey, type KeyScope } from '../keys.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { Dialog } from './dialog.tsx'
import classes from './key-help.module.css'

/** Every key of the desk, from the one table. */
export function KeyHelp() {
  const words = useWords()
  const { keyHelp } = words
  const sheet = useRef<HTMLDivElement>(null)
  return (
    <Dialog title={keyHelp.title} wide>
      <div className={classes['deeds']}>
        <ActionButton label={words.tour.start} hint={shownKey('tour')} onPress={() => void beginTour(words)} />
        <ActionButton label={words.tour.print} onPress={() => void printSheet(sheet.current, keyHelp.title)} />
      </div>
      <div ref={sheet} className={classes['help']}>
        {keyScopes.map((scope) => (
          <Scope key={scope} scope={scope} />
        ))}
        <p>{keyHelp.note}</p>
      </div>
    </Dialog>
  )
}

function Scope({ scope }: { readonly scope: KeyScope }) {
  const { keyHelp, actions } = useWords()
  const table = useStore(keyTable, (all) => all.rows)
  const rows = Object.entries(table).flatMap(([name, row]) =>
    row.scope === scope && isAction(name) ? [{ action: name, row }] : [],
  )
  return (
    <section>
      <h3>{keyHelp[scope]}</h3>
      <ul>
        {rows.map(({ action, row }) => (
          <li key={action}>
            <span>{actions[action]}</span>
            <span>
              {row.isFixed === true && row.presses.length > 1 ? (
                <Key label={shownKey(action)} />
              ) : (
                row.presses.map((press) => <Key key={labelOf(press)} label={labelOf(press)} />)
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The cheat sheet: what the window shows, on paper. */
async function printSheet(sheet: HTMLElement | null, title: string): Promise<void> {
  if (sheet === null) return
  const head = document.createElement('h1')
  head.textContent = title
  await printNodes([head, sheet.cloneNode(true)])
}
