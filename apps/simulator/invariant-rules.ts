import { hasEnded, jobsOf, milestones, type Documents } from '@tocsin/domain'
import type { View } from './invariants.ts'

/** What does not hold, about which subject. */
export type Finding = { readonly rule: string; readonly subject: string; readonly detail: string }
type Rule = (view: View) => readonly Finding[]
type Slip = Documents['slip']

const liveSlips = ({ slips }: View): readonly Slip[] => [...slips.values()].filter((slip) => !hasEnded(slip))

/** Entries that share a key with an earlier one. */
function* repeated<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Generator<readonly [Item, Item]> {
  const first = new Map<string, Item>()
  for (const item of items) {
    const known = first.get(keyOf(item))
    if (known === undefined) first.set(keyOf(item), item)
    else yield [known, item]
  }
}

/** Beside its own slip a unit may be on others, of other incidents. */
const unitOnOneSlip: Rule = (view) => {
  const working = liveSlips(view).flatMap((slip) =>
    slip.runs.filter(({ finished }) => finished === null).map(({ unit }) => ({ unit, slip: slip.id })),
  )
  const own = working.filter(({ unit, slip }) => view.units.get(unit)?.alsoOn.includes(slip) !== true)
  return [...repeated(own, ({ unit }) => unit)].map(([a, b]) => ({
    rule: 'a unit works on one slip of its own',
    subject: `unit/${a.unit}`,
    detail: `slip/${a.slip} and slip/${b.slip}`,
  }))
}

const unitKnowsItsSlip: Rule = ({ units, slips }) =>
  [...units.values()].flatMap(({ id, state }) => {
    if (!('slip' in state)) return []
    const run = slips.get(state.slip)?.runs.find(({ unit }) => unit === id)
    if (run?.finished === null) return []
    return [
      { rule: 'a unit at work is on a slip that is at work', subject: `unit/${id}`, detail: `slip/${state.slip}` },
    ]
  })

const slipKnowsItsUnits: Rule = (view) =>
  liveSlips(view).flatMap(({ id, runs }) =>
    runs.flatMap(({ unit, finished }) => {
      const known = view.units.get(unit)
      if (known === undefined)
        return [{ rule: 'a slip names known units', subject: `slip/${id}`, detail: `unit/${unit}` }]
      const isOn = jobsOf(known).includes(id)
      return finished !== null || isOn
        ? []
        : [
            {
              rule: 'a run at work has its unit',
              subject: `slip/${id}`,
              detail: `unit/${unit} is ${known.state.phase}`,
            },
          ]
    }),
  )

const clocksRunForward: Rule = ({ slips }) =>
  [...slips.values()].flatMap(({ id, runs }) =>
    runs.flatMap((run) => {
      let last = run.sent
      return milestones.flatMap((name) => {
        const clock = run[name]
        if (clock === null) return []
        const before = last
        last = clock
        // a correction is told later than what came after it, and may move the time before it
        const isCorrected = run.corrections.some(
          (each) => run[each.milestone] === clock || run[each.milestone] === before,
        )
        const isWrong = !isCorrected && (clock.toldAt < before.toldAt || (clock.at < before.at && !clock.doubtful))
        return isWrong
          ? [
              {
                rule: 'clocks of a run go forward or are doubtful',
                subject: `slip/${id}`,
                detail: `${run.unit} ${name}`,
              },
            ]
          : []
      })
    }),
  )

const spokenNumbersDiffer: Rule = ({ incidents }) =>
  [...repeated(incidents.values(), ({ org, spoken }) => `${org} ${spoken}`)].map(([a, b]) => ({
    rule: 'a spoken number belongs to one open incident',
    subject: `incident/${b.id}`,
    detail: `${b.spoken}, also of incident/${a.id}`,
  }))

const numbersDiffer: Rule = ({ slips, incidents, contacts }) => {
  const all = [...slips.values(), ...incidents.values(), ...contacts.values()]
  return [...repeated(all, ({ number }) => number)].map(([a, b]) => ({
    rule: 'a number is given once',
    subject: b.id,
    detail: `${b.number}, also of ${a.id}`,
  }))
}

const slipsBelong: Rule = ({ slips, incidents }) =>
  [...slips.values()].flatMap(({ id, incident }) =>
    incidents.get(incident)?.slips.some(({ slip }) => slip === id)
      ? []
      : [
          {
            rule: 'a slip belongs to an incident on the board that knows it',
            subject: `slip/${id}`,
            detail: `incident/${incident}`,
          },
        ],
  )

const contactsBelong: Rule = ({ contacts, incidents }) =>
  [...contacts.values()].flatMap(({ id, state }) =>
    state.phase !== 'attached' || incidents.get(state.incident)?.contacts.includes(id)
      ? []
      : [
          {
            rule: 'an attached contact belongs to an incident on the board that knows it',
            subject: `contact/${id}`,
            detail: `incident/${state.incident}`,
          },
        ],
  )

export const rules: readonly Rule[] = [
  unitOnOneSlip,
  unitKnowsItsSlip,
  slipKnowsItsUnits,
  clocksRunForward,
  spokenNumbersDiffer,
  numbersDiffer,
  slipsBelong,
  contactsBelong,
]
