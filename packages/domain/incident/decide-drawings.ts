import type { Commands } from '../all-commands.ts'
import { extentM } from '../closure/extent.ts'
import type { Decide, Decision } from '../decision.ts'
import { refuse } from '../refusals.ts'
import { pointsOf } from './drawings.ts'
import { ifKnown, ifOpen } from './if-incident.ts'
import { incidentEvent, type Incident } from './incident.ts'

/** Strokes that stand on one incident at most, and their points: all go over the wire with each change of the incident. */
export const mostDrawings = 60
export const mostDrawnPoints = 1500
/** With those that were withdrawn: their ids stay, so that none is drawn twice. */
export const mostDrawingsEver = 400
/** A drawing is about one scene: on a map of the whole province a hand slips easily. */
const widestM = 50_000

function draw(command: Commands['draw-on-incident'], incident: Incident): Decision {
  const { drawing, shape, colour, text } = command
  const { drawings, withdrawnDrawings } = incident
  if ([...drawings, ...withdrawnDrawings].some((each) => each.drawing === drawing))
    return refuse('exists-already', { drawing })
  const points = pointsOf(shape)
  const count = drawings.reduce((sum, each) => sum + pointsOf(each.shape).length, points.length)
  const isFull = drawings.length >= mostDrawings || drawings.length + withdrawnDrawings.length >= mostDrawingsEver
  if (isFull || count > mostDrawnPoints) return refuse('too-many-drawings', { most: mostDrawings })
  if (extentM({ kind: 'along', line: [...points] }) > widestM) return refuse('drawing-too-wide', { km: widestM / 1000 })
  if (shape.kind === 'text' && text === null) return refuse('drawing-without-text')
  return { events: [incidentEvent(incident, { type: 'incident-drawn-on', data: { drawing, shape, colour, text } })] }
}

function withdraw({ drawing }: Commands['withdraw-drawing'], incident: Incident): Decision {
  if (incident.withdrawnDrawings.some((each) => each.drawing === drawing)) return refuse('drawing-withdrawn')
  if (!incident.drawings.some((each) => each.drawing === drawing)) return refuse('not-found', { drawing })
  return { events: [incidentEvent(incident, { type: 'drawing-withdrawn', data: { drawing } })] }
}

/** What is drawn on the map for an incident: never changed, only added and withdrawn. */
export const decideDrawings: { [Name in 'draw-on-incident' | 'withdraw-drawing']: Decide<Commands[Name]> } = {
  'draw-on-incident': (command, world) => ifOpen(world, command.incident, (incident) => draw(command, incident)),
  'withdraw-drawing': (command, world) => ifKnown(world, command.incident, (incident) => withdraw(command, incident)),
}
