import { parseArgs } from 'node:util'
import { BrokenModel, coverOf, openEms, type EmsModel } from '@tocsin/city/ems'
import { groupByCover, planStandby, type StandbyPlan } from '@tocsin/domain/standby'
import { StartupError } from '../postgres/index.ts'

const usage = 'tocsin standby mexclp --ems FOLDER --units N --cover MIN --q Q [--delay S] [--json]'

/**
 * `tocsin standby mexclp`: where N units should wait, by MEXCLP, for any folder in the form of the JEMSS simulator. With
 * `--json` one line `{ expectedCoverage, deployment: [{ station, name, lon, lat, units }], ... }`; coverage is a share of
 * all calls, 0 to 1, station counts as the folder's file does.
 */
export async function standby(args: string[]): Promise<void> {
  const asked = readStandbyArguments(args)
  const answer = await adviseModel(asked)
  console.log(asked.json ? JSON.stringify(answer) : describe(answer, asked))
}

export type StandbyArguments = {
  readonly folder: string
  readonly units: number
  /** from the call to the arrival */
  readonly coverMin: number
  readonly busy: number
  /** undefined: the folder's own dispatch delay */
  readonly delayS: number | undefined
  readonly json: boolean
}

/** What the command line asks for; throws StartupError, or parseArgs' own error. */
export function readStandbyArguments(args: readonly string[]): StandbyArguments {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
  const { ems: folder, units, cover, q, delay, json } = values
  if (positionals[0] !== 'mexclp' || positionals.length > 1 || folder === undefined) throw new StartupError(usage)
  const wholeUnits = number(
    '--units',
    units,
    'a whole number from 1 to 10000',
    (n) => Number.isInteger(n) && n >= 1 && n <= 10_000,
  )
  const coverMin = number('--cover', cover, 'minutes above 0, at most 240', (n) => n > 0 && n <= 240)
  const busy = number(
    '--q',
    q,
    'the share of the time that a unit is busy: 0 or more, less than 1',
    (n) => n >= 0 && n < 1,
  )
  const delayS =
    delay === undefined ? undefined : number('--delay', delay, 'seconds, 0 or more', (n) => n >= 0 && n < Infinity)
  return { folder, units: wholeUnits, coverMin, busy, delayS, json }
}

const options = {
  ems: { type: 'string' },
  units: { type: 'string' },
  cover: { type: 'string' },
  q: { type: 'string' },
  delay: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

function number(name: string, text: string | undefined, is: string, fits: (value: number) => boolean): number {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text)
  if (fits(value)) return value
  throw new StartupError(`${name} is ${is}${text === undefined ? '' : `, not "${text}"`}; ${usage}`)
}

export type StandbyAnswer = {
  readonly expectedCoverage: number
  readonly deployment: readonly {
    readonly station: number
    readonly name: string
    readonly lon: number
    readonly lat: number
    readonly units: number
  }[]
  /** the share of calls that any station covers: what no number of units exceeds */
  readonly coverable: number
  /** seconds of driving within the cover time: what the dispatch delay leaves of it */
  readonly driveS: number
  readonly dispatchDelayS: number
  /** where it took the calls to come from; 'roads' is a stand-in for a raster that is not there */
  readonly demand: EmsModel['demand']['source']
  /** how drive times were found; 'straight-line' where the folder has no roads */
  readonly drive: 'roads' | 'straight-line'
  readonly places: number
  readonly coverSets: number
}

/** Works the answer out. Throws StartupError with the sentence for a person: a bad folder, no room, no time to drive. */
export async function adviseModel(asked: StandbyArguments): Promise<StandbyAnswer> {
  const model = await openModel(asked.folder)
  const dispatchDelayS = asked.delayS ?? model.dispatchDelayS
  const driveS = asked.coverMin * 60 - dispatchDelayS
  if (driveS <= 0) {
    throw new StartupError(`the dispatch delay of ${dispatchDelayS} s leaves no time to drive; give a longer --cover`)
  }
  const { weights, covers } = coverOf(model, driveS)
  const sets = groupByCover({ bases: model.stations.length, weights, covers })
  const capacity = model.stations.map((station) => station.capacity)
  const plan = planStandby({ sets, units: asked.units, capacity, busy: asked.busy })
  if (plan.unplaced > 0) {
    const room = asked.units - plan.unplaced
    throw new StartupError(`the stations have room for ${room} units, not ${asked.units}; give fewer --units`)
  }
  return {
    expectedCoverage: plan.expectedCoverage,
    deployment: deploymentOf(model, plan),
    coverable: sets.coverable,
    driveS,
    dispatchDelayS,
    demand: model.demand.source,
    drive: model.roads === undefined ? 'straight-line' : 'roads',
    places: weights.length,
    coverSets: sets.share.length,
  }
}

async function openModel(folder: string): Promise<EmsModel> {
  try {
    return await openEms(folder)
  } catch (error) {
    const isPlain = error instanceof BrokenModel || (error instanceof Error && error.name === 'BrokenExtract')
    throw isPlain ? new StartupError(error.message) : error
  }
}

function deploymentOf({ stations }: EmsModel, { deployment }: StandbyPlan): StandbyAnswer['deployment'] {
  return stations.flatMap(({ index, name, lon, lat }, base) => {
    const units = deployment[base] ?? 0
    return units === 0 ? [] : [{ station: index, name, lon, lat, units }]
  })
}

const demandWords = {
  points: 'the points of the folder',
  rasters: "the folder's rasters",
  roads: 'a stand-in, where ordinary roads are dense: the folder has no raster',
} as const

function describe(answer: StandbyAnswer, { units, busy, coverMin }: StandbyArguments): string {
  const width = Math.max(...answer.deployment.map(({ name }) => name.length))
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`
  return [
    `Expected coverage ${percent(answer.expectedCoverage)} with ${units} units, each busy ${percent(busy)} of the time`,
    `(any station covers ${percent(answer.coverable)}).`,
    `Cover time ${coverMin} min, less ${answer.dispatchDelayS} s to dispatch: ${Math.round(answer.driveS)} s of driving,`,
    answer.drive === 'roads' ? 'by road.' : 'in a straight line: the folder has no roads (*.osm.pbf).',
    `Calls come from ${demandWords[answer.demand]}.`,
    '',
    ...answer.deployment.map(
      ({ station, name, units: there }) => `${String(station).padStart(4)}  ${name.padEnd(width)}  ${there}`,
    ),
  ].join('\n')
}
