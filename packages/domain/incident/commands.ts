import { z } from 'zod'
import { typeCode as type } from '../catalogue/incident-type.ts'
import { code, id, moment } from '../fields.ts'
import { personal } from '../personal.ts'
import { chosenPlace } from '../place.ts'
import { drawingColours, strokeShape } from './drawings.ts'
import { attachedFile } from './files.ts'
import { hazardKinds } from './hazards.ts'
import { holdReasons } from './hold.ts'
import { dispositions } from './incident.ts'
import { priorities } from './priority.ts'
import { throwTarget } from './throw.ts'

const tags = z.array(code).max(12)
/** How many alarm levels there are at most. */
export const topAlarmLevel = 9
const priority = z.literal(priorities)

/** Bodies of the commands about incidents. */
export const incidentCommands = {
  'open-incident': z.object({
    incident: id,
    contact: id.nullable(),
    type,
    priority,
    place: chosenPlace.nullable(),
    placeTyped: personal(500).nullable(),
    note: personal(8000).nullable().default(null),
    tags: tags.default([]),
    /** when it was written down by hand, of what is typed in later; null: it was typed as it came */
    onPaperAt: moment.nullable().default(null),
  }),
  'retype-incident': z.object({ incident: id, type, priority }),
  /** all tags anew */
  'tag-incident': z.object({ incident: id, tags }),
  /** all that hold now; none: the danger is over. DR33 */
  'update-hazard': z.object({
    news: id,
    incident: id,
    hazards: z.array(z.enum(hazardKinds)).max(hazardKinds.length),
    note: personal(8000).nullable().default(null),
  }),
  'set-alarm-level': z.object({ incident: id, level: z.number().int().min(1).max(topAlarmLevel) }),
  'place-incident': z.object({ incident: id, place: chosenPlace.nullable(), placeTyped: personal(500).nullable() }),
  'note-incident': z.object({
    incident: id,
    note: personal(8000),
    /** made by who writes it; without one the entry is known by its position in the log */
    entry: id.nullable().default(null),
    /** the entry that this one puts right: both stay */
    corrects: id.nullable().default(null),
    /** when it was written down by hand, of what is typed in later */
    onPaperAt: moment.nullable().default(null),
  }),
  /** shows it to the wall, another desk or a unit: 警情飞投 */
  'throw-incident': z.object({ throw: id, incident: id, target: throwTarget }),
  /** `duty`: whose, as the calendar says it is now */
  'brief-leader': z.object({ incident: id, throw: id, duty: id }),
  'attach-file': z.object({
    incident: id,
    file: z.uuid(),
    ...attachedFile,
    name: personal(200),
    /** what the bytes are sealed with: random, of this file alone */
    key: personal(64),
  }),
  'withdraw-file': z.object({ incident: id, file: z.uuid(), reason: personal(500) }),
  'draw-on-incident': z.object({
    incident: id,
    drawing: z.uuid(),
    shape: strokeShape,
    colour: z.enum(drawingColours),
    /** written beside it */
    text: personal(60).nullable().default(null),
  }),
  'withdraw-drawing': z.object({ incident: id, drawing: z.uuid() }),
  'close-incident': z.object({ incident: id, disposition: z.enum(dispositions) }),
  'reopen-incident': z.object({ incident: id }),
  /** keeps its words from retention until somebody ends that */
  'hold-incident': z.object({ incident: id, reason: z.enum(holdReasons) }),
  'release-incident': z.object({ incident: id }),
  'join-incident': z.object({ incident: id, into: id }),
  'part-incident': z.object({ incident: id, from: id }),
  'offer-incident': z.object({ incident: id, to: id }),
  'withdraw-incident': z.object({ incident: id }),
  'accept-incident': z.object({ incident: id }),
  'refuse-incident': z.object({ incident: id }),
}
