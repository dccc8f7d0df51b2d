import { leavableStatuses, type UnitStatus } from '@tocsin/domain'

export { dispositions, endReasons, feedbackResults, milestones, type UnitStatus } from '@tocsin/domain'

/** Every status that a unit can have. */
export const unitStatuses = ['off-duty', ...leavableStatuses] as const satisfies readonly UnitStatus[]
