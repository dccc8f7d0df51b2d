import { maxAlarmLevel, planBody, priorities, type PlanBody, type ResponsePlan, type WeekHours } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useState } from 'react'
import { TypeField } from '../call-desk/type-field.tsx'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { showDone } from '../desk/notices.ts'
import { useWhyNot } from '../desk/why-not.ts'
import dialog from '../dialogs/dialog.module.css'
import { onCtrlEnter } from '../dialogs/text-area.tsx'
import classes from '../lists/lists.module.css'
import { NeedsEditor } from '../lists/needs-editor.tsx'
import { CodesInput, TextInput } from '../lists/text-input.tsx'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { TagField } from '../tags/tag-field.tsx'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import { areasOfCity } from './plan-answers.ts'
import { dropDraft, isChanged, putDraft, type PlanDraft } from './plan-draft.ts'
import { clockOf, minuteOf } from './plan-words.ts'

type Props = {
  readonly draft: PlanDraft
  readonly plan: ResponsePlan | undefined
  readonly onGone: () => void
}

/** One plan: when it holds, what it wants at each alarm level, whose units are asked. Ctrl Enter saves. */
export function PlanEditor({ draft, plan, onGone }: Props) {
  const { lists } = useWords()
  const { body } = draft
  const set = (part: Partial<PlanBody>): void => putDraft({ ...draft, body: { ...body, ...part } })
  const { save, whyNot, problem } = useSaving(draft, plan)
  return (
    <div className={classes['form']} role="presentation" onKeyDown={onCtrlEnter(() => whyNot === undefined && save())}>
      <Standing draft={draft} plan={plan} />
      <div className={classes['fields']}>
        <div className={classes['half']}>
          <TextInput label={lists.zh} text={body.name.zh} onText={(zh) => set({ name: { ...body.name, zh } })} />
        </div>
        <TextInput label={lists.en} text={body.name.en} onText={(en) => set({ name: { ...body.name, en } })} />
        <TextInput
          label={`${lists.order} (${lists.orderHint})`}
          text={String(body.order)}
          maxLength={4}
          onText={(text) => {
            if (/^\d{0,4}$/.test(text)) set({ order: Number(text) })
          }}
        />
      </div>
      <h3>{lists.conditions}</h3>
      <Conditions when={body.when} onWhen={(when) => set({ when })} />
      <h3>{lists.levels}</h3>
      <Levels levels={body.levels} onLevels={(levels) => set({ levels })} />
      <TextInput
        key={draft.id}
        label={`${lists.areaOrder}: ${lists.areasHint}`}
        text={body.areaOrder.map((step) => step.join(', ')).join(' > ')}
        maxLength={2000}
        onText={(text) =>
          set({
            areaOrder: text === '' ? [] : text.split('>').map((step) => step.split(',').map((area) => area.trim())),
          })
        }
      />
      <div className={classes['row']}>
        {problem !== undefined && <span className={classes['bad']}>{problem}</span>}
        <span className={classes['spring']} />
        <Retire plan={plan} />
        {(isChanged(draft) || plan === undefined) && (
          <ActionButton
            label={lists.discard}
            onPress={() => {
              dropDraft(draft.id)
              if (plan === undefined) onGone()
            }}
          />
        )}
        <ActionButton tone="main" label={lists.save} hint="Ctrl ↵" whyNot={whyNot} onPress={save} />
      </div>
    </div>
  )
}

function useSaving(draft: PlanDraft, plan: ResponsePlan | undefined) {
  const { lists } = useWords()
  const send = useSend()
  const mayNot = useWhyNot()('write-plan')
  const read = planBody.safeParse(draft.body)
  const [first] = read.success ? [] : read.error.issues
  const problem =
    first === undefined || read.success
      ? undefined
      : lists.wrong(read.error.issues.length, `${first.path.join(' › ')}: ${first.message}`)
  const isBehind = plan !== undefined && plan.version !== draft.basedOn
  const save = async (): Promise<void> => {
    if (!read.success) return
    const sent = await send({
      type: 'write-plan',
      body: { plan: draft.id, basedOn: draft.basedOn, body: read.data },
    })
    if (!sent.ok) return
    dropDraft(draft.id)
    showDone(lists.saved)
  }
  const whyNot = mayNot ?? (isChanged(draft) ? (isBehind ? lists.keepMine : problem) : lists.noChanges)
  return { save: () => void save(), whyNot, problem }
}

/** Whose version it stands on, and what to do where somebody else has written another one meanwhile. */
function Standing({ draft, plan }: Omit<Props, 'onGone'>) {
  const { lists } = useWords()
  const names = useNames()
  const language = useLanguage()
  if (plan === undefined) return null
  if (plan.version !== draft.basedOn)
    return (
      <div className={classes['warn']} role="alert">
        <p className={dialog['hint']}>{lists.planMeanwhile(names.account(plan.changedBy))}</p>
        <div className={classes['row']}>
          <ActionButton
            tone="main"
            label={lists.keepMine}
            onPress={() => putDraft({ ...draft, basedOn: plan.version })}
          />
          <ActionButton label={lists.dropMine} onPress={() => dropDraft(draft.id)} />
        </div>
      </div>
    )
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <p className={dialog['hint']}>
      {lists.version(plan.version, names.account(plan.changedBy), at.format(new Date(plan.changedAt)))}
      {plan.retired && ` · ${lists.retiredHere}`}
    </p>
  )
}

function Retire({ plan }: { readonly plan: ResponsePlan | undefined }) {
  const { lists } = useWords()
  const send = useSend()
  const mayNot = useWhyNot()('retire-plan')
  if (plan === undefined || plan.retired) return null
  return (
    <ActionButton
      tone="danger"
      label={lists.retire}
      whyNot={mayNot}
      onPress={() => void send({ type: 'retire-plan', body: { plan: plan.id, basedOn: plan.version } })}
    />
  )
}

type When = PlanBody['when']
type ConditionsProps = { readonly when: When; readonly onWhen: (when: When) => void }

function Conditions({ when, onWhen }: ConditionsProps) {
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

type HoursProps = { readonly hours: readonly WeekHours[]; readonly onHours: (hours: WeekHours[]) => void }

function Hours({ hours, onHours }: HoursProps) {
  const { lists } = useWords()
  const change = (at: number, part: Partial<WeekHours>): void =>
    onHours(hours.map((each, index) => (index === at ? { ...each, ...part } : each)))
  return (
    <div>
      {hours.map(({ days, from, to }, at) => (
        <div key={at} className={classes['row']}>
          {lists.days.map((name, index) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={days.includes(index + 1)}
                onChange={({ currentTarget: { checked } }) => {
                  const next = [1, 2, 3, 4, 5, 6, 7].filter((day) => (day === index + 1 ? checked : days.includes(day)))
                  change(at, { days: next })
                }}
              />
              {name}
            </label>
          ))}
          <TimeInput
            label={lists.from}
            minute={from}
            onMinute={(minute) => change(at, { from: Math.min(minute, 1439) })}
          />
          <TimeInput label={lists.till} minute={to} onMinute={(minute) => change(at, { to: Math.max(minute, 1) })} />
          <ActionButton label={lists.remove} onPress={() => onHours(hours.filter((_, index) => index !== at))} />
        </div>
      ))}
      <ActionButton
        label={lists.addHours}
        onPress={() => onHours([...hours, { days: [1, 2, 3, 4, 5], from: 480, to: 1080 }])}
      />
    </div>
  )
}

type TimeProps = { readonly label: string; readonly minute: number; readonly onMinute: (minute: number) => void }

const TimeInput = ({ label, minute, onMinute }: TimeProps) => (
  <label>
    {label}
    <input
      key={minute}
      className={`${classes['plain'] ?? ''} ${classes['number'] ?? ''}`}
      defaultValue={clockOf(minute)}
      maxLength={5}
      onBlur={({ currentTarget }) => {
        const read = minuteOf(currentTarget.value)
        if (read === undefined) currentTarget.value = clockOf(minute)
        else onMinute(read)
      }}
    />
  </label>
)

type LevelsProps = { readonly levels: PlanBody['levels']; readonly onLevels: (levels: PlanBody['levels']) => void }

function Levels({ levels, onLevels }: LevelsProps) {
  const { lists } = useWords()
  return (
    <div className={dialog['body']}>
      {levels.map((needs, at) => (
        <div key={at}>
          <b>{lists.level(at + 1)}</b>
          <NeedsEditor
            label={lists.level(at + 1)}
            needs={needs}
            onNeeds={(next) => onLevels(levels.map((each, index) => (index === at ? next : each)))}
          />
        </div>
      ))}
      <div className={classes['row']}>
        {levels.length < maxAlarmLevel && (
          <ActionButton label={lists.addLevel} onPress={() => onLevels([...levels, []])} />
        )}
        {levels.length > 1 && (
          <ActionButton
            label={`${lists.remove}: ${lists.level(levels.length)}`}
            onPress={() => onLevels(levels.slice(0, -1))}
          />
        )}
      </div>
    </div>
  )
}
