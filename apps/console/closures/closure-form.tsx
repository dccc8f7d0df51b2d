import {
  closureDirections,
  closureReasons,
  type ClosureGeometry,
  type Documents,
  type DrawnClosure,
} from '@tocsin/domain'
import { useState, type ReactNode } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { Tabs } from '../controls/tabs.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import dialogClasses from '../dialogs/dialog.module.css'
import { Gone } from '../dialogs/gone.tsx'
import { onCtrlEnter, Submit } from '../dialogs/text-area.tsx'
import { useDocument } from '../live/use-board.ts'
import { useSend, useTimeZone } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'
import { bodyOf, formOf, quickMinutes, type Form, type Problem } from './closure-fields.ts'
import classes from './closures.module.css'
import { startDrawing } from './drawing.ts'
import { HitRoads } from './hit-roads.tsx'
import { askHits, isNothingHit, useHits } from './hits.ts'

type Props = { readonly geometry: ClosureGeometry; readonly id: string | null }

/** What is closed for whom, from when to when, and why. */
export function ClosureForm({ geometry, id }: Props) {
  const { closures } = useWords()
  const known = useDocument('closure', id)
  // What somebody lifted meanwhile is not drawn anew by who only meant to change it.
  if (id !== null && (known === undefined || known.liftedAt !== null)) return <Gone />
  return (
    <Dialog title={`${id === null ? closures.draw : closures.change} · ${closures.shapes[geometry.kind]}`}>
      <Fields key={id} geometry={geometry} closure={known} />
    </Dialog>
  )
}

type FieldsProps = {
  readonly geometry: ClosureGeometry
  /** the one that is changed; undefined: it is drawn */
  readonly closure: Documents['closure'] | undefined
}

function Fields({ geometry, closure }: FieldsProps) {
  const words = useWords()
  const { closures, trade } = words
  const send = useSend()
  const now = useNow()
  const zone = useTimeZone()
  const mayNot = useWhyNot()('draw-closure')
  const [form, setForm] = useState<Form>(() => formOf(closure, now, zone))
  const set = (part: Partial<Form>): void => setForm({ ...form, ...part })
  const read = bodyOf(form, now, zone)
  const direction: DrawnClosure['direction'] = geometry.kind === 'along' ? form.direction : 'both'
  const hits = useHits(geometry, direction)
  const [isSaving, setSaving] = useState(false)
  const [isGround, setGround] = useState(false)
  const isMissed = isNothingHit(hits)
  const mayMiss = geometry.kind === 'area' && isGround
  const problem =
    typeof read === 'string' ? problemIn(read, closures) : isMissed && !mayMiss ? closures.hits.none : undefined

  const save = async (): Promise<void> => {
    if (typeof read === 'string' || mayNot !== undefined || isSaving) return
    setSaving(true)
    // One who is quicker than the answer waits for it: what hits nothing is not saved unseen.
    const isMiss = hits?.phase === 'asking' ? isNothingHit(await askHits(geometry, direction)) : isMissed
    setSaving(false)
    if (isMiss && !mayMiss) return
    const body = { ...read, geometry, direction }
    if (closure === undefined) void send({ type: 'draw-closure', body: { closure: newId(), ...body } })
    else void send({ type: 'change-closure', body: { closure: closure.id, ...body } })
    closeDialog()
  }
  const redraw = (): void => {
    closeDialog()
    startDrawing(geometry.kind === 'point' ? 'across' : geometry.kind, closure?.id ?? null)
  }
  const effects = ['closed', 'slower', 'speed'] as const
  return (
    <div
      className={`${dialogClasses['body'] ?? ''} ${classes['form'] ?? ''}`}
      role="presentation"
      // The form has the keyboard at once: the usual closure is one stroke.
      tabIndex={-1}
      data-autofocus
      onKeyDown={onCtrlEnter(() => void save())}
    >
      <p className={dialogClasses['hint']}>{closures.shapeHints[geometry.kind]}</p>
      {hits !== null && <HitRoads hits={hits} />}
      {isMissed && (
        <div className={classes['missed']}>
          <span>{geometry.kind === 'area' ? closures.hits.noneArea : closures.hits.noneHint}</span>
          {closure === undefined && <ActionButton label={closures.redraw} onPress={redraw} />}
          {geometry.kind === 'area' && (
            <label className={dialogClasses['check']}>
              <input type="checkbox" checked={isGround} onChange={() => setGround(!isGround)} />
              {closures.hits.asGround}
            </label>
          )}
        </div>
      )}
      <Row label={closures.effect}>
        <Tabs
          label={closures.effect}
          tabs={effects.map((key) => ({ key, label: closures.effects[key] }))}
          chosen={form.effect}
          onChoose={(effect) => set({ effect })}
        />
        {form.effect !== 'closed' && (
          <label className={classes['number']}>
            <input
              type="number"
              step="any"
              value={form.effect === 'slower' ? form.factor : form.speed}
              onChange={({ currentTarget: { value } }) =>
                set(form.effect === 'slower' ? { factor: value } : { speed: value })
              }
            />
            {form.effect === 'slower' ? closures.factor : closures.speed}
          </label>
        )}
      </Row>
      {geometry.kind === 'along' && (
        <Row label={closures.direction}>
          <Tabs
            label={closures.direction}
            tabs={closureDirections.map((key) => ({ key, label: closures.directions[key] }))}
            chosen={form.direction}
            onChoose={(direction) => set({ direction })}
          />
        </Row>
      )}
      <Row label={closures.reason}>
        <Tabs
          label={closures.reason}
          tabs={closureReasons.map((key) => ({ key, label: trade.closureReasons[key] }))}
          chosen={form.reason}
          onChoose={(reason) => set({ reason })}
        />
      </Row>
      <Row label={closures.from}>
        <Tabs
          label={closures.from}
          tabs={(['now', 'at'] as const).map((key) => ({
            key,
            label: key === 'now' ? closures.fromNow : closures.fromAt,
          }))}
          chosen={form.from}
          onChoose={(from) => set({ from })}
        />
        {form.from === 'at' && (
          <Moment label={closures.from} value={form.fromAt} onValue={(fromAt) => set({ fromAt })} />
        )}
      </Row>
      <Row label={closures.until}>
        <Tabs
          label={closures.until}
          tabs={(['lifted', ...quickMinutes, 'at'] as const).map((key) => ({
            key: String(key),
            label: key === 'lifted' ? closures.untilLifted : key === 'at' ? closures.untilAt : closures.minutes(key),
          }))}
          chosen={form.until}
          onChoose={(until) => set({ until })}
        />
        {form.until === 'at' && (
          <Moment label={closures.until} value={form.untilAt} onValue={(untilAt) => set({ untilAt })} />
        )}
      </Row>
      <Field label={closures.note}>
        {(field) => (
          <input
            id={field}
            value={form.note}
            maxLength={200}
            autoComplete="off"
            onChange={({ currentTarget: { value } }) => set({ note: value })}
          />
        )}
      </Field>
      {problem !== undefined && !isMissed && (
        <p className={dialogClasses['problem']} role="alert">
          {problem}
        </p>
      )}
      {closure !== undefined && (
        <div>
          <ActionButton label={closures.redraw} onPress={redraw} />
        </div>
      )}
      <Submit
        label={
          closure !== undefined ? closures.saveChange : form.effect === 'closed' ? closures.save : closures.saveSlower
        }
        whyNot={mayNot ?? problem}
        onPress={() => void save()}
      />
    </div>
  )
}

const problemIn = (
  problem: Problem,
  words: { readonly badTime: string; readonly endBeforeStart: string; readonly badNumber: string },
): string => words[problem]

const Row = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className={classes['row']}>
    <span aria-hidden="true">{label}</span>
    <div>{children}</div>
  </div>
)

type MomentProps = { readonly label: string; readonly value: string; readonly onValue: (value: string) => void }

const Moment = ({ label, value, onValue }: MomentProps) => (
  <input
    type="datetime-local"
    aria-label={label}
    value={value}
    onChange={({ currentTarget }) => onValue(currentTarget.value)}
  />
)
