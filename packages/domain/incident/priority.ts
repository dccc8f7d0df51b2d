/** How urgent an incident can be. */
export const priorities = [1, 2, 3, 4] as const
/** 1 is the most urgent. */
export type Priority = (typeof priorities)[number]
