import { Key } from '../controls/key.tsx'
import { isAction, keyScopes, keyTable, labelOf, shownKey, type KeyScope } from '../keys.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { Dialog } from './dialog.tsx'
import classes from './key-help.module.css'

/** Every key of the desk, from the one table. */
export function KeyHelp() {
  const { keyHelp } = useWords()
  return (
    <Dialog title={keyHelp.title} wide>
      <div className={classes['help']}>
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
