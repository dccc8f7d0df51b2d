import { isFree, type ChosenPlace, type IncidentDocument, type Point, type Unit } from '@tocsin/domain'
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
  incidents.flatMap(({ id, place, priority, spoken, state, type }) =>
    place === null || state.phase === 'joined'
      ? []
      : [
          {
            id,
            ...place.point,
            colour: `--priority-${priority}`,
            shape: markShapes.hexagon,
            ...iconPart(iconOf(type)),
            label: String(spoken),
            selected: id === selected,
            importance: 10 - priority,
          },
        ],
  )

const iconPart = (icon: string | undefined): Pick<MapPoint, 'icon'> => (icon === undefined ? {} : { icon })

/** Units on duty at their last positions; one that was not heard of for a minute is drawn stale, never left out. */
export function unitMarks(
  units: readonly Unit[],
  positions: ReadonlyMap<string, UnitPosition>,
  now: number,
  marked: string | null,
): readonly MapPoint[] {
  return units.flatMap((unit): readonly MapPoint[] => {
    const { id, callSign, state } = unit
    const position = positions.get(id)
    if (position === undefined || state.phase === 'off-duty') return []
    const { path, colour } = statusMarks[state.phase]
    const isMoving = position.headingDeg !== null && (position.speedMps ?? 0) > 1
    return [
      {
        id,
        ...position.point,
        colour,
        shape: path,
        label: callSign,
        stale: isStale(position, now),
        selected: id === marked,
        importance: isFree(unit) ? 0 : 1,
        ...(isMoving && position.headingDeg !== null && { heading: position.headingDeg }),
      },
    ]
  })
}

/** Where the call in hand may be: its place as it is chosen now. */
export const draftMark = (place: ChosenPlace | null): readonly MapPoint[] =>
  place === null
    ? []
    : [{ id: 'call', ...place.point, colour: '--accent', shape: markShapes.pin, label: place.label, selected: true }]

/** The point whose surroundings somebody asked for. */
export const askedMark = (asked: Point | null): readonly MapPoint[] =>
  asked === null ? [] : [{ id: 'asked', ...asked, colour: '--text', shape: markShapes.pin, label: '' }]

/** How far each shown place may be off. */
export function circlesOf(incident: IncidentDocument | undefined, place: ChosenPlace | null): readonly MapCircle[] {
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
  return circles
}
