import type { AccountEvent } from './account/events.ts'
import type { AgreementEvent } from './agreement/events.ts'
import type { AlertEvent } from './alert/events.ts'
import type { CatalogueEvent } from './catalogue/events.ts'
import type { ClosureEvent } from './closure/events.ts'
import type { BynameEvent } from './byname/events.ts'
import type { ContactEvent } from './contact/events.ts'
import type { DutyEvent } from './duty/events.ts'
import type { IncidentEvent } from './incident/events.ts'
import type { InstructionEvent } from './instruction/instruction.ts'
import type { OrganisationEvent } from './organisation/events.ts'
import type { PlanEvent } from './plan/events.ts'
import type { PostEvent } from './post/events.ts'
import type { PremisesEvent } from './premises/events.ts'
import type { ReadingEvent } from './reading/events.ts'
import type { ReliefEvent } from './relief/events.ts'
import type { RetentionEvent } from './retention/events.ts'
import type { SlipEvent } from './slip/events.ts'
import type { UnitEvent } from './unit/events.ts'

/** Which events belong to which kind of subject. */
export type EventsOf = {
  organisation: OrganisationEvent
  account: AccountEvent
  post: PostEvent
  byname: BynameEvent
  catalogue: CatalogueEvent
  plan: PlanEvent
  unit: UnitEvent
  contact: ContactEvent
  incident: IncidentEvent
  slip: SlipEvent
  closure: ClosureEvent
  premises: PremisesEvent
  alert: AlertEvent
  agreement: AgreementEvent
  relief: ReliefEvent
  instruction: InstructionEvent
  duty: DutyEvent
}
export type SubjectEvent = EventsOf[keyof EventsOf]
export type AnyEvent = SubjectEvent | ReadingEvent | RetentionEvent
export type EventType = AnyEvent['type']
