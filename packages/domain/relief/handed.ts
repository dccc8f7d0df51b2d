import { z } from 'zod'
import type { Alert } from '../alert/alert.ts'
import { closureStanding, type Closure } from '../closure/closure.ts'
import type { Contact } from '../contact/contact.ts'
import type { Incident } from '../incident/incident.ts'
import type { Instruction } from '../instruction/instruction.ts'
import { noteStanding, type Note } from '../premises/note.ts'
import { hasEnded, type Slip } from '../slip/slip.ts'
import type { Unit } from '../unit/unit.ts'

/** The parts of what one shift hands the next, in the order in which they are read. */
export const reliefSections = [
  'alerts',
  'incidents',
  'slips',
  'units',
  'calls',
  'closures',
  'faults',
  'instructions',
  'notes',
] as const
export type ReliefSection = (typeof reliefSections)[number]

/** What may be wrong with the installation itself at a handover. */
export const faultCodes = ['database-away', 'backup-old', 'backup-none', 'pack-old', 'audit-behind'] as const
export type FaultCode = (typeof faultCodes)[number]

/** One thing handed over: which, and how it stands; no words of anybody. */
export const handedItem = z.object({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,139}$/, 'an id'),
  is: z.string().regex(/^[a-z-]{1,40}$/, 'a word of the trade'),
})
export type HandedItem = Readonly<z.output<typeof handedItem>>

/** So much is handed over in one part at most; a board with more has other worries. */
export const mostHanded = 2000
const items = z.array(handedItem).max(mostHanded).readonly()

/** What stands on the board and goes from one shift to the next: ids and standings, part by part. */
export const handed = z.object({
  alerts: items,
  incidents: items,
  slips: items,
  units: items,
  calls: items,
  closures: items,
  faults: items,
  instructions: items,
  notes: items,
} satisfies Record<ReliefSection, unknown>)
export type Handed = Readonly<z.output<typeof handed>>

type Ringing = Pick<Contact, 'id' | 'org' | 'state' | 'parkedSince' | 'lostSince' | 'clocks' | 'ringBacks' | 'sealed'>
type NoteTimes = Pick<Note, 'id' | 'state' | 'proposedAt' | 'wantedUntil'>

/** What of the board a handover is made from: states and documents serve alike. */
export type BoardToHand = {
  readonly alert: readonly Pick<Alert, 'id' | 'org' | 'about' | 'kind' | 'owner' | 'state' | 'sealed'>[]
  readonly incident: readonly (Pick<Incident, 'id' | 'org' | 'state'> & { readonly sealed: object | null })[]
  readonly slip: readonly Pick<Slip, 'id' | 'org' | 'state' | 'feedback' | 'addressee' | 'filedAway' | 'sealed'>[]
  readonly unit: readonly Pick<Unit, 'id' | 'org' | 'state'>[]
  readonly contact: readonly Ringing[]
  readonly closure: readonly Pick<Closure, 'id' | 'org' | 'startsAt' | 'endsAt' | 'liftedAt'>[]
  readonly instruction: readonly Pick<Instruction, 'id' | 'org' | 'endedAt'>[]
  readonly premises: readonly { readonly id: string; readonly org: string; readonly notes: readonly NoteTimes[] }[]
}

const stillOpen = ({ state: { phase } }: Pick<Incident, 'state'>): boolean => phase !== 'closed' && phase !== 'joined'

/** What still has to be done about a slip; undefined: nothing. */
function slipOwes(slip: BoardToHand['slip'][number]): string | undefined {
  if (slip.filedAway) return undefined
  if (slip.addressee.kind === 'post' && slip.state.phase === 'sent') return 'unsigned'
  const { phase } = slip.feedback
  return hasEnded(slip) && phase !== 'not-due' && phase !== 'accepted' ? `feedback-${phase}` : undefined
}

/** Who called and was not heard to the end: parked, left by a desk, hung up before the incident. */
export function callWaits({
  state,
  parkedSince,
  lostSince,
  clocks,
  ringBacks,
}: Omit<Ringing, 'id' | 'org' | 'sealed'>) {
  if (state.phase === 'waiting') return 'ringing'
  if (state.phase !== 'open') return undefined
  if (parkedSince !== null) return 'parked'
  if (lostSince !== null) return 'desk-lost'
  const isReached = ringBacks.some(({ result }) => result === 'reached')
  return clocks.hungUp !== null && !isReached ? 'to-ring-back' : 'on-line'
}

/** A unit at work, with an alert about it or without; off duty and free ones are nothing to hand over. */
function unitIs({ id, state: { phase } }: BoardToHand['unit'][number], alerted: ReadonlySet<string>) {
  if (phase === 'off-duty' || phase === 'available' || phase === 'on-call') return undefined
  return alerted.has(id) ? 'overdue' : phase
}

/** Nobody is kept from it. */
const isOpenly = ({ sealed }: { readonly sealed: unknown }): boolean => sealed === null

const byId = (a: HandedItem, b: HandedItem): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * What an organisation's board hands over at `now` (milliseconds): the same whoever asks. So a sealed incident and what
 * belongs to it are left out: those named in it keep it, whatever shift they are of.
 */
export function handedFrom(board: BoardToHand, org: string, now: number, faults: readonly FaultCode[]): Handed {
  const list = <Item extends { readonly id: string; readonly org?: string }>(
    all: readonly Item[],
    is: (item: Item) => string | undefined,
  ): HandedItem[] =>
    all
      .flatMap((item) => {
        const standing = item.org === undefined || item.org === org ? is(item) : undefined
        return standing === undefined ? [] : [{ id: item.id, is: standing }]
      })
      .toSorted(byId)
      .slice(0, mostHanded)
  const open = board.alert.filter(({ state, sealed }) => state.phase === 'open' && sealed === null)
  const alerted = new Set(open.flatMap(({ about }) => (about.startsWith('unit/') ? [about.slice(5)] : [])))
  const notes = board.premises.flatMap(({ id, org: owner, notes: all }) =>
    all.map((note) => ({ ...note, id: `${id}/${note.id}`, org: owner })),
  )
  return {
    alerts: list(open, ({ owner }) => owner.phase),
    incidents: list(board.incident.filter(isOpenly), (each) => (stillOpen(each) ? each.state.phase : undefined)),
    slips: list(board.slip.filter(isOpenly), slipOwes),
    units: list(board.unit, (unit) => unitIs(unit, alerted)),
    calls: list(board.contact.filter(isOpenly), callWaits),
    closures: list(board.closure, (each) => (closureStanding(each, now) === 'in-force' ? 'in-force' : undefined)),
    faults: list(
      faults.map((id) => ({ id })),
      () => 'fault',
    ),
    instructions: list(board.instruction, ({ endedAt }) => (endedAt === null ? 'stands' : undefined)),
    notes: list(notes, (note) => (noteStanding(note, now) === 'to-review' ? 'to-review' : undefined)),
  }
}

/** What is different between two lists, in one part. */
export type HandedChange = {
  readonly section: ReliefSection
  readonly come: readonly string[]
  readonly gone: readonly string[]
  readonly other: readonly string[]
}

/** What has changed since `before`; parts that are the same are left out. */
export const changesOf = (before: Handed, after: Handed): readonly HandedChange[] =>
  reliefSections.flatMap((section) => {
    const [was, is] = [before[section], after[section]].map((all) => new Map(all.map((each) => [each.id, each.is])))
    if (was === undefined || is === undefined) return []
    const come = [...is.keys()].filter((id) => !was.has(id))
    const gone = [...was.keys()].filter((id) => !is.has(id))
    const other = [...is].flatMap(([id, how]) => (was.has(id) && was.get(id) !== how ? [id] : []))
    return come.length + gone.length + other.length === 0 ? [] : [{ section, come, gone, other }]
  })

/** How many of each. */
export type HandedCounts = { readonly [Section in ReliefSection]: number }
export const countsOf = (list: Handed): HandedCounts => ({
  alerts: list.alerts.length,
  incidents: list.incidents.length,
  slips: list.slips.length,
  units: list.units.length,
  calls: list.calls.length,
  closures: list.closures.length,
  faults: list.faults.length,
  instructions: list.instructions.length,
  notes: list.notes.length,
})
