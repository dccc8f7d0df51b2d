import { priorities, type PlanBody } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useState } from 'react'
import { TypeField } from '../call-desk/type-field.tsx'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import classes from '../lists/lists.module.css'
import { CodesInput } from '../lists/text-input.tsx'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { TagField } from '../tags/tag-field.tsx'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import { areasOfCity } from './plan-answers.ts'
import { Hours } from './plan-hours.tsx'

type When = PlanBody['when']
type ConditionsProps = { readonly when: When; readonly onWhen: (when: When) => void }

/** To what calls a plan holds. */
export function Conditions({ when, onWhen }: ConditionsProps) {
  const { lists } = useWords()
  const set = (part: Partial<When>): void => onWhen({ ...when, ...part })
  return (
    <div className={classes['fields']}>
      <div className={classes['half']}>
        <TypesOf types={when.types} onTypes={(types) => set({ types })} />
      </div>
      <fieldset className={classes['row']} style={{ border: 0, padding: 0 }} aria-label={lists.priorities}>
        {priorities.map((each) => (
          <label key={each}>
            <input
              type="checkbox"
              checked={when.priorities.includes(each)}
              onChange={({ currentTarget: { checked } }) =>
                set({
                  priorities: priorities.filter((one) => (one === each ? checked : when.priorities.includes(one))),
                })
              }
            />
            {lists.priorityOf(each)}
          </label>
        ))}
      </fieldset>
      <TagField tags={when.tags} onTags={(tags) => set({ tags })} />
      <div className={classes['half']}>
        <Areas areas={when.areas} onAreas={(areas) => set({ areas })} />
      </div>
      <div className={classes['half']}>
        <PremisesOf premises={when.premises} onPremises={(premises) => set({ premises })} />
      </div>
      <div className={classes['full']}>
        <Hours hours={when.hours} onHours={(hours) => set({ hours })} />
      </div>
      <div className={classes['full']}>
        <Field label={lists.addresses}>
          {(id) => (
            <textarea
              id={id}
              rows={2}
              value={when.addresses.join('\n')}
              maxLength={8000}
              onChange={({ currentTarget: { value } }) => set({ addresses: value === '' ? [] : value.split('\n') })}
            />
          )}
        </Field>
      </div>
    </div>
  )
}

type TypesProps = { readonly types: readonly string[]; readonly onTypes: (types: string[]) => void }

function TypesOf({ types, onTypes }: TypesProps) {
  const { lists } = useWords()
  const names = useNames()
  const [typed, setTyped] = useState('')
  return (
    <div>
      <TypeField
        label={lists.types}
        typed={typed}
        type={null}
        onTyped={setTyped}
        onType={({ code }) => {
          onTypes([...types.filter((each) => each !== code), code])
          setTyped('')
        }}
      />
      <div className={classes['row']}>
        {types.map((each) => (
          <ActionButton
            key={each}
            label={`${names.incidentType(each)} ×`}
            title={lists.remove}
            onPress={() => onTypes(types.filter((one) => one !== each))}
          />
        ))}
      </div>
    </div>
  )
}

type AreasProps = { readonly areas: readonly string[]; readonly onAreas: (areas: string[]) => void }

/** Beats and zones of the city in use; ids of another city stay and are shown as they are. */
function Areas({ areas, onAreas }: AreasProps) {
  const { lists } = useWords()
  const language = useLanguage()
  const { question } = useQuestion('areas', areasOfCity)
  const known = question?.answer ?? []
  const nameOf = ({ id, name }: (typeof known)[number]): string =>
    (language === 'en' ? (name.en ?? name.zh) : (name.zh ?? name.en)) ?? id
  return (
    <div>
      <CodesInput label={`${lists.areas}: ${lists.areasHint}`} codes={areas} onCodes={onAreas} />
      {known.length > 0 && (
        <select
          aria-label={lists.areas}
          value=""
          onChange={({ currentTarget: { value } }) => {
            if (value !== '') onAreas([...areas.filter((each) => each !== value), value])
          }}
        >
          <option value="">+ {lists.areas}</option>
          {known.map((area) => (
            <option key={`${area.kind} ${area.id}`} value={area.id}>
              {nameOf(area)} ({area.id})
            </option>
          ))}
        </select>
      )}
    </div>
  )
}

type PremisesProps = { readonly premises: readonly string[]; readonly onPremises: (premises: string[]) => void }

function PremisesOf({ premises, onPremises }: PremisesProps) {
  const { lists } = useWords()
  const language = useLanguage()
  const all = useAll('premises')
  const nameOf = (id: string): string => {
    const name = all.find((each) => each.id === id)?.name
    return name === undefined || name === null ? id : nameIn(language, name)
  }
  return (
    <div>
      <Field label={lists.premises}>
        {(id) => (
          <select
            id={id}
            value=""
            onChange={({ currentTarget: { value } }) => {
              if (value !== '') onPremises([...premises.filter((each) => each !== value), value])
            }}
          >
            <option value="">+ {lists.premises}</option>
            {all.map((each) => (
              <option key={each.id} value={each.id}>
                {nameOf(each.id)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className={classes['row']}>
        {premises.map((each) => (
          <ActionButton
            key={each}
            label={`${nameOf(each)} ×`}
            title={lists.remove}
            onPress={() => onPremises(premises.filter((one) => one !== each))}
          />
        ))}
      </div>
    </div>
  )
}
