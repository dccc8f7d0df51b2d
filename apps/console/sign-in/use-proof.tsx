import { useState, type ReactNode } from 'react'
import { ConfirmFirst } from './confirm-first.tsx'
import type { Ceremony } from './passkey.ts'

/** Asks the server for something that may want a fresh proof of who asks. */
export type Prove = <Answer>(deed: () => Promise<Ceremony<Answer>>) => Promise<Ceremony<Answer>>

const owesProof = (came: Ceremony<unknown>): boolean => came.phase === 'refused' && came.type === 'confirm-first'

/**
 * `prove` does a deed, and does it once more where the server wanted a fresh proof first and got it; who leaves the proof has
 * the deed's refusal. `prompt` is where the proof is asked for: null while none is. One deed at a time.
 */
export function useProof(): { readonly prove: Prove; readonly prompt: ReactNode } {
  const [waiting, setWaiting] = useState<((isProven: boolean) => void) | null>(null)
  async function prove<Answer>(deed: () => Promise<Ceremony<Answer>>): Promise<Ceremony<Answer>> {
    const came = await deed()
    if (!owesProof(came)) return came
    const isProven = await new Promise<boolean>((settle) => setWaiting(() => settle))
    setWaiting(null)
    return isProven ? deed() : came
  }
  const prompt =
    waiting === null ? null : <ConfirmFirst onConfirmed={() => waiting(true)} onCancel={() => waiting(false)} />
  return { prove, prompt }
}
