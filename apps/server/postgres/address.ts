import { chmod, chown, mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Address } from './settings.ts'
import type { SystemUser } from './system-user.ts'

/** A socket's path has at most 107 bytes on Linux, 103 elsewhere; `/.s.PGSQL.5432` takes 14 and its lock file 5 more. */
const longestFolder = 103 - 19

/** Chooses where to listen: a private folder (mode 700) inside the data folder, or the loopback if that path is too long. */
export async function chooseAddress(dataDir: string, user: SystemUser): Promise<Address> {
  const folder = join(dataDir, 'postgres-socket')
  if (process.platform === 'win32' || Buffer.byteLength(folder) > longestFolder)
    return { kind: 'loopback', port: await freePort() }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  if (user !== undefined) await chown(folder, user.uid, user.gid)
  return { kind: 'socket', folder }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      )
    })
  })
}
