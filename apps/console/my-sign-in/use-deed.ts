import { useState } from 'react'
import { problemOf, type Ceremony } from '../sign-in/passkey.ts'
import type { Prove } from '../sign-in/use-proof.tsx'
import { useWords } from '../words.ts'

/** Does what may want a fresh proof, and says in words why it was not done; a proof that somebody left says nothing. `more`: words for problems of this deed alone. */
export function useDeed(prove: Prove, more: Readonly<Record<string, string>> = {}) {
  const words = useWords()
  const [problem, setProblem] = useState<string | null>(null)
  /** its answer, or undefined where it was not done */
  async function run<Answer>(deed: () => Promise<Ceremony<Answer>>): Promise<Answer | undefined> {
    setProblem(null)
    const came = await prove(deed)
    if (came.phase === 'answered') return came.answer
    const refused: Readonly<Record<string, string>> = { ...words.mySignIn.refused, ...more }
    const isLeft = came.phase === 'refused' && came.type === 'confirm-first'
    const known = came.phase === 'refused' ? refused[came.type ?? ''] : undefined
    setProblem(isLeft ? null : (known ?? problemOf(came, words)))
    return undefined
  }
  return { run, problem, say: setProblem }
}
