import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BrokenCity } from '@tocsin/city'
import type { Founding } from '@tocsin/domain'
import { createApp, type App } from '../app.ts'
import type { Config } from '../config.ts'
import { startDemoTown, type DemoTown } from '../demo.ts'
import { firstOrganisation } from '../found.ts'
import { differingFounding } from '../founding.ts'
import { openLogger } from '../logger.ts'
import { createProgress } from '../progress.ts'
import { chooseCity, chosenCity, nameFrom, prepareCity, prepareTown } from '../prepare-city.ts'
import type { StartOptions } from './start.ts'

const consoleDir = fileURLToPath(new URL('../../console/dist', import.meta.url))

async function cityFor(config: Config, options: StartOptions): Promise<string> {
  const progress = createProgress()
  const { city, stations } = options
  try {
    if (city !== undefined)
      return await prepareCity(config.dataDir, { source: city, stations, name: nameFrom(city) }, progress.show)
    const chosen = await chosenCity(config.dataDir)
    return chosen ?? (await prepareTown(config.dataDir, options.seed, progress.show))
  } finally {
    progress.end()
  }
}

/** Runs the server until it is told to stop: database, city, application, and the demo or a replay if asked for. */
export async function runServer(config: Config, options: StartOptions, founding: Founding): Promise<void> {
  const stop = hearSignals()
  const dir = await cityFor(config, options)
  if (options.city !== undefined) await chooseCity(config.dataDir, dir)
  stop.waitsForClose()
  const app = await createApp({
    config,
    log: openLogger(config.dataDir),
    consoleDir: existsSync(join(consoleDir, 'index.html')) ? consoleDir : undefined,
  })
  const hasCity = await takeCity(app, dir)
  const firstPassword = await app.found(founding)
  const wantsTown = (options.demo && hasCity) || options.replay !== undefined
  const town = wantsTown ? await startDemoTown(app, dir, options) : undefined
  greet(app, firstPassword, town)
  tellFounding(app)
  void town?.failed.then(() => tellFailure(options, stop.ask))
  await stop.asked
  await town?.stop()
  await app.close()
}

/** Whether the city can be used. Calls are taken without a map, too: a damaged city is told and does not end the start. */
async function takeCity({ city }: App, dir: string): Promise<boolean> {
  try {
    await city.use(dir)
    return true
  } catch (error) {
    if (!(error instanceof BrokenCity)) throw error
    console.warn(error.message)
    console.warn(
      `The server goes on without a city. Choose another with tocsin city use NAME, or remove the folder ${dir} and import the city again.`,
    )
    return false
  }
}

/** A replay is what the program was started for; a demo is company for people who may be at work on the server. */
function tellFailure({ replay }: StartOptions, stop: () => void): void {
  process.exitCode = 1
  if (replay === undefined) return console.error('The demo has ended; its message is above. The server goes on.')
  console.error('The replay has failed; its message is above.')
  stop()
}

/** Says so where the settings ask for another organisation than the one that was founded. */
function tellFounding({ board }: App): void {
  const fold = board.get(`organisation/${firstOrganisation}`)
  const line = fold?.kind === 'organisation' ? differingFounding(process.env, fold.state) : undefined
  if (line !== undefined) console.log(line)
}

function greet(app: App, firstPassword: string | undefined, demo: Pick<DemoTown, 'signIn' | 'room'> | undefined): void {
  const { manifest } = app.city.current() ?? {}
  const lines = ['', `  Tocsin (警钟) is at  ${app.url}`, `  City: ${manifest?.name ?? 'none'}`]
  if (firstPassword !== undefined)
    lines.push(
      '',
      `  Administrator  admin / ${firstPassword}`,
      '  This password is shown once. Keep it, or set another: tocsin user password admin',
    )
  if (demo !== undefined) lines.push('', `  Desk (demo)    ${demo.signIn.login} / ${demo.signIn.password}`)
  if (demo?.room !== undefined) lines.push(`  Station (demo) ${demo.room.login} / ${demo.room.password}`)
  console.log([...lines, '', '  Ctrl-C stops it.', ''].join('\n'))
}

/**
 * From now on a signal asks the program to stop, also while it is still starting. As long as there is nothing to close,
 * it just ends; a second signal always ends it at once.
 */
function hearSignals() {
  const { promise: asked, resolve } = Promise.withResolvers<void>()
  let mayEnd = true
  const ask = (): void => {
    if (mayEnd) process.exit(130)
    mayEnd = true
    console.log('Stopping.')
    resolve()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ask)
  return {
    asked,
    ask,
    waitsForClose(): void {
      mayEnd = false
    },
  }
}
