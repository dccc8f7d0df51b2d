import type { SentAdvice } from '@tocsin/domain'
import { useCallback } from 'react'
import { useLive } from '../live/line-context.ts'
import { namesFrom } from '../live/names.ts'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'
import { showDone } from './notices.ts'

/** Gives the slip when the unit was won, undefined when it was not. */
export type SendUnit = (incident: string, unit: string, advice?: SentAdvice | null) => Promise<string | undefined>

/** Sends a unit to an incident. A refusal names who has the unit; it is shown by the line. */
export function useSendUnit(): SendUnit {
  const { line, accounts } = useLive()
  const { recommend } = useWords()
  return useCallback(
    async (incident, unit, advice = null) => {
      const { pending } = line.state.get()
      const isOnItsWay = pending.some(({ type, body }) => type === 'dispatch-unit' && isFor(body, incident, unit))
      // A key that was pressed twice is one wish.
      if (isOnItsWay) return undefined
      const slip = newId()
      const sent = await line.send({ type: 'dispatch-unit', body: { slip, incident, unit, advice } })
      const names = namesFrom(line.link.board, accounts)
      if (sent.ok) showDone(recommend.sent(names.unit(unit), names.incident(incident)))
      return sent.ok ? slip : undefined
    },
    [line, accounts, recommend],
  )
}

const isFor = (body: unknown, incident: string, unit: string): boolean =>
  typeof body === 'object' &&
  body !== null &&
  'incident' in body &&
  'unit' in body &&
  body.incident === incident &&
  body.unit === unit
