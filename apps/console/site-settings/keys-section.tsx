import { useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { ActionButton } from '../controls/action-button.tsx'
import { Key } from '../controls/key.tsx'
import { isComposing } from '../desk/use-keys.ts'
import dialog from '../dialogs/dialog.module.css'
import { isAction, keys, keyScopes, labelOf, type Action, type KeyTable } from '../keys.ts'
import { pressOf, problemWith, tableFor, type KeyProblem } from '../site-keys.ts'
import { useWords } from '../words.ts'
import classes from './keys-section.module.css'
import { pressesOf, siteKeysOf } from './told-keys.ts'
import type { Fields } from './use-settings.ts'

const actions = Object.keys(keys).filter(isAction)
const isHeldAlone = (code: string): boolean => /^(Control|Shift|Alt|Meta|CapsLock)/.test(code)

/** Which key does what on the desks of this organisation: press the one you want. */
export function KeysSection({ fields }: { readonly fields: Fields }) {
  const { siteKeys, actions: names, keyHelp } = useWords()
  const [typed, setTyped] = useState('')
  const { table } = tableFor(siteKeysOf(fields.valueOf, actions))
  const text = typed.trim().toLowerCase()
  const shown = actions.filter((each) => text === '' || names[each].toLowerCase().includes(text))
  return (
    <div className={dialog['body']}>
      <p className={dialog['hint']}>{siteKeys.about}</p>
      <input
        type="search"
        className={classes['filter']}
        value={typed}
        placeholder={siteKeys.filter}
        aria-label={siteKeys.filter}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {keyScopes.map((scope) => (
        <section key={scope}>
          <h4>{keyHelp[scope]}</h4>
          <ul className={classes['rows']}>
            {shown
              .filter((each) => keys[each].scope === scope)
              .map((each) => (
                <Row key={each} action={each} table={table} fields={fields} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

type RowProps = { readonly action: Action; readonly table: KeyTable; readonly fields: Fields }

function Row({ action, table, fields }: RowProps) {
  const { siteKeys, siteSettings, actions: names } = useWords()
  const row = useRef<HTMLLIElement>(null)
  const [isAsking, ask] = useState(false)
  const [problem, setProblem] = useState<string | undefined>()
  const say = useProblems()
  const path = `keys.${action}`
  const own = pressesOf(fields.valueOf(path))
  const { presses, isFixed } = table[action]

  /** The keyboard stays in the window, whose key saves: the button that asked goes away. */
  function leave(): void {
    flushSync(() => ask(false))
    row.current?.querySelector('button')?.focus()
  }

  function press(event: KeyboardEvent): void {
    event.preventDefault()
    event.stopPropagation()
    // The desk hears keys at the window: this one is not for it.
    event.nativeEvent.stopImmediatePropagation()
    if (isComposing(event.nativeEvent) || event.repeat || isHeldAlone(event.code)) return
    if (event.code === 'Escape') return leave()
    const wanted = pressOf(event.nativeEvent)
    const found = problemWith(action, wanted, table)
    setProblem(found && `${labelOf(wanted)} ${say(found)}`)
    if (found !== undefined) return
    fields.set(path, [wanted])
    leave()
  }

  return (
    <li ref={row}>
      <span>{names[action]}</span>
      <span className={classes['keys']}>
        {presses.length === 0 && <small className={dialog['hint']}>{siteKeys.none}</small>}
        {presses.slice(0, 4).map((each) => (
          <Key key={labelOf(each)} label={labelOf(each)} />
        ))}
        {own !== undefined && <small className={classes['changed']}>{siteKeys.isChanged}</small>}
      </span>
      {isFixed === true ? (
        <small className={dialog['hint']}>{siteKeys.fixed}</small>
      ) : isAsking ? (
        <button
          type="button"
          className={classes['asking']}
          ref={(button) => button?.focus()}
          onKeyDown={press}
          onBlur={() => ask(false)}
        >
          {siteKeys.press}
        </button>
      ) : (
        <span className={classes['keys']}>
          <ActionButton
            label={siteKeys.change}
            title={siteKeys.pressHint}
            onPress={() => {
              setProblem(undefined)
              ask(true)
            }}
          />
          {presses.length > 0 && <ActionButton label={siteKeys.clear} onPress={() => fields.set(path, [])} />}
          {own !== undefined && (
            <ActionButton label={siteSettings.toDefault} onPress={() => fields.set(path, undefined)} />
          )}
        </span>
      )}
      {problem !== undefined && (
        <p className={dialog['problem']} role="alert">
          {problem}
        </p>
      )}
    </li>
  )
}

/** Why a key cannot be taken, in words. */
function useProblems(): (problem: KeyProblem) => string {
  const { siteKeys, actions: names } = useWords()
  return (problem) => (problem.why === 'taken' ? siteKeys.taken(names[problem.by]) : siteKeys[problem.why])
}
