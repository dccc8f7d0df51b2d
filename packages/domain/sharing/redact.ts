import type { ChosenPlace } from '../place.ts'
import type { IncidentDocument } from '../view.ts'

/** About a kilometre: a neighbour sees that it is near the border, not at whose door. */
const gridDeg = 0.01
const gridRadiusM = 800

const onGrid = (degrees: number): number => Math.round(degrees / gridDeg) * gridDeg

function coarse(place: ChosenPlace | null): ChosenPlace | null {
  if (place === null) return null
  const point = { lon: Number(onGrid(place.point.lon).toFixed(2)), lat: Number(onGrid(place.point.lat).toFixed(2)) }
  return { point, radiusM: Math.max(gridRadiusM, place.radiusM), label: '', source: 'map' }
}

/**
 * An incident as a standing agreement shows it: type, urgency, stage, danger, times, number, and where to a kilometre.
 * Nobody's words, no contacts, slips, files or strokes, and not who did what.
 */
export const redact = (document: IncidentDocument): IncidentDocument => ({
  id: document.id,
  org: document.org,
  number: document.number,
  spoken: document.spoken,
  type: document.type,
  confirmed: null,
  tags: [],
  alarmLevel: document.alarmLevel,
  hazards: document.hazards && { ...document.hazards, by: '' },
  priority: document.priority,
  place: coarse(document.place),
  hasPlaceTyped: false,
  contacts: [],
  slips: [],
  joined: [],
  notes: 0,
  files: [],
  drawings: [],
  withdrawnDrawings: [],
  openedAt: document.openedAt,
  onPaperAt: null,
  openSince: document.openSince,
  exercise: document.exercise,
  handover: null,
  held: null,
  touches: [],
  throws: [],
  briefed: null,
  sharedWith: [],
  shares: document.shares,
  sealed: null,
  state: document.state,
  seen: 'redacted',
})
