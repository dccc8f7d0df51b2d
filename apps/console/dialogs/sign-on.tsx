import type { Unit } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Field } from '../controls/field.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { useListing } from '../live/use-listing.ts'
import { useSend } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'
import { readCount, skillsFrom } from './counts.ts'
import classes from './dialog.module.css'
import { Submit } from './text-area.tsx'
import units from './units.module.css'
import { isComposing } from '../desk/use-keys.ts'

const mostPeople = 60

/** How many come with the unit and what they can do, and whether they are at it. All may be left empty; Enter signs on. */
export function SignOn({ unit }: { readonly unit: Unit }) {
  const { units: words } = useWords()
  const language = useLanguage()
  const send = useSend()
  const skills = useListing().capabilities.filter(
    ({ of, code, retired }) => of === 'people' && code !== 'people' && !retired,
  )
  const [people, setPeople] = useState('')
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map())
  const [onCall, setOnCall] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const all = [people, ...typed.values()]
  const isWrong = all.some((each) => readCount(each, mostPeople) === undefined)
  const problem = isWrong ? words.countWrong(mostPeople) : undefined

  function signOn(): void {
    const counted = readCount(people, mostPeople)
    if (isWrong || counted === undefined) return
    const body = { unit: unit.id, crew: [], people: counted, skills: skillsFrom(typed, mostPeople), onCall }
    void send({ type: 'sign-on-unit', body })
    closeDialog()
  }

  // Enter in any of its fields signs on, as Ctrl and Enter do everywhere.
  function press(event: KeyboardEvent): void {
    const { nativeEvent, target } = event
    if (isComposing(nativeEvent) || event.repeat || event.code !== 'Enter' || !(target instanceof HTMLInputElement))
      return
    event.preventDefault()
    signOn()
  }

  return (
    <div className={classes['body']} role="presentation" onKeyDown={press}>
      <div className={classes['row']}>
        <Field label={words.people}>
          {(id) => (
            <input
              id={id}
              className={units['count']}
              ref={first}
              inputMode="numeric"
              autoComplete="off"
              maxLength={2}
              value={people}
              aria-invalid={readCount(people, mostPeople) === undefined}
              onChange={(event) => setPeople(event.currentTarget.value)}
            />
          )}
        </Field>
        {skills.map(({ code, name }) => (
          <Field key={code} label={nameIn(language, name)}>
            {(id) => (
              <input
                id={id}
                className={units['count']}
                inputMode="numeric"
                autoComplete="off"
                maxLength={2}
                value={typed.get(code) ?? ''}
                aria-invalid={readCount(typed.get(code) ?? '', mostPeople) === undefined}
                onChange={({ currentTarget }) => setTyped(new Map([...typed, [code, currentTarget.value]]))}
              />
            )}
          </Field>
        ))}
        <output className={problem === undefined ? classes['hint'] : classes['problem']}>
          {problem ?? words.peopleHint}
        </output>
      </div>
      <label className={classes['check']}>
        <input type="checkbox" checked={onCall} onChange={(event) => setOnCall(event.currentTarget.checked)} />
        {words.onCall}
      </label>
      <Submit label={words.signOn(unit.callSign)} whyNot={problem} onPress={signOn} />
    </div>
  )
}
