import type { Decide } from '../decision.ts'
import { refuse } from '../refusals.ts'
import { subjectId } from '../subject.ts'
import type { Commands } from '../all-commands.ts'

/** Decisions about organisations. */
export const decideOrganisation: { 'found-organisation': Decide<Commands['found-organisation']> } = {
  'found-organisation': (command, world) => {
    if (world.get('organisation', command.organisation)) return refuse('exists-already')
    const { organisation, name, division, timeZone } = command
    const data = { id: organisation, name, division, timeZone }
    return {
      events: [
        { type: 'organisation-founded', subject: subjectId('organisation', organisation), owner: organisation, data },
      ],
    }
  },
}
