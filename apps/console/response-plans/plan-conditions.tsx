import { priorities, type PlanBody } from '@tocsin/domain'
import { Field } from '../controls/field.tsx'
import classes from '../lists/lists.module.css'
import { CodesField } from '../lists/codes-field.tsx'
import { useAll } from '../live/use-board.ts'
import { useListing } from '../live/use-listing.ts'
import { TagField } from '../tags/tag-field.tsx'
import { useWords } from '../words.ts'
import { Hours } from './plan-hours.tsx'
import { useAreas } from './use-areas.ts'

type When = PlanBody['when']
type ConditionsProps = { readonly when: When; readonly onWhen: (when: When) => void }

/** To what calls a plan holds. */
export function Conditions({ when, onWhen }: ConditionsProps) {
  const { lists } = useWords()
  const { types } = useListing()
  const premises = useAll('premises')
  const areas = useAreas()
  const set = (part: Partial<When>): void => onWhen({ ...when, ...part })
  return (
    <div className={classes['fields']} style={{ alignItems: 'start' }}>
      <div className={classes['half']}>
        <CodesField
          label={lists.types}
          of={types}
          codes={when.types}
          whenNone={lists.allTypes}
          onCodes={(next) => set({ types: next })}
        />
      </div>
      <div className={classes['half']}>
        <TagField tags={when.tags} onTags={(tags) => set({ tags })} />
      </div>
      <div className={classes['half']}>
        <CodesField
          label={lists.areas}
          of={areas}
          codes={when.areas}
          whenNone={lists.everywhere}
          onCodes={(next) => set({ areas: next })}
        />
      </div>
      <div className={classes['half']}>
        <CodesField
          label={lists.premises}
          of={premises.map(({ id, name }) => ({ code: id, name }))}
          codes={when.premises}
          onCodes={(next) => set({ premises: next })}
        />
      </div>
      <div className={classes['full']}>
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
