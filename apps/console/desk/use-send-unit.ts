import type { SentAdvice } from '@tocsin/domain'
import type { TypedCommand } from '@tocsin/link'
import { useCallback } from 'react'
import type { How } from '../advice/how-to-send.ts'
import { useLive } from '../live/line-context.ts'
import { namesFrom } from '../live/names.ts'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'
import { showDone } from './notices.ts'

/** Gives the slip when the unit was won, undefined when it was not. */
export type SendUnit = (
  incident: string,
  unit: string,
  advice?: SentAdvice | null,
  how?: How,
) => Promise<string | undefined>

const plainly: How = { command: 'dispatch-unit' }

/** Sends a unit to an incident. A refusal names who has the unit; it is shown by the line. */
export function useSendUnit(): SendUnit {
  const { line, accounts } = useLive()
  const { recommend } = useWords()
  return useCallback(
    async (incident, unit, advice = null, how = plainly) => {
      const { pending } = line.state.get()
      const isOnItsWay = pending.some(({ type, body }) => type === how.command && isFor(body, incident, unit))
      // A key that was pressed twice is one wish.
      if (isOnItsWay) return undefined
      const slip = newId()
      const sent = await line.send(commandFor(how, { slip, incident, unit, advice }))
      const names = namesFrom(line.link.board, accounts)
      if (sent.ok) showDone(recommend.done[how.command](names.unit(unit), names.incident(incident)))
      return sent.ok ? slip : undefined
    },
    [line, accounts, recommend],
  )
}

type Sending = { slip: string; incident: string; unit: string; advice: SentAdvice | null }

function commandFor(how: How, { advice, ...body }: Sending): TypedCommand {
  switch (how.command) {
    case 'dispatch-unit':
      return { type: 'dispatch-unit', body: { ...body, advice } }
    case 'divert-unit':
      return { type: 'divert-unit', body: { ...body, leaving: how.leaving, advice } }
    case 'plan-unit':
      return { type: 'plan-unit', body }
  }
}

const isFor = (body: unknown, incident: string, unit: string): boolean =>
  typeof body === 'object' &&
  body !== null &&
  'incident' in body &&
  'unit' in body &&
  body.incident === incident &&
  body.unit === unit
