import type { Account } from './account/account.ts'
import type { Agreement } from './agreement/agreement.ts'
import type { Alert } from './alert/alert.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import type { Closure } from './closure/closure.ts'
import type { Byname } from './byname/byname.ts'
import type { Contact } from './contact/contact.ts'
import type { Duty } from './duty/duty.ts'
import type { Incident } from './incident/incident.ts'
import type { Instruction } from './instruction/instruction.ts'
import type { Organisation } from './organisation/organisation.ts'
import type { ResponsePlan } from './plan/plan.ts'
import type { Post } from './post/post.ts'
import type { Premises } from './premises/premises.ts'
import type { Relief } from './relief/relief.ts'
import type { Slip } from './slip/slip.ts'
import type { Unit } from './unit/unit.ts'

/** The kinds of subject that have a state of their own, and that state. */
export type States = {
  organisation: Organisation
  account: Account
  post: Post
  byname: Byname
  catalogue: Catalogue
  plan: ResponsePlan
  unit: Unit
  contact: Contact
  incident: Incident
  slip: Slip
  closure: Closure
  premises: Premises
  alert: Alert
  agreement: Agreement
  relief: Relief
  instruction: Instruction
  duty: Duty
}
export type SubjectKind = keyof States
export type State = States[SubjectKind]

/** The kinds of subject that have a state, in the order in which they are made. */
export const subjectKinds = [
  'organisation',
  'account',
  'post',
  'byname',
  'catalogue',
  'plan',
  'unit',
  'contact',
  'incident',
  'slip',
  'closure',
  'premises',
  'alert',
  'agreement',
  'relief',
  'instruction',
  'duty',
] as const satisfies readonly SubjectKind[]

/** `slip/4f0c...`: how a subject is named in the log and on the wire. */
export type SubjectId = `${SubjectKind}/${string}`

/** How a subject is named: `slip/4f0c...`. */
export const subjectId = <Kind extends SubjectKind>(kind: Kind, id: string): `${Kind}/${string}` => `${kind}/${id}`

/** Takes `slip/4f0c` apart; undefined when the kind is not one with a state (such as the reading log). */
export function parseSubjectId(subject: string): { kind: SubjectKind; id: string } | undefined {
  const slash = subject.indexOf('/')
  const kind = subjectKinds.find((each) => each === subject.slice(0, slash))
  return kind === undefined ? undefined : { kind, id: subject.slice(slash + 1) }
}
