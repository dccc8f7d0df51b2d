import type { FeedbackField } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useState } from 'react'
import { TypeField } from '../call-desk/type-field.tsx'
import { Field } from '../controls/field.tsx'
import { useListing, useTypePath } from '../live/use-listing.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './feedback.module.css'
import type { FeedbackForm, FieldProblem } from './feedback-form.ts'

type Change = (part: Partial<FeedbackForm>) => void
type FormProps = { readonly form: FeedbackForm; readonly change: Change }

/** The type that was found on scene, as reported unless somebody says otherwise, and how bad it was on the site's scale. */
export function ConfirmedType({ form, change, reported }: FormProps & { readonly reported: string }) {
  const { lists } = useWords()
  const pathOf = useTypePath()
  const [typed, setTyped] = useState('')
  const [isTyping, setTyping] = useState(false)
  return (
    <div className={classes['grid']}>
      <div>
        <TypeField
          label={lists.confirmedType}
          typed={typed}
          type={isTyping ? null : (form.confirmed ?? reported)}
          onTyped={(text) => {
            setTyped(text)
            setTyping(true)
          }}
          onType={({ code }) => {
            change({ confirmed: code === reported ? null : code })
            setTyped('')
            setTyping(false)
          }}
        />
        {form.confirmed !== null && (
          <small className={classes['differs']}>
            {lists.asReported}: {pathOf(reported)}
          </small>
        )}
      </div>
      <Severity form={form} change={change} />
    </div>
  )
}

function Severity({ form, change }: FormProps) {
  const { lists } = useWords()
  const language = useLanguage()
  const { severity } = useListing()
  if (severity === null) return null
  const steps = severity.worst === 'first' ? severity.steps : severity.steps.toReversed()
  return (
    <Field label={lists.severity}>
      {(id) => (
        <select
          id={id}
          value={form.severity ?? ''}
          onChange={({ currentTarget: { value } }) => change({ severity: value === '' ? null : value })}
        >
          <option value="">{lists.notTold}</option>
          {steps.map(({ code, name }, at) => (
            <option key={code} value={code}>
              {nameIn(language, name)}
              {at === 0 ? ` (${lists.worst})` : ''}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type FieldsProps = FormProps & {
  readonly fields: readonly FeedbackField[]
  readonly problems: ReadonlyMap<string, FieldProblem>
}

/** What the site asks for of this type; each problem stands at its field. */
export function FeedbackFields({ fields, form, change, problems }: FieldsProps) {
  const set = (code: string, text: string): void => change({ typed: { ...form.typed, [code]: text } })
  return (
    <div className={classes['grid']}>
      {fields.map((field) => (
        <OneField
          key={field.code}
          field={field}
          text={form.typed[field.code] ?? ''}
          problem={problems.get(field.code)}
          onText={(text) => set(field.code, text)}
        />
      ))}
    </div>
  )
}

type OneProps = {
  readonly field: FeedbackField
  readonly text: string
  readonly problem: FieldProblem | undefined
  readonly onText: (text: string) => void
}

function OneField({ field, text, problem, onText }: OneProps) {
  const { lists } = useWords()
  const language = useLanguage()
  const label = `${nameIn(language, field.name)}${field.required ? ` · ${lists.required}` : ''}`
  return (
    <div className={field.kind.is === 'words' ? classes['wide'] : undefined}>
      <Field label={label}>
        {(id) => <Control id={id} field={field} text={text} isWrong={problem !== undefined} onText={onText} />}
      </Field>
      {problem !== undefined && <small className={classes['problem']}>{lists.fieldProblems[problem]}</small>}
    </div>
  )
}

type ControlProps = Omit<OneProps, 'problem'> & { readonly id: string; readonly isWrong: boolean }

function Control({ id, field: { kind, required }, text, isWrong, onText }: ControlProps) {
  const { lists } = useWords()
  const language = useLanguage()
  const shared = { id, value: text, 'aria-invalid': isWrong, 'aria-required': required }
  if (kind.is === 'words')
    return <textarea {...shared} rows={2} maxLength={4000} onChange={(event) => onText(event.currentTarget.value)} />
  if (kind.is === 'choice')
    return (
      <select {...shared} onChange={(event) => onText(event.currentTarget.value)}>
        <option value="">{lists.notTold}</option>
        {kind.of.map(({ code, name }) => (
          <option key={code} value={code}>
            {nameIn(language, name)}
          </option>
        ))}
      </select>
    )
  const isNumber = kind.is === 'count' || kind.is === 'amount'
  return (
    <input
      {...shared}
      autoComplete="off"
      inputMode={isNumber ? 'decimal' : undefined}
      maxLength={kind.is === 'time' ? 16 : 40}
      placeholder={kind.is === 'time' ? lists.timePlaceholder : undefined}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  )
}
