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
}

const environment = z.object({
  TOCSIN_PORT: z.coerce.number().int().min(0).max(65_535).default(7110),
  TOCSIN_HOST: z.string().default('127.0.0.1'),
  TOCSIN_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z.string().optional(),
  TOCSIN_FALLBACK: z.string().min(1).optional(),
  TOCSIN_BACKUP: z.string().min(1).optional(),
})

/** Reads the environment; throws `StartupError` that names the variable. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = environment.safeParse(env)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new StartupError(`${String(issue?.path[0])} is not usable: ${issue?.message}`)
  }
  const { TOCSIN_PORT, TOCSIN_HOST, TOCSIN_DATA, TOCSIN_FALLBACK, TOCSIN_BACKUP, DATABASE_URL } = read.data
  return {
    port: TOCSIN_PORT,
    host: TOCSIN_HOST,
    dataDir: resolve(TOCSIN_DATA),
    databaseUrl: DATABASE_URL,
    ...(TOCSIN_FALLBACK !== undefined && { fallbackDir: resolve(TOCSIN_FALLBACK) }),
    ...(TOCSIN_BACKUP !== undefined && { backupDir: resolve(TOCSIN_BACKUP) }),
  }
}
