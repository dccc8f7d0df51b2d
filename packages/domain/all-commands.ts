import type { z } from 'zod'
import { accountCommands } from './account/commands.ts'
import { alertCommands } from './alert/commands.ts'
import { agreementCommands } from './agreement/commands.ts'
import { catalogueCommands } from './catalogue/commands.ts'
import { closureCommands } from './closure/commands.ts'
import { bynameCommands } from './byname/commands.ts'
import { contactCommands } from './contact/commands.ts'
import { dutyCommands } from './duty/commands.ts'
import { incidentCommands } from './incident/commands.ts'
import { instructionCommands } from './instruction/instruction.ts'
import { organisationCommands } from './organisation/commands.ts'
import type { DeepReadonly } from './fields.ts'
import { lendingCommands } from './lending/commands.ts'
import type { Sealing } from './personal.ts'
import { planCommands } from './plan/commands.ts'
import { postCommands } from './post/commands.ts'
import { premisesCommands } from './premises/commands.ts'
import { secrecyCommands } from './secrecy/commands.ts'
import { reliefCommands } from './relief/commands.ts'
import { sharingCommands } from './sharing/commands.ts'
import { slipCommands } from './slip/commands.ts'
import { unitCommands } from './unit/commands.ts'

/** Every command and the shape of its body on the wire. */
export const commandSchemas = {
  ...organisationCommands,
  ...accountCommands,
  ...postCommands,
  ...bynameCommands,
  ...catalogueCommands,
  ...planCommands,
  ...unitCommands,
  ...contactCommands,
  ...incidentCommands,
  ...secrecyCommands,
  ...sharingCommands,
  ...lendingCommands,
  ...slipCommands,
  ...closureCommands,
  ...premisesCommands,
  ...alertCommands,
  ...agreementCommands,
  ...reliefCommands,
  ...instructionCommands,
  ...dutyCommands,
}
export type CommandName = keyof typeof commandSchemas
/** The names of all commands. */
export const commandNames = Object.keys(commandSchemas).filter((name): name is CommandName => name in commandSchemas)

/** Command bodies as clients write them: personal fields in clear, defaults left out. */
export type CommandBodies = { readonly [Name in CommandName]: DeepReadonly<z.input<(typeof commandSchemas)[Name]>> }

/** Command bodies once parsed: personal fields wrapped as `Plain`. */
export type ParsedCommands = { readonly [Name in CommandName]: z.output<(typeof commandSchemas)[Name]> }

/** Command bodies as decisions see them: personal fields sealed. */
export type Commands = { readonly [Name in CommandName]: Sealing<ParsedCommands[Name]> }

/** A command on the wire: `{ type, ...body }`. */
export type Command = {
  readonly [Name in CommandName]: { readonly type: Name; readonly body: CommandBodies[Name] }
}[CommandName]
export type SealedCommand = {
  readonly [Name in CommandName]: { readonly type: Name; readonly body: Commands[Name] }
}[CommandName]
