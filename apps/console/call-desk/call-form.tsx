/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- Enter goes on to the next field, wherever in the form it is pressed */
import { untoldRadiusM } from '@tocsin/domain'
import { useRef, useState, type KeyboardEvent } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { openDialog } from '../desk/desk-state.ts'
import { showBestChanged, showNotSent } from '../desk/notices.ts'
import { isComposing, useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useNames } from '../live/names.ts'
import { useIsLocked } from '../live/use-line.ts'
import { useAll, useDocument } from '../live/use-board.ts'
import { useNow } from '../live/use-now.ts'
import { AreaLine } from '../organisations/area-line.tsx'
import { NotesHere } from '../premises/notes-here.tsx'
import { useJustChanged } from '../incident-card/use-just-changed.ts'
import { adviceOf } from '../advice/use-send-set.ts'
import { isReady } from '../advice/rows.ts'
import type { Advice } from '../advice/answer.ts'
import { useAdvice, type About } from '../advice/use-advice.ts'
import { useWords } from '../words.ts'
import classes from './call-form.module.css'
import { CallerFields } from './caller-fields.tsx'
import { hasPaperTime, isComplete } from './commands.ts'
import { isEmpty, retyped, typed, type Draft } from './draft.ts'
import { useDrafts } from './drafts-context.tsx'
import { Duplicates } from './duplicates.tsx'
import { findDuplicates, type Duplicate } from './find-duplicates.ts'
import { EndReasons } from './end-reasons.tsx'
import { FormHead } from './form-head.tsx'
import { LineNotes } from './line-notes.tsx'
import { PaperField } from './paper-field.tsx'
import { PlaceField } from './place-field.tsx'
import { PriorityField } from './priority-field.tsx'
import { RememberName } from './remember-name.tsx'
import { AlarmLevel } from '../tags/alarm-level.tsx'
import { TagField } from '../tags/tag-field.tsx'
import { SendUnit } from './send-unit.tsx'
import { TypeField } from './type-field.tsx'
import { useBackToForm } from './use-back-to-form.ts'
import { useCallDeeds } from './use-call-deeds.ts'
import { useCallDesk } from './use-call-desk.ts'
import type { Bias } from './places.ts'
import { useSameNumber } from './use-same-number.ts'
import { useCallerWords, type CallerWords } from './use-caller-words.ts'

export type Change = (part: Partial<Draft>) => void

/** The form of one call: place first, then what it is, then who calls. Every key press is on the disk at once. */
export function CallForm({ draft }: { readonly draft: Draft }) {
  const words = useWords()
  const { callForm, desk } = words
  const drafts = useDrafts()
  const callDesk = useCallDesk()
  const deeds = useCallDeeds()
  const whyNot = useWhyNot()
  const names = useNames()
  const isLocked = useIsLocked()
  const form = useRef<HTMLFormElement>(null)
  const noteFocus = useBackToForm()
  const [isEnding, setEnding] = useState(false)
  const [isTold, setTold] = useState(false)
  const contact = useDocument('contact', draft.contact)
  const incidents = useAll('incident').filter(({ seen }) => seen !== 'redacted')
  const now = useNow()

  const change: Change = (part) => {
    const known = drafts.get(draft.id)
    if (known !== undefined) drafts.put({ ...known, ...part })
  }
  const callerWords = useCallerWords(draft, contact, change)
  const at = draft.place.chosen?.point ?? null
  const sameNumber = useSameNumber(contact)
  const sameIncidents = sameNumber.contacts.flatMap(({ incident }) => incident ?? [])
  const duplicates = findDuplicates(at, draft.type, incidents, now, sameIncidents)
  const [marked, setMarkedId] = useMarked(`${at?.lon} ${at?.lat} ${draft.type} ${sameIncidents.join()}`, duplicates)
  const advice = useDraftAdvice(draft)
  const best = advice?.units.filter(isReady) ?? []
  const mayNotSend = whyNot('dispatch-unit') !== undefined
  const notSent = useNotSent(mayNotSend ? undefined : advice)

  const needs = hasPaperTime(draft) ? callForm.needType : words.paper.need
  const missing = isComplete(draft) ? undefined : needs
  const mayCreate = whyNot('open-incident')
  const hasJustChanged = useJustChanged(
    `${at?.lon} ${at?.lat} ${draft.type}`,
    best.map(({ unit }) => unit).join() || undefined,
  )
  /** false: it was not done, and why is said */
  const create = (units: readonly string[]): boolean => {
    if (mayCreate !== undefined) return false
    const isSurprise = units.length > 0 && hasJustChanged()
    if (missing !== undefined) setTold(true)
    else if (isSurprise) showBestChanged(units.map(names.unit).join(' '))
    if (missing !== undefined || isSurprise) return false
    const sentBy = advice === undefined || units.length === 0 ? null : adviceOf(advice, true)
    callDesk.finish(draft, { kind: 'create', units, advice: sentBy })
    return true
  }
  const join = (index: number): void => {
    const duplicate = duplicates[index]
    if (duplicate !== undefined) callDesk.finish(draft, { kind: 'join', incident: duplicate.incident.id })
  }
  useKey('create', () => create([]), !isEnding)
  const createAndSend = (): void => {
    const isGoing = create(mayNotSend ? [] : best.map(({ unit }) => unit))
    if (isGoing && notSent !== undefined) showNotSent(notSent)
  }
  useKey('create-and-send', createAndSend, !isEnding)
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
  useKey('park-call', () => deeds.park(draft), whyNot('park-contact') === undefined)
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
      onFocus={noteFocus}
    >
      <FormHead draft={draft} contact={contact} change={change} />
      <LineNotes draft={draft} contact={contact} sameNumber={sameNumber} />
      <div className={classes['fields']}>
        {draft.paper !== null && <PaperField key={draft.id} paper={draft.paper} change={change} />}
        <div className={classes['wide']}>
          <PlaceField
            key={draft.id}
            label={callForm.place}
            place={draft.place}
            onPlace={(place) => change({ place })}
            near={callerBias(draft, callerWords.measured)}
            placeholder={callForm.placePlaceholder}
            isFirst={draft.paper === null}
          />
        </div>
        <TypeField
          typed={draft.typeTyped}
          type={draft.type}
          onTyped={(typeTyped) => change(retyped(draft, typeTyped))}
          onType={(type) => change(typed(draft, type))}
        />
        <PriorityField
          priority={draft.priority}
          onPriority={(priority) => change({ priority, isPriorityChosen: true })}
        />
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
        <CallerFields draft={draft} contact={contact} change={change} callerWords={callerWords} />
        <TagField tags={draft.tags} onTags={(tags) => change({ tags })} />
        {!isLocked && (
          <AlarmLevel
            level={draft.alarmLevel}
            whyNot={whyNot('set-alarm-level')}
            onLevel={(alarmLevel) => change({ alarmLevel })}
          />
        )}
        {/* stands under the place, and is reached last: Tab leads from the place to the type, whatever is known of the place */}
        <div className={classes['known']}>
          <RememberName key={draft.id} place={draft.place} />
          {!isLocked && <AreaLine at={at} />}
          <NotesHere at={draft.place.chosen} isBrief />
        </div>
      </div>
      {duplicates.length > 0 && <Duplicates duplicates={duplicates} marked={marked} onJoin={join} />}
      <p className={classes['told']} role="alert">
        {isTold ? missing : undefined}
      </p>
      {notSent !== undefined && <p className={classes['notSent']}>{notSent}</p>}
      <footer className={classes['foot']}>
        {!isLocked && (
          <SendUnit
            best={best}
            hasPlace={at !== null}
            whyNot={mayCreate ?? whyNot('dispatch-unit')}
            onlyAtWork={best.length === 0 && notSent !== undefined}
            onSend={createAndSend}
          />
        )}
        <ActionButton
          label={callForm.create}
          hint={shownKey('create')}
          whyNot={mayCreate}
          onPress={() => void create([])}
        />
        <ActionButton
          label={callForm.end}
          hint={shownKey('end-contact')}
          whyNot={whyNot('end-contact')}
          onPress={() => setEnding(true)}
        />
        <ActionButton
          label={words.calls.park}
          hint={shownKey('park-call')}
          whyNot={whyNot('park-contact')}
          onPress={() => deeds.park(draft)}
        />
        {!isLocked && (
          <ActionButton
            label={words.calls.passCall}
            hint={shownKey('phone-book')}
            onPress={() => openDialog({ kind: 'phone-book', draft: draft.id })}
          />
        )}
        <span className="visually-hidden">{desk.help}: F1</span>
      </footer>
    </form>
  )
}

/** Who should go to what the form holds so far; nobody before there are a type and a place. */
function useDraftAdvice(draft: Draft): Advice | undefined {
  const { chosen } = draft.place
  const about: About | null =
    isComplete(draft) && chosen !== null
      ? {
          kind: 'draft',
          type: draft.type,
          priority: draft.priority,
          place: { point: chosen.point, label: chosen.label },
        }
      : null
  return useAdvice(about).question?.answer
}

/** Of the advised, who has other work is not taken off it with the same key: who that is, and which key does it then. */
function useNotSent(advice: Advice | undefined): string | undefined {
  const { callForm, recommend, desk } = useWords()
  const names = useNames()
  const waiting = advice?.units.filter((each) => !isReady(each)) ?? []
  const steps = waiting.map(({ unit, standing }) =>
    recommend.going[standing === 'divert' ? 'divert-unit' : 'plan-unit'](names.unit(unit)),
  )
  return steps.length === 0 ? undefined : callForm.notSentYet(steps.join(desk.listSeparator), shownKey('send-best'))
}

/** Where the caller is known to be: as somebody chose it, else as it was measured. */
function callerBias({ callerPlace: { chosen } }: Draft, measured: CallerWords['measured']): Bias | undefined {
  const newest = measured.at(-1)?.spot
  const known = chosen ?? newest
  return known === undefined ? undefined : { ...known.point, radiusM: known.radiusM ?? untoldRadiusM }
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

/** Enter in a field of one line goes on to the next field, as on paper; it never sends, and never ends a composition. */
function enterGoesOn(event: KeyboardEvent<HTMLFormElement>): void {
  const { target, key, nativeEvent, currentTarget } = event
  if (key !== 'Enter' || event.defaultPrevented || isComposing(nativeEvent)) return
  if (event.ctrlKey || !(target instanceof HTMLInputElement)) return
  event.preventDefault()
  const fields = [
    ...currentTarget.querySelectorAll<HTMLElement>('input:not([type=radio]), input[type=radio]:checked, textarea'),
  ]
  fields[fields.indexOf(target) + 1]?.focus()
}
