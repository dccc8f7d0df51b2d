import { z } from 'zod'
import { id } from '../fields.ts'
import { personal } from '../personal.ts'
import { handed, reliefSections } from './handed.ts'

/** So many people of one shift, and so many remarks on one relief. */
export const mostRelieved = 200

/** Bodies of the commands about shift reliefs. `seen`: what was on the screen; where it is no longer so, nothing is signed. */
export const reliefCommands = {
  'begin-relief': z.object({ relief: id, people: z.array(id).min(1).max(mostRelieved) }),
  /** `all`: on the relief as a whole */
  'comment-relief': z.object({
    relief: id,
    comment: id,
    section: z.enum([...reliefSections, 'all']),
    text: personal(2000),
  }),
  /** by who goes */
  'hand-relief': z.object({ relief: id, seen: handed }),
  /** by who comes */
  'take-relief': z.object({ relief: id, seen: handed }),
  'drop-relief': z.object({ relief: id }),
}
