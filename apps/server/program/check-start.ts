import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkFile } from '../check-file.ts'
import type { Config } from '../config.ts'
import { lookAtExposure } from '../exposure/look.ts'
import { readCertificate } from '../http/certificate.ts'
import { checkPort } from '../http/listen.ts'
import { unfinishedMark } from '../backup/index.ts'
import { openDataFolder } from '../postgres/data-folder.ts'
import { StartupError } from '../postgres/index.ts'
import { checkWayTo, findSystemUser } from '../postgres/system-user.ts'
import type { StartOptions } from './start.ts'

const logChecker = fileURLToPath(new URL('../../simulator/check-log.ts', import.meta.url))

/**
 * Everything that can be wrong with a start and shows in a second or two, before minutes of work on a city: the port,
 * the files, the data folder (made here when it is missing), the log to replay. Throws `StartupError`.
 */
export async function checkStart(config: Config, { city, stations, replay, demo }: StartOptions): Promise<void> {
  await checkPort(config)
  for (const file of [city, stations, replay]) if (file !== undefined) await checkFile(file)
  await checkFolder(config.dataDir)
  await refuseUnsafe(config, demo)
  await refuseHalfRestored(config.dataDir)
  if (config.databaseUrl === undefined) await checkWayTo(join(config.dataDir, 'postgres'), await findSystemUser())
  if (replay !== undefined) await checkLog(replay)
}

/** What is unsafe keeps the server from starting; what should be looked at is told. */
async function refuseUnsafe(config: Config, demo: boolean): Promise<void> {
  await readCertificate(config)
  const findings = await lookAtExposure(config, demo)
  const unsafe = findings.find(({ level }) => level === 'refuse')
  if (unsafe !== undefined) throw new StartupError(`${unsafe.what}. Remedy: ${unsafe.remedy ?? 'see tocsin doctor'}.`)
  for (const { what, remedy } of findings.filter(({ level }) => level === 'warn'))
    console.warn(`${what}. ${remedy ?? ''}`)
}

async function refuseHalfRestored(dataDir: string): Promise<void> {
  const isHalf = await stat(join(dataDir, unfinishedMark)).catch(() => undefined)
  if (isHalf !== undefined)
    throw new StartupError(
      `A restore was not finished in ${dataDir}: run tocsin restore again, or choose another folder with TOCSIN_DATA.`,
    )
}

async function checkFolder(dataDir: string): Promise<void> {
  const known = await stat(dataDir).catch((error: unknown) => error)
  const isInTheWay = known instanceof Error ? codeOf(known) === 'ENOTDIR' : hasKind(known) && !known.isDirectory()
  if (isInTheWay)
    throw new StartupError(
      `The data folder ${dataDir} is no folder: move that file, or choose another with TOCSIN_DATA.`,
    )
  try {
    await openDataFolder(dataDir)
  } catch (error) {
    if (error instanceof StartupError) throw error
    throw new StartupError(
      `The data folder ${dataDir} cannot be made (${codeOf(error)}): choose another with TOCSIN_DATA.`,
      { cause: error },
    )
  }
}

const hasKind = (value: unknown): value is { isDirectory(): boolean } =>
  typeof value === 'object' && value !== null && 'isDirectory' in value

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

/** The simulator knows logs of calls; it says on its standard error what is wrong. */
async function checkLog(file: string): Promise<void> {
  const child = spawn(process.execPath, [logChecker, file], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  await once(child, 'close')
  if (child.exitCode !== 0) throw new StartupError(said.trim())
}
