import {
  findBarred,
  isShown,
  premisesClasses,
  type ChosenPlace,
  type PremisesClass,
  type PremisesDocument,
} from '@tocsin/domain'
import type { Words } from '@tocsin/ui/words'
import { useState } from 'react'
import type { DraftPlace } from '../call-desk/draft.ts'
import { PlaceField } from '../call-desk/place-field.tsx'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { desk } from '../desk/desk-state.ts'
import { onCtrlEnter } from '../dialogs/text-area.tsx'
import { useSend } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'
import classes from './premises.module.css'

type Props = {
  readonly at: ChosenPlace | null
  /** those that are changed; new ones without */
  readonly before: PremisesDocument | undefined
  readonly onDone: (id: string) => void
}
type Typed = {
  readonly place: ChosenPlace | null
  readonly class: PremisesClass
  readonly zh: string
  readonly en: string
  readonly address: string
  readonly radius: string
}

const radiusOf: { readonly [Class in PremisesClass]: number } = {
  'public-place': 100,
  'whole-building': 50,
  dwelling: 15,
}

function problemIn(typed: Typed, { premises }: Words): string | undefined {
  const { place, class: kind, zh, en, address, radius } = typed
  if (place === null) return premises.needPlace
  if (address.trim() === '') return premises.needAddress
  if (kind !== 'dwelling' && (zh.trim() === '' || en.trim() === '')) return premises.needName
  if (!(Number(radius) >= 5 && Number(radius) <= 1000)) return premises.needRadius
  const barred = [zh, en, address].map(findBarred).find((each) => each !== undefined)
  return barred === undefined ? undefined : premises.barred[barred]
}

const placeOf = ({ address: label, area }: PremisesDocument): ChosenPlace => ({
  point: area.point,
  radiusM: area.radiusM,
  label,
  source: 'map',
})

/** Registers premises at a place, or changes them. A dwelling has no name: nobody who lives there is named. */
export function Register({ at, before, onDone }: Props) {
  const words = useWords()
  const { premises } = words
  const send = useSend()
  const now = useNow()
  const start = before === undefined ? at : placeOf(before)
  const [place, setPlace] = useState<DraftPlace>({ typed: '', chosen: start })
  const [kind, setKind] = useState<PremisesClass>(before?.class ?? 'public-place')
  const [zh, setZh] = useState(before?.name?.zh ?? '')
  const [en, setEn] = useState(before?.name?.en ?? '')
  const [address, setAddress] = useState(start?.label ?? '')
  const [radius, setRadius] = useState(String(before?.area.radiusM ?? radiusOf['public-place']))
  const whyNot = problemIn({ place: place.chosen, class: kind, zh, en, address, radius }, words)
  const submit = (): void => {
    if (whyNot !== undefined || place.chosen === null) return
    const id = before?.id ?? newId()
    const isMoved = place.chosen !== start
    const body = {
      premises: id,
      name: kind === 'dwelling' ? null : { zh: zh.trim(), en: en.trim() },
      class: kind,
      address: address.trim(),
      area: {
        point: place.chosen.point,
        radiusM: Number(radius),
        outline: before === undefined || isMoved || before.area.outline === null ? null : [...before.area.outline],
      },
      floorPlans: [...(before?.floorPlans ?? [])],
    }
    void send({ type: before === undefined ? 'register-premises' : 'change-premises', body })
    desk.set({ hasText: false, isLeaving: false })
    onDone(id)
  }
  const choosePlace = (next: DraftPlace): void => {
    setPlace(next)
    if (next.chosen !== null) setAddress(next.chosen.label)
  }
  return (
    <div className={classes['form']} role="presentation" onKeyDown={onCtrlEnter(submit)}>
      <PlaceField
        label={premises.place}
        place={place}
        onPlace={choosePlace}
        near={start === null ? undefined : { ...start.point, radiusM: start.radiusM }}
        placeholder={premises.placePlaceholder}
        isFirst
      />
      <Line label={premises.address} text={address} onText={setAddress} maxLength={300} />
      <fieldset className={classes['kinds']} aria-label={premises.class}>
        {premisesClasses.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === kind}
            onClick={() => {
              setKind(each)
              if (before === undefined) setRadius(String(radiusOf[each]))
            }}
          >
            {premises.classes[each]}
          </button>
        ))}
      </fieldset>
      {kind === 'dwelling' ? (
        <small>{premises.nameNone}</small>
      ) : (
        <div className={classes['pair']}>
          <Line label={premises.nameZh} text={zh} onText={setZh} maxLength={100} />
          <Line label={premises.nameEn} text={en} onText={setEn} maxLength={100} />
        </div>
      )}
      <Line label={premises.radius} text={radius} onText={setRadius} maxLength={4} />
      {before?.notes.some((note) => isShown(note, now)) === true && <small>{premises.changeSecond}</small>}
      <footer className={classes['actions']}>
        <ActionButton
          tone="main"
          label={before === undefined ? premises.registerDone : words.dialogs.save}
          hint="Ctrl ↵"
          whyNot={whyNot}
          onPress={submit}
        />
        {before !== undefined && <ActionButton label={premises.back} onPress={() => onDone(before.id)} />}
      </footer>
    </div>
  )
}

type LineProps = {
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly maxLength: number
}

const Line = ({ label, text, onText, maxLength }: LineProps) => (
  <Field label={label}>
    {(id) => (
      <input
        id={id}
        type="text"
        value={text}
        maxLength={maxLength}
        autoComplete="off"
        onChange={(event) => onText(event.currentTarget.value)}
      />
    )}
  </Field>
)
