import type { Draft } from '../event.ts'
import type { Hazard } from '../incident/hazards.ts'
import type { Incident } from '../incident/incident.ts'
import type { UnitEvent } from './events.ts'
import { unitOn, type Unit } from './unit.ts'

/** What a crew has to acknowledge apart from its job: danger has changed, its job is called off, or the desk shows it an incident. DR33 */
export const newsKinds = ['hazard', 'cancel', 'stand-down', 'look'] as const
export type NewsKind = (typeof newsKinds)[number]

/** One piece of news; `news` names it: the hazard update's own id, for what is called off the id of the slip. */
export type News = {
  readonly news: string
  readonly kind: NewsKind
  readonly incident: string
  readonly slip: string
  /** all that hold now; empty: the danger is over, or the news is of another kind */
  readonly hazards: readonly Hazard[]
}

/** The unit is told, and has it to acknowledge until somebody says that the crew knows. */
export const warn = (unit: Unit, news: News, of: { readonly exercise: boolean }): Draft<UnitEvent> =>
  unitOn(of, unit, { type: 'unit-warned', data: news })

/** The news that a unit's job is called off. */
export const calledOff = (
  unit: Unit,
  kind: 'cancel' | 'stand-down',
  slip: { readonly id: string; readonly incident: string; readonly exercise: boolean },
): Draft<UnitEvent> => warn(unit, { news: slip.id, kind, incident: slip.incident, slip: slip.id, hazards: [] }, slip)

/** What a unit has to hear that is sent where danger is known; nothing where none is. */
export function hazardNews(unit: Unit, slip: string, incident: Incident): Draft<UnitEvent>[] {
  const { hazards } = incident
  if (hazards === null || hazards.kinds.length === 0) return []
  const news = { news: hazards.news, kind: 'hazard' as const, incident: incident.id, slip, hazards: hazards.kinds }
  return [warn(unit, news, incident)]
}
