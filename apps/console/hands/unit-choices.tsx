import type { Unit } from '@tocsin/domain'
import type { ReactNode } from 'react'
import { Choices, digitCode } from '../controls/choices.tsx'
import { StatusMark } from '../controls/marks.tsx'
import { useSteady } from '../controls/steady.ts'
import { desk } from '../desk/desk-state.ts'
import { useStore } from '../store.ts'

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

/** Units, each with a key that stays with it while the window is open; the one that is marked on the desk stands first. */
export function UnitChoices({ label, units, said, whyNot, onChoose }: Props) {
  const marked = useStore(desk, ({ unit }) => unit)
  const ordered = [...units].sort((a, b) => Number(b.id === marked) - Number(a.id === marked))
  const choices = useSteady(ordered, ({ id }) => id, most)
  return (
    <Choices
      label={label}
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
