import { z } from 'zod'

/**
 * What people wait for: the answer (rung to off hook), the signature of a post (sent to signed), the first dispatch and the
 * first arrival (both from the incident's opening).
 */
export const responseClocks = ['answer', 'signing', 'dispatch', 'arrival'] as const
export type ResponseClock = (typeof responseClocks)[number]

const seconds = z.int().min(1).max(86_400)
const sharePct = z.int().min(1).max(100)

/**
 * What waits are held against: so many seconds, for so many of a hundred. Answer and dispatch as NFPA 1225 (2021) has them, 15
 * and 60 s for 90 %; arrival: eight minutes, the usual limit of ambulance services; signing: a minute, a sound default.
 */
export const clockTargets = {
  clockTargetS: z
    .object({
      answer: seconds.default(15),
      signing: seconds.default(60),
      dispatch: seconds.default(60),
      arrival: seconds.default(480),
    } satisfies Record<ResponseClock, unknown>)
    .prefault({}),
  clockSharePct: z
    .object({
      answer: sharePct.default(90),
      signing: sharePct.default(90),
      dispatch: sharePct.default(90),
      arrival: sharePct.default(90),
    } satisfies Record<ResponseClock, unknown>)
    .prefault({}),
}
