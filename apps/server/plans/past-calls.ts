import {
  abilitiesOf,
  liesOn,
  localTime,
  type Incident,
  type PastCall,
  type Premises,
  type Slip,
  type Unit,
} from '@tocsin/domain'
import type { CityService } from '../city.ts'
import type { Board } from '../live/board.ts'
import type { Fold } from '../live/fold.ts'

type Parts = {
  readonly board: Pick<Board, 'folds'>
  readonly find: (subject: string) => Promise<Fold | undefined>
  readonly city: Pick<CityService, 'current'>
}

/** Makes of incidents what the plans ask about them; `premises` and `timeZone` are the organisation's. No personal field. */
export function createPastCalls({ board, find, city }: Parts, org: string, timeZone: string) {
  const premises: Premises[] = []
  for (const [, fold] of board.folds())
    if (fold.kind === 'premises' && fold.state.org === org) premises.push(fold.state)

  async function sentTo(incident: Incident): Promise<PastCall['sent']> {
    const slips = await Promise.all(incident.slips.map(({ slip }) => find(`slip/${slip}`)))
    const ids = new Set(slips.flatMap((fold) => (fold?.kind === 'slip' ? unitsOf(fold.state) : [])))
    const units = await Promise.all([...ids].map((unit) => find(`unit/${unit}`)))
    return units.flatMap((fold) => (fold?.kind === 'unit' ? [sentAs(fold.state)] : []))
  }

  return async (incident: Incident): Promise<PastCall> => {
    const at = incident.place?.point
    return {
      number: incident.number,
      at: incident.openedAt,
      type: incident.type,
      alarmLevel: incident.alarmLevel,
      sent: await sentTo(incident),
      situation: {
        priority: incident.priority,
        local: localTime(incident.openedAt, timeZone),
        tags: incident.tags,
        address: incident.place?.label ?? null,
        areas: at === undefined ? [] : (city.current()?.beats.at(at, 0) ?? []).map(({ id }) => id),
        premises: at === undefined ? [] : premises.filter(({ area }) => liesOn(area, at)).map(({ id }) => id),
      },
    }
  }
}

const unitsOf = ({ runs }: Slip): readonly string[] => runs.map(({ unit }) => unit)
const sentAs = (unit: Unit): PastCall['sent'][number] => ({ kind: unit.kind, abilities: abilitiesOf(unit) })
