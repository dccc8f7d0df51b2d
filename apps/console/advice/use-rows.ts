import { isFree, type Slip, type Unit } from '@tocsin/domain'
import { useState } from 'react'
import { useAll } from '../live/use-board.ts'
import { useNames } from '../live/names.ts'
import { useViewer } from '../live/use-line.ts'
import type { Question } from '../use-question.ts'
import type { Advice, Comer } from './answer.ts'
import { howToSend, type How } from './how-to-send.ts'
import { keepRows, nextBest, rowsToKeep, rowsWithout, type Row } from './rows.ts'

/** Since the panel was opened: who has gone, and by whose hand. */
export type Standing =
  /** can be sent, and how: at once, off its present work, or planned for when that is over */
  | { readonly phase: 'free'; readonly how: How }
  | { readonly phase: 'here' }
  /** for later: it is offered when it is free */
  | { readonly phase: 'planned' }
  /** somebody else has it: for which incident, and who sent it */
  | { readonly phase: 'taken'; readonly incident: string; readonly by: string; readonly next: string | undefined }
  | { readonly phase: 'gone' }

export type ShownRow = Row & {
  readonly comer: Comer | undefined
  readonly standing: Standing
  readonly isMarked: boolean
}

type About = {
  readonly incident: string
  /** what it is taken for: another one has rows of its own */
  readonly type: string
  /** a hand is on the rows: nothing moves */
  readonly isHeld: boolean
}

/** Rows that stay where they are, marked as advised until a hand changes it. */
export function useRows({ incident, type, isHeld }: About, question: Question<Advice> | null) {
  const advice = question?.answer
  const isFailed = question?.phase === 'failed'
  const { org } = useViewer()
  const names = useNames()
  const units = new Map(useAll('unit').map((unit) => [unit.id, unit]))
  const slips = new Map(useAll('slip').map((slip) => [slip.id, slip]))
  const [rows, setRows] = useState<readonly Row[]>([])
  const [orderedFor, setOrderedFor] = useState(type)
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [lastKnown, setLastKnown] = useState<ReadonlyMap<string, Comer>>(new Map())
  const free =
    isFailed && advice === undefined ? [...units.values()].filter((unit) => isFree(unit) && unit.org === org) : []
  const byCallSign = free.toSorted((a, b) => a.callSign.localeCompare(b.callSign)).map(({ id }) => id)
  const isOther = question?.phase === 'answered' && type !== orderedFor
  if (isOther) setOrderedFor(type)
  const kept = isOther ? rowsToKeep(rows, question.answer, isHeld) : rows
  const now = advice === undefined ? rowsWithout(kept, byCallSign) : keepRows(kept, advice)
  if (now.length !== rows.length || kept !== rows) setRows(now)
  const comers = new Map([...lastKnown, ...comersOf(advice)])
  if (advice !== undefined && [...comersOf(advice)].some(([unit, comer]) => lastKnown.get(unit) !== comer)) {
    setLastKnown(comers)
  }
  const isStillFree = (id: string): boolean => {
    const unit = units.get(id)
    return unit !== undefined && isFree(unit)
  }

  function standingOf(unit: string): Standing {
    const known = units.get(unit)
    if (known === undefined) return { phase: 'gone' }
    const comer = comers.get(unit)
    const slip = ownSlip(known, slips)
    const isFor = (id: string): boolean => slips.get(id)?.incident === incident
    if (slip?.incident === incident || known.alsoOn.some(isFor)) return { phase: 'here' }
    if (known.planned.some(isFor)) return { phase: 'planned' }
    const how = howToSend(known, slip, comer)
    if (how !== undefined) return { phase: 'free', how }
    if (slip === undefined) return { phase: 'gone' }
    const next = advice === undefined ? undefined : nextBest(advice, unit, isStillFree, comer?.use)
    return { phase: 'taken', incident: slip.incident, by: names.account(slip.sentBy), next }
  }

  const advised = new Set(advice?.units.map(({ unit }) => unit))
  const shown = now.map((row): ShownRow => {
    const standing = standingOf(row.unit)
    const isMarked = standing.phase === 'free' && (toggled.get(row.unit) ?? advised.has(row.unit))
    return { ...row, comer: comers.get(row.unit), standing, isMarked }
  })
  return {
    rows: shown,
    advised,
    toggle: (unit: string): void => {
      const row = shown.find((each) => each.unit === unit)
      if (row !== undefined) setToggled(new Map(toggled).set(unit, !row.isMarked))
    },
    clear: (): void => setToggled(new Map()),
  }
}

const comersOf = (advice: Advice | undefined): ReadonlyMap<string, Comer> =>
  new Map([...(advice?.units ?? []), ...(advice?.others ?? [])].map((each) => [each.unit, each]))

const ownSlip = ({ state }: Unit, slips: ReadonlyMap<string, Slip>): Slip | undefined =>
  'slip' in state ? slips.get(state.slip) : undefined
