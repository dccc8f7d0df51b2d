/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- Enter goes on to the next field, wherever in the form it is pressed */
import { IconDeviceFloppy, IconPhoneEnd, IconTrash } from '@tabler/icons-react'
import { findIncidentType, priorities } from '@tocsin/domain'
import { useRef, useState, type KeyboardEvent } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { Age, PriorityMark, Time } from '../controls/marks.tsx'
import { showBestChanged } from '../desk/notices.ts'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useNames } from '../live/names.ts'
import { useAll, useDocument } from '../live/use-board.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { useStore } from '../store.ts'
import { useJustChanged } from '../incident-card/use-just-changed.ts'
import { useRecommendation } from '../incident-card/use-recommendation.ts'
import { useWords } from '../words.ts'
import classes from './call-form.module.css'
import { CallerFields } from './caller-fields.tsx'
import { isComplete } from './commands.ts'
import { isEmpty, retyped, typed, type Draft } from './draft.ts'
import { useDrafts } from './drafts-context.tsx'
import { Duplicates } from './duplicates.tsx'
import { findDuplicates, type Duplicate } from './find-duplicates.ts'
import { isHere } from './strays.ts'
import { EndReasons } from './end-reasons.tsx'
import { PlaceField } from './place-field.tsx'
import { SendUnit } from './send-unit.tsx'
import { TypeField } from './type-field.tsx'
import { useCallDesk } from './use-call-desk.ts'
import { useCallerWords } from './use-caller-words.ts'

export type Change = (part: Partial<Draft>) => void

/** The form of one call: place first, then what it is, then who calls. Every key press is on the disk at once. */
export function CallForm({ draft }: { readonly draft: Draft }) {
  const words = useWords()
  const { callForm, desk } = words
  const drafts = useDrafts()
  const callDesk = useCallDesk()
  const whyNot = useWhyNot()
  const names = useNames()
  const send = useSend()
  const form = useRef<HTMLFormElement>(null)
  const [isEnding, setEnding] = useState(false)
  const [isTold, setTold] = useState(false)
  const contact = useDocument('contact', draft.contact)
  const { account } = useViewer()
  const incidents = useAll('incident')
  const now = useNow()
  const wasRestored = useStore(drafts.store, ({ restored }) => restored.has(draft.id))

  const change: Change = (part) => {
    const known = drafts.get(draft.id)
    if (known !== undefined) drafts.put({ ...known, ...part })
  }
  const callerWords = useCallerWords(draft, contact, change)
  const at = draft.place.chosen?.point ?? null
  const duplicates = at === null ? [] : findDuplicates(at, draft.type, incidents, now)
  const [marked, setMarkedId] = useMarked(`${at?.lon} ${at?.lat} ${draft.type}`, duplicates)
  const branch = draft.type === null ? undefined : findIncidentType(draft.type)?.branch
  const { best } = useRecommendation(at, branch)

  const missing = isComplete(draft) ? undefined : callForm.needType
  const mayCreate = whyNot('open-incident')
  const hasJustChanged = useJustChanged(`${at?.lon} ${at?.lat} ${draft.type}`, best?.unit)
  const create = (unit: string | null): void => {
    if (mayCreate !== undefined) return
    if (missing !== undefined) return setTold(true)
    if (unit !== null && hasJustChanged()) return showBestChanged(names.unit(unit))
    callDesk.finish(draft, { kind: 'create', unit })
  }
  const join = (index: number): void => {
    const duplicate = duplicates[index]
    if (duplicate !== undefined) callDesk.finish(draft, { kind: 'join', incident: duplicate.incident.id })
  }
  const hungUpAt = draft.hungUpAt ?? contact?.clocks.hungUp ?? null
  const hangUp = (): void => {
    change({ hungUpAt: now })
    if (draft.isKnown) void send({ type: 'hang-up-contact', body: { contact: draft.contact, at: now } })
  }
  useKey('create', () => create(null), !isEnding)
  const mayNotSend = whyNot('dispatch-unit') !== undefined
  useKey('create-and-send', () => create(mayNotSend ? null : (best?.unit ?? null)), !isEnding)
  useKey('end-contact', () => setEnding(true), !isEnding)
  useKey('join-duplicate', () => join(marked), !isEnding)
  useKey(
    'next-duplicate',
    () => setMarkedId(duplicates[(marked + 1) % Math.max(1, duplicates.length)]?.incident.id ?? null),
    !isEnding,
  )
  useKey('leave', () => {
    if (isEnding) return setEnding(false)
    callDesk.show(null)
    if (isEmpty(draft) && !draft.isKnown) callDesk.discard(draft)
  })
  useKey('go-form', () => form.current?.querySelector('input')?.focus())

  if (isEnding) {
    return (
      <EndReasons
        onBack={() => setEnding(false)}
        onReason={(reason) => callDesk.finish(draft, { kind: 'end', reason })}
      />
    )
  }
  return (
    <form
      ref={form}
      className={classes['form']}
      data-keys="form"
      aria-label={callForm.title}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={enterGoesOn}
    >
      <header className={classes['head']}>
        <strong>{draft.isKnown ? callForm.title : callForm.titleNew}</strong>
        <span>
          {callForm.since} <Age since={draft.startedAt} />
        </span>
        <Kept wasRestored={wasRestored} />
        <span className={classes['spring']} />
        {hungUpAt === null ? (
          <button
            type="button"
            className={classes['icon']}
            title={callForm.hangUp}
            aria-label={callForm.hangUp}
            onClick={hangUp}
          >
            <IconPhoneEnd size={16} />
          </button>
        ) : (
          <small>
            <Time at={hungUpAt} /> {words.card.clockHungUp}
          </small>
        )}
        {(!draft.isKnown || !isHere(contact, account)) && (
          <button
            type="button"
            className={classes['icon']}
            title={callForm.discard}
            aria-label={callForm.discard}
            onClick={() => callDesk.discard(draft)}
          >
            <IconTrash size={16} />
          </button>
        )}
      </header>
      <div className={classes['fields']}>
        <div className={classes['wide']}>
          <PlaceField
            key={draft.id}
            label={callForm.place}
            place={draft.place}
            onPlace={(place) => change({ place })}
            placeholder={callForm.placePlaceholder}
            isFirst
          />
        </div>
        <TypeField
          typed={draft.typeTyped}
          type={draft.type}
          onTyped={(typeTyped) => change(retyped(draft, typeTyped))}
          onType={(type) => change(typed(draft, type))}
        />
        <fieldset className={classes['priority']}>
          <legend>{callForm.priority}</legend>
          {priorities.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="priority"
                checked={draft.priority === each}
                onChange={() => change({ priority: each, isPriorityChosen: true })}
              />
              <PriorityMark priority={each} />
            </label>
          ))}
        </fieldset>
        <div className={classes['wide']}>
          <Field label={callForm.story}>
            {(id) => (
              <textarea
                id={id}
                rows={3}
                value={draft.story}
                placeholder={callForm.storyPlaceholder}
                maxLength={8000}
                onChange={(event) => change({ story: event.currentTarget.value })}
              />
            )}
          </Field>
        </div>
        <CallerFields draft={draft} change={change} callerWords={callerWords} />
      </div>
      {duplicates.length > 0 && <Duplicates duplicates={duplicates} marked={marked} onJoin={join} />}
      <p className={classes['told']} role="alert">
        {isTold ? missing : undefined}
      </p>
      <footer className={classes['foot']}>
        <SendUnit
          best={best}
          hasPlace={at !== null}
          whyNot={mayCreate ?? whyNot('dispatch-unit')}
          onSend={() => create(best?.unit ?? null)}
        />
        <ActionButton
          label={callForm.create}
          hint={shownKey('create')}
          whyNot={mayCreate}
          onPress={() => create(null)}
        />
        <ActionButton
          label={callForm.end}
          hint={shownKey('end-contact')}
          whyNot={whyNot('end-contact')}
          onPress={() => setEnding(true)}
        />
        <span className="visually-hidden">{desk.help}: F1</span>
      </footer>
    </form>
  )
}

/**
 * The duplicate that the key joins to: the first one when the list comes up, then whichever was marked, until it is another
 * list (`about`). -1 when the marked one has gone: the key then joins to nothing, never to the next in line.
 */
function useMarked(about: string, duplicates: readonly Duplicate[]): readonly [number, (id: string | null) => void] {
  const [mark, setMark] = useState<{ readonly about: string; readonly id: string } | null>(null)
  const first = duplicates[0]?.incident.id
  if (mark?.about !== about && first !== undefined) setMark({ about, id: first })
  const index = duplicates.findIndex(({ incident }) => incident.id === mark?.id)
  return [index, (id) => setMark(id === null ? null : { about, id })]
}

/** Says that the draft is safe, or that it is not. */
function Kept({ wasRestored }: { readonly wasRestored: boolean }) {
  const { callForm } = useWords()
  const areKept = useStore(useDrafts().store, (state) => state.areKept)
  if (!areKept) return <strong className={classes['lost']}>{callForm.draftNotKept}</strong>
  return (
    <small className={classes['kept']} title={callForm.draftKept}>
      <IconDeviceFloppy size={13} aria-hidden />{' '}
      {wasRestored ? callForm.draftRestored : <span className="visually-hidden">{callForm.draftKept}</span>}
    </small>
  )
}

/** Enter in a field of one line goes on to the next field, as on paper; it never sends, and never ends a composition. */
function enterGoesOn(event: KeyboardEvent<HTMLFormElement>): void {
  const { target, key, nativeEvent, currentTarget } = event
  if (key !== 'Enter' || event.defaultPrevented || nativeEvent.isComposing || nativeEvent.keyCode === 229) return
  if (event.ctrlKey || !(target instanceof HTMLInputElement)) return
  event.preventDefault()
  const fields = [
    ...currentTarget.querySelectorAll<HTMLElement>('input:not([type=radio]), input[type=radio]:checked, textarea'),
  ]
  fields[fields.indexOf(target) + 1]?.focus()
}
