import { untoldRadiusM, type ContactDocument } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { useKey } from '../desk/use-keys.ts'
import { useIsLocked } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import type { Change } from './call-form.tsx'
import classes from './call-form.module.css'
import type { Draft } from './draft.ts'
import { useDrafts } from './drafts-context.tsx'
import { Fixes, useByDoubt } from './fixes.tsx'
import { PlaceField } from './place-field.tsx'
import { choose, placeAt } from './places.ts'
import { SafetyField } from './safety-field.tsx'
import type { CallerWords, Measured } from './use-caller-words.ts'

type Props = {
  readonly draft: Draft
  readonly contact: ContactDocument | undefined
  readonly change: Change
  readonly callerWords: CallerWords
}

/** Who calls and from where: never the same field as the incident's place. */
export function CallerFields({ draft, contact, change, callerWords }: Props) {
  const words = useWords()
  const { callForm } = words
  const drafts = useDrafts()
  const isLocked = useIsLocked()
  const fixes = useByDoubt(callerWords.measured)
  const [best] = fixes

  async function takeOver({ spot }: Measured): Promise<void> {
    const place = await placeAt(spot.point)
    // Keystrokes and choices made during the look-up stay.
    const now = drafts.get(draft.id)?.place
    if (now === undefined || (now.chosen !== null && now.chosen !== draft.place.chosen)) return
    const label = place?.label ?? `${spot.point.lat.toFixed(5)}, ${spot.point.lon.toFixed(5)}`
    const chosen = {
      ...(place === undefined ? null : choose(place)),
      point: spot.point,
      radiusM: Math.min(spot.radiusM ?? untoldRadiusM, 100_000),
      label,
      source: 'caller' as const,
    }
    change({ place: { typed: now.typed, chosen } })
  }

  useKey('use-caller-place', () => void (best && takeOver(best)), best !== undefined)
  return (
    <>
      {!isLocked && <SafetyField draft={draft} contact={contact} />}
      <Field label={callForm.callerNumber}>
        {(id) => (
          <input
            id={id}
            value={draft.callerNumber}
            inputMode="tel"
            autoComplete="off"
            maxLength={60}
            onChange={(event) => change({ callerNumber: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={callForm.callerName}>
        {(id) => (
          <input
            id={id}
            value={draft.callerName}
            autoComplete="off"
            maxLength={200}
            onChange={(event) => change({ callerName: event.currentTarget.value })}
          />
        )}
      </Field>
      <div className={classes['wide']}>
        <PlaceField
          label={callForm.callerPlace}
          place={draft.callerPlace}
          onPlace={(callerPlace) => change({ callerPlace })}
          placeholder={callForm.callerPlacePlaceholder}
        />
        <Fixes fixes={fixes} onUse={(fix) => void takeOver(fix)} />
        {callerWords.phase === 'failed' && (
          <p className={classes['told']} role="alert">
            {callForm.wordsFailed} <ActionButton label={words.desk.retry} onPress={callerWords.again} />
          </p>
        )}
      </div>
    </>
  )
}
