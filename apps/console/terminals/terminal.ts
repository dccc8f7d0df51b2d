import { z } from 'zod'
import { ask, type Asked } from '../ask.ts'
import { forgetTerminal, heldTerminal, keepTerminal, keyFile, makeKeys, publicHalf, signature } from './terminal-key.ts'

const nothing = z.object({})
const asked = z.object({ challenge: z.string(), isLost: z.boolean() })
const enrolled = z.object({ terminal: z.string(), name: z.string() })

/** What this page keeps on the machine, but its key, which says that it is gone. */
async function wipe(): Promise<void> {
  localStorage.clear()
  sessionStorage.clear()
  const bases = await indexedDB.databases()
  const gone = bases.map(
    ({ name }) =>
      new Promise<void>((resolve) => {
        if (name === undefined || name === keyFile) return resolve()
        const request = indexedDB.deleteDatabase(name)
        for (const end of ['success', 'error', 'blocked']) request.addEventListener(end, () => resolve())
      }),
  )
  await Promise.all(gone)
  if ('caches' in globalThis) for (const name of await caches.keys()) await caches.delete(name)
}

/** `none`: this browser is no terminal; `wiped`: it was one that is lost, and keeps nothing any more. */
export type Standing =
  | { readonly is: 'none' | 'wiped' | 'unknown' }
  | { readonly is: 'terminal'; readonly name: string }

/** Proves to the server which terminal this is, for the next sign-in; or does as a lost one is told. */
export async function proveTerminal(): Promise<Standing> {
  const held = await heldTerminal()
  if (held === undefined) return { is: 'none' }
  const { terminal, name, keys } = held
  const said = await ask('/api/terminal/challenge', asked, { method: 'POST', body: { terminal } })
  if (said.phase !== 'answered') return { is: 'unknown' }
  const { challenge, isLost } = said.answer
  if (isLost) await wipe()
  const body = { terminal, challenge, signature: await signature(keys, challenge) }
  const came = await ask(isLost ? '/api/terminal/wiped' : '/api/terminal/prove', nothing, { method: 'POST', body })
  if (!isLost) return came.phase === 'answered' ? { is: 'terminal', name } : { is: 'unknown' }
  await forgetTerminal()
  return { is: 'wiped' }
}

/** Makes the key, and enrols this browser by the code of an administrator. */
export async function enrolTerminal(code: string): Promise<Asked<{ readonly name: string }>> {
  const keys = await makeKeys()
  const body = { code: code.trim(), publicKey: await publicHalf(keys) }
  const came = await ask('/api/terminal/enrol', enrolled, { method: 'POST', body })
  if (came.phase === 'answered') await keepTerminal({ ...came.answer, keys })
  return came
}
