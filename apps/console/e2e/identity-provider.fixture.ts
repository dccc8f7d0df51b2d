import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const program = join(import.meta.dirname, '../../server/testing/identity-provider.fixture.ts')
type People = Readonly<Record<string, { readonly groups: readonly string[] }>>

/** A real identity provider (npm oidc-provider) in a process of its own, and the file that tells the server of it. */
export async function startIdentityProvider(people: People) {
  const child = spawn(process.execPath, [program, JSON.stringify(people)], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(child, 'close')
  const issuer = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()))
    child.once('close', (code) => reject(new Error(`the identity provider ended with ${code}`)))
  })
  const dir = await mkdtemp(join(tmpdir(), 'tocsin-oidc-'))
  const file = join(dir, 'oidc.json')
  const settings = {
    name: { zh: '市局统一认证', en: 'City sign-in' },
    issuer,
    clientId: 'tocsin',
    clientSecret: 'a secret between the two of them',
    organisation: 'centre',
    roles: { desk: ['call-taker', 'dispatcher'], leads: ['call-taker', 'shift-leader'] },
  }
  await writeFile(file, JSON.stringify(settings), { mode: 0o600 })
  return {
    file,
    async stop(): Promise<void> {
      child.kill('SIGTERM')
      await ended
      await rm(dir, { recursive: true })
    },
  }
}
