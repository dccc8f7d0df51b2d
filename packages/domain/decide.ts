import { decideAccount } from './account/decide.ts'
import { decideAgreement } from './agreement/decide.ts'
import { decideAlert } from './alert/decide.ts'
import type { CommandName, Commands } from './all-commands.ts'
import { decideCatalogue } from './catalogue/decide.ts'
import { decideClosure } from './closure/decide.ts'
import { decideByname } from './byname/decide.ts'
import { decideContact } from './contact/decide.ts'
import type { Context, Decide, Decision, World } from './decision.ts'
import { decideDuty } from './duty/decide.ts'
import { decideIncident } from './incident/decide.ts'
import { decideInstruction } from './instruction/instruction.ts'
import { decideOrganisation } from './organisation/decide.ts'
import { decideLending } from './lending/decide.ts'
import { decidePlan } from './plan/decide.ts'
import { decidePost } from './post/decide.ts'
import { decidePremises } from './premises/decide.ts'
import { decideSecrecy } from './secrecy/decide.ts'
import { decideRelief } from './relief/decide.ts'
import { decideSharing } from './sharing/decide.ts'
import { decideSlip } from './slip/decide.ts'
import { decideUnit } from './unit/decide.ts'

const decisions: { readonly [Name in CommandName]: Decide<Commands[Name]> } = {
  ...decideOrganisation,
  ...decideAccount,
  ...decidePost,
  ...decideByname,
  ...decideCatalogue,
  ...decidePlan,
  ...decideUnit,
  ...decideContact,
  ...decideIncident,
  ...decideSecrecy,
  ...decideSharing,
  ...decideLending,
  ...decideSlip,
  ...decideClosure,
  ...decidePremises,
  ...decideAlert,
  ...decideAgreement,
  ...decideRelief,
  ...decideInstruction,
  ...decideDuty,
}

/** What follows from a command in a world: events and claims, or a refusal. Pure and total. */
export function decide<Name extends CommandName>(
  type: Name,
  body: Commands[Name],
  world: World,
  context: Context,
): Decision {
  const decideOne: Decide<Commands[Name]> = decisions[type]
  return decideOne(body, world, context)
}
