import { resolve } from 'node:path'
import { z } from 'zod'
import { StartupError } from './postgres/index.ts'

export type Config = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  /** where the fall-back pack goes; default: `fallback` in the data folder */
  readonly fallbackDir?: string
  /** the folder of backups; without one none is made by itself */
  readonly backupDir?: string
  /** second places of the log's signed heads, separated by commas */
  readonly auditPlaces?: string
  /** PEM files of a certificate (with its chain) and its key: https without a proxy */
  readonly tls?: { readonly certFile: string; readonly keyFile: string }
  /** addresses or networks of proxies whose word is taken for who asks and by what protocol, separated by commas */
  readonly proxy?: string
  /** SHA-1 hashes of breached passwords, in order: none of them is taken as a password */
  readonly breachedFile?: string
  /** command that looks through each attached file */
  readonly scanner?: string
  /** file that names the identity provider (OpenID Connect) */
  readonly oidc?: string
  /** clear text on a network is meant */
  readonly plainHttp?: boolean
}

const environment = z.object({
  TOCSIN_PORT: z.coerce.number().int().min(0).max(65_535).default(7110),
  TOCSIN_HOST: z.string().default('127.0.0.1'),
  TOCSIN_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z.string().optional(),
  TOCSIN_FALLBACK: z.string().min(1).optional(),
  TOCSIN_BACKUP: z.string().min(1).optional(),
  TOCSIN_AUDIT: z.string().min(1).optional(),
  TOCSIN_TLS_CERT: z.string().min(1).optional(),
  TOCSIN_TLS_KEY: z.string().min(1).optional(),
  TOCSIN_PROXY: z.string().min(1).optional(),
  TOCSIN_BREACHED: z.string().min(1).optional(),
  TOCSIN_SCAN: z.string().trim().min(1).optional(),
  TOCSIN_OIDC: z.string().min(1).optional(),
  TOCSIN_PLAIN_HTTP: z.enum(['yes', 'no']).default('no'),
})

/** Reads the environment; throws `StartupError` that names the variable. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = environment.safeParse(env)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new StartupError(`${String(issue?.path[0])} is not usable: ${issue?.message}`)
  }
  const { TOCSIN_PORT, TOCSIN_HOST, TOCSIN_DATA, TOCSIN_FALLBACK, TOCSIN_BACKUP, TOCSIN_AUDIT, DATABASE_URL } =
    read.data
  const {
    TOCSIN_TLS_CERT: certFile,
    TOCSIN_TLS_KEY: keyFile,
    TOCSIN_PROXY,
    TOCSIN_BREACHED,
    TOCSIN_SCAN,
    TOCSIN_OIDC,
    TOCSIN_PLAIN_HTTP,
  } = read.data
  if ((certFile === undefined) !== (keyFile === undefined))
    throw new StartupError('TOCSIN_TLS_CERT and TOCSIN_TLS_KEY go together: a certificate and its key')
  return {
    port: TOCSIN_PORT,
    host: TOCSIN_HOST,
    dataDir: resolve(TOCSIN_DATA),
    databaseUrl: DATABASE_URL,
    ...(TOCSIN_FALLBACK !== undefined && { fallbackDir: resolve(TOCSIN_FALLBACK) }),
    ...(TOCSIN_BACKUP !== undefined && { backupDir: resolve(TOCSIN_BACKUP) }),
    ...(TOCSIN_AUDIT !== undefined && { auditPlaces: TOCSIN_AUDIT }),
    ...(certFile !== undefined &&
      keyFile !== undefined && { tls: { certFile: resolve(certFile), keyFile: resolve(keyFile) } }),
    ...(TOCSIN_PROXY !== undefined && { proxy: TOCSIN_PROXY }),
    ...(TOCSIN_BREACHED !== undefined && { breachedFile: resolve(TOCSIN_BREACHED) }),
    ...(TOCSIN_SCAN !== undefined && { scanner: TOCSIN_SCAN }),
    ...(TOCSIN_OIDC !== undefined && { oidc: resolve(TOCSIN_OIDC) }),
    plainHttp: TOCSIN_PLAIN_HTTP === 'yes',
  }
}
