import { z } from 'zod'
import { ask, type Asked } from '../ask.ts'

export const lockDesk = (bySelf: boolean): Promise<Asked<unknown>> =>
  ask('/api/session/lock', z.unknown(), { method: 'POST', body: { bySelf } })

export type Proof = { readonly pin: string } | { readonly password: string; readonly code?: string }
export const unlockDesk = (proof: Proof): Promise<Asked<unknown>> =>
  ask('/api/session/unlock', z.unknown(), { method: 'POST', body: proof })

const passkeyState = z.object({ isThere: z.boolean() })
/** Whether a passkey made for this address opens the desk. */
export const hasPasskeyHere = async (): Promise<boolean> => {
  const asked = await ask('/api/session/unlock/passkey', passkeyState)
  return asked.phase === 'answered' && asked.answer.isThere
}

const pinState = z.object({ triesLeft: z.number().nullable() })
/** null: there is no PIN */
export const pinTries = async (): Promise<number | null> => {
  const asked = await ask('/api/my/pin', pinState)
  return asked.phase === 'answered' ? asked.answer.triesLeft : null
}
