import type { Decide } from '../decision.ts'
import { refuse } from '../refusals.ts'
import { subjectId } from '../subject.ts'
import type { Commands } from '../all-commands.ts'
import type { organisationCommands } from './commands.ts'

/** Decisions about organisations. */
export const decideOrganisation: { [Name in keyof typeof organisationCommands]: Decide<Commands[Name]> } = {
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
  'change-settings': (settings, world, { org }) =>
    world.get('organisation', org) === undefined
      ? refuse('not-found', { organisation: org })
      : {
          events: [{ type: 'settings-changed', subject: subjectId('organisation', org), owner: org, data: settings }],
        },
}
