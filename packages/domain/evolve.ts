import { evolveAccount } from './account/account.ts'
import { evolveAgreement } from './agreement/agreement.ts'
import { evolveAlert } from './alert/alert.ts'
import type { EventsOf } from './all-events.ts'
import { evolveCatalogue } from './catalogue/catalogue.ts'
import { evolveClosure } from './closure/closure.ts'
import { evolveByname } from './byname/byname.ts'
import { evolveContact } from './contact/contact.ts'
import { evolveDuty } from './duty/duty.ts'
import type { Recorded } from './event.ts'
import { evolveIncident } from './incident/incident.ts'
import { evolveInstruction } from './instruction/instruction.ts'
import { evolveOrganisation } from './organisation/organisation.ts'
import { evolvePlan } from './plan/plan.ts'
import { evolvePost } from './post/post.ts'
import { evolvePremises } from './premises/premises.ts'
import { evolveRelief, isUnderWay } from './relief/relief.ts'
import { evolveSlip } from './slip/slip.ts'
import type { States, SubjectKind } from './subject.ts'
import { evolveUnit } from './unit/unit.ts'

type Evolve<Kind extends SubjectKind> = (
  before: States[Kind] | undefined,
  event: Recorded<EventsOf[Kind]>,
) => States[Kind]

const evolutions: { readonly [Kind in SubjectKind]: Evolve<Kind> } = {
  organisation: evolveOrganisation,
  account: evolveAccount,
  post: evolvePost,
  byname: evolveByname,
  catalogue: evolveCatalogue,
  plan: evolvePlan,
  unit: evolveUnit,
  contact: evolveContact,
  incident: evolveIncident,
  slip: evolveSlip,
  closure: evolveClosure,
  premises: evolvePremises,
  alert: evolveAlert,
  agreement: evolveAgreement,
  relief: evolveRelief,
  instruction: evolveInstruction,
  duty: evolveDuty,
}

/** The state of a subject after one more of its events. Raise `foldVersion` whenever the same log would give another state. */
export function evolve<Kind extends SubjectKind>(
  kind: Kind,
  before: States[Kind] | undefined,
  event: Recorded<EventsOf[Kind]>,
): States[Kind] {
  const evolveOne: Evolve<Kind> = evolutions[kind]
  return evolveOne(before, event)
}

/** Stored folds made by another version of `evolve` are rebuilt from the log at start. */
export const foldVersion = 24

const stays = (): boolean => true
const openness: { readonly [Kind in SubjectKind]: (state: States[Kind]) => boolean } = {
  organisation: stays,
  account: stays,
  post: stays,
  byname: ({ state }) => state.phase !== 'withdrawn',
  catalogue: stays,
  // a retired one can be brought back: few enough to stay
  plan: stays,
  unit: ({ retiredAt }) => retiredAt === null,
  contact: ({ state }) => state.phase !== 'ended' && state.phase !== 'closed',
  incident: ({ state }) => state.phase !== 'closed',
  slip: ({ filedAway }) => !filedAway,
  closure: ({ liftedAt }) => liftedAt === null,
  premises: ({ removedAt }) => removedAt === null,
  alert: ({ state }) => state.phase === 'open',
  agreement: ({ state }) => state.phase !== 'over',
  relief: isUnderWay,
  instruction: ({ endedAt }) => endedAt === null,
  duty: ({ endedAt }) => endedAt === null,
}

/** Whether a subject is still on the board; the others have left memory and are loaded when a command names them. */
export function isOnBoard<Kind extends SubjectKind>(kind: Kind, state: States[Kind]): boolean {
  const isOpen: (state: States[Kind]) => boolean = openness[kind]
  return isOpen(state)
}
