import type { Decide } from '../decision.ts'
import { refuse } from '../refusals.ts'
import { subjectId } from '../subject.ts'
import type { Commands } from '../all-commands.ts'
import { decideTree } from './decide-tree.ts'
import type { organisationCommands } from './commands.ts'

/** Decisions about organisations. */
export const decideOrganisation: { [Name in keyof typeof organisationCommands]: Decide<Commands[Name]> } = {
  'found-organisation': (command, world) => {
    if (world.get('organisation', command.organisation)) return refuse('exists-already')
    const { organisation, name, division, timeZone, kind } = command
    const data = { id: organisation, name, division, timeZone, ...(kind === undefined ? {} : { kind }) }
    return {
      events: [
        { type: 'organisation-founded', subject: subjectId('organisation', organisation), owner: organisation, data },
      ],
    }
  },
  ...decideTree,
  'change-settings': ({ seen, ...settings }, world, { org }) => {
    const organisation = world.get('organisation', org)
    if (organisation === undefined) return refuse('not-found', { organisation: org })
    const { settingsChange: last } = organisation
    const newest = last?.version ?? 0
    if (seen !== undefined && seen !== newest)
      return refuse('changed-meanwhile', { version: newest, ...(last === null ? {} : { by: last.by }) })
    return {
      events: [{ type: 'settings-changed', subject: subjectId('organisation', org), owner: org, data: settings }],
    }
  },
}
