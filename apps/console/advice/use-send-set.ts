import type { ChoiceReason, SentAdvice } from '@tocsin/domain'
import { useCallback } from 'react'
import { showChoice } from '../desk/notices.ts'
import { useSendUnit } from '../desk/use-send-unit.ts'
import { useLive } from '../live/line-context.ts'
import type { Advice } from './answer.ts'
import type { How } from './how-to-send.ts'

export type Marked = { readonly unit: string; readonly how: How }

/**
 * Sends units at once, one command each: each wins or loses for itself. Nothing is asked beforehand, whatever a unit has
 * to leave for it. Where one of them was not advised, one word is asked for afterwards, which may be skipped. DR20
 */
export function useSendSet(): (incident: string, units: readonly Marked[], advice: Advice | undefined) => void {
  const sendUnit = useSendUnit()
  const { line } = useLive()
  return useCallback(
    (incident, units, advice) => {
      const explain = (slip: string, reason: ChoiceReason): void =>
        void line.send({ type: 'explain-choice', body: { slip, reason } })
      const send = async ({ unit, how }: Marked): Promise<string | undefined> => {
        const followed = advice?.units.some((each) => each.unit === unit) ?? false
        const slip = await sendUnit(incident, unit, advice === undefined ? null : adviceOf(advice, followed), how)
        // what is only planned has not been sent, with or against advice
        return followed || advice === undefined || how.command === 'plan-unit' ? undefined : slip
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
