import { leavableStatuses, type UnitStatus } from '@tocsin/domain'

export {
  choiceReasons,
  dispositions,
  endReasons,
  feedbackResults,
  hazardKinds,
  milestones,
  newsKinds,
  type UnitStatus,
} from '@tocsin/domain'

/** Every status that a unit can have. */
export const unitStatuses = ['off-duty', ...leavableStatuses] as const satisfies readonly UnitStatus[]
