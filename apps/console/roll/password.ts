import { z } from 'zod'
import { ask } from '../ask.ts'

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

/** Gives an account a new password; all its sign-ins end. Undefined where the server did not take it. */
export async function givePassword(account: string): Promise<string | undefined> {
  const password = makePassword()
  const asked = await ask(`/api/accounts/${account}/password`, z.object({}), { method: 'PUT', body: { password } })
  return asked.phase === 'answered' ? password : undefined
}
