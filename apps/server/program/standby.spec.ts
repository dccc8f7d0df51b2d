import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { adviseModel, readStandbyArguments, type StandbyArguments } from './standby.ts'

const given = ['mexclp', '--ems', 'F', '--units', '16', '--cover', '8', '--q', '.5']
const without = (name: string) => given.toSpliced(given.indexOf(name), 2)
const replaced = (name: string, value: string) => given.with(given.indexOf(name) + 1, value)

describe('tocsin standby', () => {
  it('takes what the command line says', () => {
    expect(readStandbyArguments([...given, '--json'])).toEqual({
      folder: 'F',
      units: 16,
      coverMin: 8,
      busy: 0.5,
      delayS: undefined,
      json: true,
    })
    expect(readStandbyArguments([...given, '--delay', '0']).delayS).toBe(0)
  })

  it.each([
    [[], /tocsin standby mexclp --ems FOLDER/],
    [['dmexclp', '--ems', 'F'], /tocsin standby mexclp --ems FOLDER/],
    [without('--ems'), /tocsin standby mexclp --ems FOLDER/],
    [without('--units'), /--units is a whole number from 1/],
    [replaced('--units', '1.5'), /--units is a whole number .*, not "1.5"/],
    [replaced('--cover', '0'), /--cover is minutes above 0.*, not "0"/],
    [replaced('--q', '1'), /--q is the share .* less than 1, not "1"/],
    [replaced('--q', ''), /--q is the share/],
    [[...given, '--delay', 'x'], /--delay is seconds/],
    [[...given, '--fast'], /--fast/],
  ])('refuses %j', (args, says) => {
    expect(() => readStandbyArguments(args)).toThrow(says)
  })
})

describe('a small model', () => {
  let asked: StandbyArguments
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tocsin-standby-'))
    for (const [name, lines] of Object.entries(model)) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), lines.join('\n'))
    }
    asked = { folder, units: 2, coverMin: 2, busy: 0.5, delayS: undefined, json: true }
  })

  it('has the units where their calls are', async () => {
    const answer = await adviseModel(asked)
    // 8 calls of 10 at West, 2 at East: two units at West are worth 0.6, one at each 0.5.
    expect(answer.expectedCoverage).toBeCloseTo(0.6, 12)
    expect(answer.deployment).toEqual([{ station: 7, name: 'West', lon: 10, lat: 0, units: 2 }])
    expect(answer).toMatchObject({ coverable: 1, demand: 'points', drive: 'straight-line', driveS: 120, coverSets: 2 })
  })

  it('keeps to the room of each station', async () => {
    const { deployment } = await adviseModel({ ...asked, units: 4 })
    expect(deployment.map(({ station, units }) => [station, units])).toEqual([
      [7, 3],
      [9, 1],
    ])
    await expect(adviseModel({ ...asked, units: 6 })).rejects.toThrow('the stations have room for 5 units, not 6')
  })

  it('takes the dispatch delay off the cover time', async () => {
    expect((await adviseModel({ ...asked, delayS: 50 })).driveS).toBe(70)
    await expect(adviseModel({ ...asked, delayS: 120 })).rejects.toThrow('leaves no time to drive')
  })

  it('of a folder that is none is one sentence', async () => {
    await expect(adviseModel({ ...asked, folder: '/nowhere' })).rejects.toMatchObject({
      name: 'StartupError',
      message: '/nowhere is no folder. Give the folder of an ambulance model',
    })
  })
})

const model = {
  'stations/stations_1.csv': ['stations', 'index,x,y,capacity,NAME', '7,10,0,3,West', '9,11,0,2,East'],
  'demand/demand_1.csv': ['demandModes', 'modeIndex,rasterIndex,priority,arrivalRate', '1,1,high,10'],
  'demand/points_1.csv': ['demandPoints', 'x,y,weight', '10,0,8', '11,0,2'],
  'travel/travel/travel_1.csv': [
    'travelModes',
    'travelModeIndex,offRoadSpeed',
    '1,1152',
    '',
    'travelSets',
    'travelSetIndex,priority,travelModeIndex',
    '1,high,1',
  ],
}

const auckland = join(import.meta.dirname, '../../../../shared/data/ems/auckland')

describe.skipIf(!existsSync(auckland))("Auckland's model", () => {
  it('places 16 units at its 14 stations, within their room', async () => {
    const answer = await adviseModel({
      folder: auckland,
      units: 16,
      coverMin: 8,
      busy: 0.5,
      delayS: undefined,
      json: true,
    })
    expect(answer.driveS).toBe(430)
    expect(answer.deployment.reduce((sum, { units }) => sum + units, 0)).toBe(16)
    expect(Math.max(...answer.deployment.map(({ units }) => units))).toBeLessThanOrEqual(5)
    expect(answer.expectedCoverage).toBeGreaterThan(0.5)
    expect(answer.expectedCoverage).toBeLessThan(answer.coverable)
  })
})
