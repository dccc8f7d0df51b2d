import { nextStatuses, type UnitStatus } from '@tocsin/domain'

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

const isStatus = (key: string): key is UnitStatus => key in nextStatuses

/** Every status that a unit can have. */
export const unitStatuses = Object.keys(nextStatuses).filter(isStatus)
