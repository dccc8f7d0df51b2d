import { stat, statfs } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { isPassword } from '../auth/passwords.ts'
import { readConfig, type Config } from '../config.ts'
import type { Finding } from '../exposure/findings.ts'
import { lookAtExposure } from '../exposure/look.ts'
import { StartupError } from '../postgres/index.ts'
import type { Store } from '../store/index.ts'
import { withBoard } from './with-board.ts'

const usage = 'tocsin doctor [--settings]: looks at the installation; --settings leaves the database alone'
const leastFreeGiB = 5
const marks: { readonly [Level in Finding['level']]: string } = { refuse: 'NO  ', warn: 'look', fine: 'ok  ' }

/**
 * `tocsin doctor`: what is unsafe or missing about this installation, each with its remedy; beside a running server or
 * without one. Exit code 1 where anything has to be mended before others may reach it. `--settings` opens no database.
 */
export async function doctor(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { settings: { type: 'boolean', default: false } },
  })
  if (positionals.length > 0) throw new StartupError(usage)
  const config = readConfig(process.env)
  const findings = [...(await lookAtExposure(config, false)), ...(await lookAtRoom(config)), ...lookAtCopies(config)]
  const isThere = (await stat(config.dataDir).catch(() => undefined)) !== undefined
  if (!values.settings && (isThere || config.databaseUrl !== undefined))
    await withBoard(async ({ store, board }) => {
      const names = [...board.folds()].flatMap(([, fold]) =>
        fold.kind === 'account' && !fold.state.disabled ? [fold.state] : [],
      )
      findings.push(...(await lookAtPasswords(store, names)), ...(await lookAtFactors(store, names)))
    })
  for (const { level, what, remedy } of findings) {
    console.log(`${marks[level]}  ${what}`)
    if (remedy !== undefined) console.log(`      ${remedy}`)
  }
  if (findings.some(({ level }) => level === 'refuse')) process.exitCode = 1
}

async function lookAtRoom({ dataDir }: Config): Promise<readonly Finding[]> {
  const room = await statfs(dataDir).catch(() => undefined)
  if (room === undefined) return [{ level: 'warn', what: `there is no data folder at ${dataDir} yet` }]
  const freeGiB = (room.bavail * room.bsize) / 2 ** 30
  const what = `${freeGiB.toFixed(1)} GiB are free at ${dataDir}`
  return [
    freeGiB < leastFreeGiB
      ? { level: 'warn', what, remedy: `make room for at least ${leastFreeGiB} GiB` }
      : { level: 'fine', what },
  ]
}

/** What has to outlive this machine. */
const lookAtCopies = ({ backupDir, auditPlaces, fallbackDir }: Config): readonly Finding[] => [
  backupDir === undefined
    ? { level: 'warn', what: 'no backup is made by itself', remedy: 'name a folder on another machine: TOCSIN_BACKUP' }
    : { level: 'fine', what: `backups go to ${backupDir}` },
  auditPlaces === undefined
    ? {
        level: 'warn',
        what: 'the heads of the log have no second place: who owns the database could cut its end unnoticed',
        remedy: 'name one that this machine does not own: TOCSIN_AUDIT',
      }
    : { level: 'fine', what: `the heads of the log go to ${auditPlaces}` },
  fallbackDir === undefined
    ? {
        level: 'warn',
        what: 'the fall-back pack lies in the data folder: it is gone with this machine',
        remedy: 'name a share or a stick: TOCSIN_FALLBACK',
      }
    : { level: 'fine', what: `the fall-back pack goes to ${fallbackDir}` },
]

type Named = { readonly id: string; readonly login: string; readonly roles: readonly string[] }

/** The passwords that are tried first by anybody, on those who may do most; one that is one's own name is one of them. */
async function lookAtPasswords({ credentials }: Store, accounts: readonly Named[]): Promise<readonly Finding[]> {
  const mighty = accounts.filter(({ roles }) => roles.includes('administrator'))
  const weak: string[] = []
  for (const { id, login } of mighty) {
    const hash = await credentials.passwordOf(id)
    if (hash === undefined) continue
    for (const guess of [login, `${login}123`, 'admin', 'password', 'tocsin', '12345678', 'administrator'])
      if (await isPassword(hash, guess)) weak.push(login)
  }
  if (weak.length === 0)
    return [{ level: 'fine', what: `no administrator (of ${mighty.length}) has one of the usual passwords` }]
  return [...new Set(weak)].map((login): Finding => ({
    level: 'refuse',
    what: `${login} has a password that is guessed at once`,
    remedy: `tocsin user password ${login}`,
  }))
}

/** Who gives others their rights, and could be anybody who has read or guessed one password. */
async function lookAtFactors(
  { credentials, signInWays, passkeys }: Store,
  accounts: readonly Named[],
): Promise<readonly Finding[]> {
  const mighty = accounts.filter(({ roles }) => roles.includes('administrator'))
  const without: string[] = []
  for (const { id, login } of mighty) {
    // who comes by the identity provider alone has there what that asks for
    if ((await credentials.passwordOf(id)) === undefined) continue
    const has = (await signInWays.totpOf(id)) !== undefined || (await passkeys.of(id)).length > 0
    if (!has) without.push(login)
  }
  if (without.length === 0)
    return [{ level: 'fine', what: `every administrator (of ${mighty.length}) has a second factor` }]
  return [
    {
      level: 'warn',
      what: `administrators without a second factor: ${without.join(', ')}`,
      remedy:
        'they add an authenticator or a passkey at the desk; the settings (Signing in) can ask it of every administrator',
    },
  ]
}
