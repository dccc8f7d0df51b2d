import { parseArgs } from 'node:util'
import { StartupError } from '../postgres/index.ts'
import { readConfig } from '../config.ts'
import { readFounding } from '../founding.ts'
import { checkStart } from './check-start.ts'

const help = `tocsin start [options]
  --city FILE.osm.pbf    use a real city instead of the generated town
  --stations FILE.csv    its stations (station,name,lon,lat)
  --no-demo              start empty: nobody calls, nobody drives
  --no-call-takers       you take the calls
  --no-dispatchers       you send the units
  --scenario NAME        quiet-night, storm or major-incident
  --seed N               the same town and the same calls again
  --replay FILE.csv      play a log of real calls instead of the demo
  --speed N|max          how fast (default 1; replay 60)

The first start founds the organisation, as the environment says:
  TOCSIN_DIVISION        six digits that begin every slip number (default 440000)
  TOCSIN_NAME_ZH, TOCSIN_NAME_EN   its name
  TOCSIN_TIME_ZONE       such as Asia/Shanghai (default: the machine's)`

/** What `start` was asked for. */
export type StartOptions = {
  readonly city: string | undefined
  readonly stations: string | undefined
  readonly demo: boolean
  readonly callTakers: boolean
  readonly dispatchers: boolean
  readonly scenario: string
  readonly seed: number
  readonly replay: string | undefined
  readonly speed: number | 'max' | undefined
}

function readSpeed(text: string | undefined): number | 'max' | undefined {
  if (text === undefined || text === 'max') return text
  const speed = Number(text)
  if (!(speed > 0 && speed <= 1_000_000))
    throw new StartupError(`--speed ${text} is not usable: a number above 0, or max`)
  return speed
}

function readSeed(text: string): number {
  const seed = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed))
    throw new StartupError(`--seed ${text} is not usable: a whole number from 0 on`)
  return seed
}

/** As the simulator has them; it is another app and says so itself only after the server has started. */
const scenarios = ['quiet-night', 'storm', 'major-incident']

function readScenario(text: string): string {
  if (!scenarios.includes(text)) throw new StartupError(`--scenario ${text} is not known: ${scenarios.join(', ')}`)
  return text
}

/** Reads the options of `start`; throws with the option's name. */
export function readStartOptions(args: string[]): StartOptions | 'help' {
  const { values } = parseArgs({
    args,
    allowNegative: true,
    options: {
      city: { type: 'string' },
      stations: { type: 'string' },
      demo: { type: 'boolean', default: true },
      'call-takers': { type: 'boolean', default: true },
      dispatchers: { type: 'boolean', default: true },
      scenario: { type: 'string', default: 'quiet-night' },
      seed: { type: 'string', default: '1' },
      replay: { type: 'string' },
      speed: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  if (values.stations !== undefined && values.city === undefined)
    throw new StartupError('--stations needs --city: the stations of which city?')
  if (values.speed === 'max' && values.replay === undefined)
    throw new StartupError('--speed max is for --replay; the demo needs a number')
  return {
    city: values.city,
    stations: values.stations,
    demo: values.demo,
    callTakers: values['call-takers'],
    dispatchers: values.dispatchers,
    scenario: readScenario(values.scenario),
    seed: readSeed(values.seed),
    replay: values.replay,
    speed: readSpeed(values.speed),
  }
}

export async function start(args: string[]): Promise<void> {
  const options = readStartOptions(args)
  if (options === 'help') return console.log(help)
  const config = readConfig(process.env)
  const founding = readFounding(process.env)
  await checkStart(config, options)
  // loaded last: what is wrong should show before the whole server is read
  const { runServer } = await import('./run-server.ts')
  await runServer(config, options, founding)
}
