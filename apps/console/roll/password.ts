import { setPassword } from '../my-sign-in/ask-sign-in.ts'
import type { Prove } from '../sign-in/use-proof.tsx'

/** Letters and digits that nobody mistakes for another when a password is read from paper. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789'
const groups = 4
const groupLength = 4

/** A password of 80 bits for a first sign-in, in groups that can be read out. */
export function makePassword(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(groups * groupLength))
  const all = Array.from(bytes, (byte) => letters[byte % letters.length] ?? '').join('')
  return Array.from({ length: groups }, (_, at) => all.slice(at * groupLength, (at + 1) * groupLength)).join('-')
}

/** Gives an account a new password; all its sign-ins end. Undefined where the server did not take it, or nobody proved to be it. */
export async function givePassword(account: string, prove: Prove): Promise<string | undefined> {
  const password = makePassword()
  const asked = await prove(() => setPassword(account, password))
  return asked.phase === 'answered' ? password : undefined
}
