import type { Unit } from '@tocsin/domain'
import { useState, type ReactNode } from 'react'
import { Choices, digitCode } from '../controls/choices.tsx'
import { StatusMark } from '../controls/marks.tsx'
import { useSteady } from '../controls/steady.ts'
import { desk } from '../desk/desk-state.ts'
import dialog from '../dialogs/dialog.module.css'
import { isComposing } from '../desk/use-keys.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'

type Props = {
  readonly label: string
  readonly units: readonly Unit[]
  /** what is said of a unit beside its call sign */
  readonly said?: (unit: Unit) => ReactNode
  readonly whyNot?: (unit: Unit) => string | undefined
  readonly onChoose: (unit: string) => void
}

/** As many as have a key of their own and fit on a small desk. */
const most = 24

/** Units, each with a key that stays with it while the window is open; more than have a key are found by call sign. */
export function UnitChoices({ units, ...rest }: Props) {
  const { hands } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const text = (typed ?? '').trim().toLowerCase()
  const found = units.filter(({ callSign }) => callSign.toLowerCase().includes(text))
  return (
    <>
      <Keyed key={text} units={found} {...rest} hasKeys={typed === null} />
      {units.length > most && (
        <input
          type="search"
          value={typed ?? ''}
          placeholder={hands.findUnit(units.length)}
          aria-label={hands.findUnit(units.length)}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            const only = found.length === 1 ? found[0] : undefined
            if (event.code !== 'Enter' || isComposing(event.nativeEvent) || only === undefined) return
            event.preventDefault()
            if (rest.whyNot?.(only) === undefined) rest.onChoose(only.id)
          }}
        />
      )}
      {found.length === 0 && units.length > 0 && <p className={dialog['hint']}>{hands.noSuchUnit}</p>}
    </>
  )
}

/** The one that is marked on the desk stands first. */
function Keyed({ label, units, said, whyNot, onChoose, hasKeys }: Props & { readonly hasKeys: boolean }) {
  const marked = useStore(desk, ({ unit }) => unit)
  const ordered = [...units].sort((a, b) => Number(b.id === marked) - Number(a.id === marked))
  const choices = useSteady(ordered, ({ id }) => id, most)
  return (
    <Choices
      label={label}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the keys of a window that has just opened
      autoFocus={hasKeys}
      choices={choices.map(({ item: unit, place }) => ({
        id: unit.id,
        code: digitCode(place),
        shown: (
          <>
            <StatusMark status={unit.state.phase} /> <b>{unit.callSign}</b> {said?.(unit)}
          </>
        ),
        whyNot: whyNot?.(unit),
      }))}
      onChoose={onChoose}
    />
  )
}
