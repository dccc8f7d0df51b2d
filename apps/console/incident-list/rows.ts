import {
  hasEnded,
  isSettled,
  statusOfRun,
  type IncidentDocument,
  type IncidentType,
  type Slip,
  type Unit,
  type UnitStatus,
} from '@tocsin/domain'
import { pinyinInitials } from '@tocsin/ui'

export type UnitAtWork = { readonly unit: string; readonly callSign: string; readonly status: UnitStatus }

/** An incident as the list shows it. */
export type Row = {
  readonly incident: IncidentDocument
  /** units under way, there or not yet done */
  readonly units: readonly UnitAtWork[]
  /** posts whose slip has no crew yet */
  readonly posts: readonly string[]
  /** where the work stands; `waiting` is an open incident that nobody works on */
  readonly stage: Stage
}
export type Stage = 'waiting' | 'working' | 'feedback'

/** Slips by the incident they belong to. */
export function slipsByIncident(slips: readonly Slip[]): ReadonlyMap<string, readonly Slip[]> {
  const byIncident = new Map<string, Slip[]>()
  for (const slip of slips) {
    const known = byIncident.get(slip.incident)
    if (known === undefined) byIncident.set(slip.incident, [slip])
    else known.push(slip)
  }
  return byIncident
}

/** The rows of all incidents that take work: the most urgent first, then the oldest. Joined ones stand in their incident's card. */
export function rowsFrom(
  incidents: readonly IncidentDocument[],
  slips: readonly Slip[],
  units: readonly Unit[],
): readonly Row[] {
  const byIncident = slipsByIncident(slips)
  const unitOf = new Map(units.map((unit) => [unit.id, unit]))
  return incidents
    .filter(({ state }) => state.phase !== 'joined' && state.phase !== 'closed')
    .map((incident) => rowOf(incident, byIncident.get(incident.id) ?? [], unitOf))
    .sort(
      (a, b) =>
        seenLess(a) - seenLess(b) ||
        a.incident.priority - b.incident.priority ||
        a.incident.openedAt - b.incident.openedAt,
    )
}

/** What others share redacted stands below what one can act on. */
const seenLess = ({ incident }: Row): number => (incident.seen === 'redacted' ? 1 : 0)

function rowOf(incident: IncidentDocument, slips: readonly Slip[], unitOf: ReadonlyMap<string, Unit>): Row {
  const live = slips.filter((slip) => !hasEnded(slip))
  const runs = live.flatMap((slip) =>
    slip.runs.filter((run) => run.finished === null).map((run) => ({ run, slip: slip.id })),
  )
  const units = runs.map(({ run, slip: on }): UnitAtWork => {
    const known = unitOf.get(run.unit)
    // beside its own work it is as far here as its run says
    const isOwn = known !== undefined && 'slip' in known.state && known.state.slip === on
    return {
      unit: run.unit,
      callSign: known?.callSign ?? run.unit,
      status: isOwn ? known.state.phase : statusOfRun(run),
    }
  })
  const posts = live.flatMap((slip) =>
    slip.addressee.kind === 'post' && slip.runs.length === 0 ? [slip.addressee.post] : [],
  )
  const owed = slips.some((slip) => hasEnded(slip) && !isSettled(slip))
  // of another organisation's slips no more may be seen than that there are some; redacted, not even that
  const isElsewhere = incident.seen === 'redacted' || (slips.length === 0 && incident.slips.length > 0)
  const isWorking = units.length > 0 || posts.length > 0 || (isElsewhere && incident.state.phase === 'open')
  return {
    incident,
    units,
    posts,
    stage: isWorking ? 'working' : owed || incident.state.phase !== 'open' ? 'feedback' : 'waiting',
  }
}

/** Whether a row fits what was typed: numbers, type (either language, pinyin initials), place, call signs. No personal field. */
export function fits(
  { incident, units }: Row,
  typed: string,
  typeOf: (code: string) => IncidentType | undefined,
  tagOf: (code: string) => string = (code) => code,
): boolean {
  const text = typed.trim().toLowerCase()
  if (text === '') return true
  const type = typeOf(incident.type)?.name
  const keys = [
    `#${incident.spoken}`,
    incident.number,
    incident.type,
    type?.zh ?? '',
    type?.en ?? '',
    pinyinInitials(type?.zh ?? ''),
    incident.place?.label ?? '',
    incident.place?.labelEn ?? '',
    ...incident.tags.map(tagOf),
    ...units.map(({ callSign }) => callSign),
  ]
  return keys.some((key) => key.toLowerCase().includes(text))
}
