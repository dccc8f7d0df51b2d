import type { ChoiceReason, SentAdvice } from '@tocsin/domain'
import { useCallback } from 'react'
import { showChoice } from '../desk/notices.ts'
import { useSendUnit } from '../desk/use-send-unit.ts'
import { useLive } from '../live/line-context.ts'
import type { Advice } from './answer.ts'

/**
 * Sends units at once, one command each: each wins or loses for itself. Where one of them was not advised, one word is
 * asked for afterwards, which may be skipped. DR20
 */
export function useSendSet(): (incident: string, units: readonly string[], advice: Advice | undefined) => void {
  const sendUnit = useSendUnit()
  const { line } = useLive()
  return useCallback(
    (incident, units, advice) => {
      const explain = (slip: string, reason: ChoiceReason): void =>
        void line.send({ type: 'explain-choice', body: { slip, reason } })
      const send = async (unit: string): Promise<string | undefined> => {
        const followed = advice?.units.some((each) => each.unit === unit) ?? false
        const slip = await sendUnit(incident, unit, advice === undefined ? null : adviceOf(advice, followed))
        return followed || advice === undefined ? undefined : slip
      }
      const all = async (): Promise<void> => {
        const departing = (await Promise.all(units.map(send))).filter((slip) => slip !== undefined)
        if (departing.length > 0) showChoice((reason) => departing.forEach((slip) => explain(slip, reason)))
      }
      void all()
    },
    [line, sendUnit],
  )
}

/** What was advised, as the slip keeps it. */
export const adviceOf = ({ plan }: Advice, followed: boolean): SentAdvice => ({
  plan: plan?.id ?? null,
  version: plan?.version ?? null,
  followed,
})
