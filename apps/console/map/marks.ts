import {
  untoldRadiusM,
  type ChosenPlace,
  type Fix,
  type IncidentDocument,
  type MeasuredPlace,
  type Point,
  type Unit,
  type UnitStatus,
} from '@tocsin/domain'
import type { UnitPosition } from '@tocsin/link'
import { statusMarks } from '@tocsin/ui'
import { markShapes, type MapCircle, type MapPoint } from '@tocsin/ui/map'
import { isStale } from '../staleness.ts'

/** Open incidents at their places, in the colour of their priority, with their spoken number. */
export const incidentMarks = (
  incidents: readonly IncidentDocument[],
  selected: string | null,
  iconOf: (type: string) => string | undefined = () => undefined,
): readonly MapPoint[] =>
  incidents.flatMap(({ id, place, priority, seen, spoken, state, type }) =>
    place === null || state.phase === 'joined'
      ? []
      : [
          {
            id,
            ...place.point,
            colour: `--priority-${priority}`,
            shape: markShapes.hexagon,
            ...iconPart(iconOf(type)),
            // of another organisation, and only about here
            ...(seen === 'redacted' ? { stale: true } : { label: String(spoken) }),
            selected: id === selected,
            importance: 10 - priority,
            alone: priority === 1 && seen !== 'redacted',
          },
        ],
  )

const iconPart = (icon: string | undefined): Pick<MapPoint, 'icon'> => (icon === undefined ? {} : { icon })

/** Of units on each other the one that can do least for the next call is drawn: what looks free has to be free. */
const worst: { readonly [Status in UnitStatus]: number } = {
  'out-of-service': 9,
  'on-scene': 8,
  transporting: 7,
  'at-destination': 6,
  'en-route': 5,
  acknowledged: 4,
  dispatched: 3,
  clearing: 2,
  'on-call': 1,
  available: 0,
  'off-duty': 0,
}

type Kept = { readonly position: UnitPosition; readonly staleMin: number | null; readonly selected: boolean }
const kept = new WeakMap<Unit, Kept & { readonly mark: MapPoint }>()

/**
 * Units on duty at their last positions; one that was not heard of for a minute is drawn stale and with its age, never left
 * out. The same mark while nothing of it is another.
 */
export function unitMarks(
  units: readonly Unit[],
  positions: ReadonlyMap<string, UnitPosition>,
  now: number,
  marked: string | null,
): readonly MapPoint[] {
  return units.flatMap((unit): readonly MapPoint[] => {
    const position = positions.get(unit.id)
    if (position === undefined || unit.state.phase === 'off-duty') return []
    const staleMin = isStale(position, now) ? Math.max(1, Math.floor((now - position.at) / minuteMs)) : null
    const selected = unit.id === marked
    const before = kept.get(unit)
    if (before?.position === position && before.staleMin === staleMin && before.selected === selected)
      return [before.mark]
    const mark = unitMark(unit, { position, staleMin, selected })
    kept.set(unit, { position, staleMin, selected, mark })
    return [mark]
  })
}

const minuteMs = 60_000

function unitMark({ id, callSign, state }: Unit, { position, staleMin, selected }: Kept): MapPoint {
  const { path, colour } = statusMarks[state.phase]
  const isMoving = position.headingDeg !== null && (position.speedMps ?? 0) > 1
  return {
    id,
    ...position.point,
    colour,
    shape: path,
    label: staleMin === null ? callSign : `${callSign} ${staleMin}′`,
    stale: staleMin !== null,
    selected,
    importance: worst[state.phase],
    // where it was heading then says nothing of now
    ...(isMoving && staleMin === null && position.headingDeg !== null && { heading: position.headingDeg }),
  }
}

/** Where the call in hand may be: its place as it is chosen now. */
export const draftMark = (place: Pick<ChosenPlace, 'point'> | null, label = ''): readonly MapPoint[] =>
  place === null
    ? []
    : [{ id: 'call', ...place.point, colour: '--accent', shape: markShapes.pin, label, selected: true }]

/** The point whose surroundings somebody asked for. */
export const askedMark = (asked: Point | null): readonly MapPoint[] =>
  asked === null ? [] : [{ id: 'asked', ...asked, colour: '--text', shape: markShapes.pin, label: '' }]

/** How far each shown place may be off; `measured`: of the caller, the best first. */
export function circlesOf(
  incident: IncidentDocument | undefined,
  place: ChosenPlace | null,
  measured: readonly Pick<Fix<MeasuredPlace>, 'id' | 'spot'>[] = [],
): readonly MapCircle[] {
  const circles: MapCircle[] = []
  const at = incident?.place ?? null
  if (incident !== undefined && at !== null)
    circles.push({
      id: 'incident',
      ...at.point,
      radiusM: at.radiusM,
      colour: `--priority-${incident.priority}`,
    })
  if (place !== null) circles.push({ id: 'call', ...place.point, radiusM: place.radiusM, colour: '--accent' })
  for (const [at, { id, spot }] of measured.entries())
    circles.push({
      id: `measured-${id}`,
      ...spot.point,
      radiusM: spot.radiusM ?? untoldRadiusM,
      colour: at === 0 ? '--warn' : '--dim',
    })
  return circles
}
