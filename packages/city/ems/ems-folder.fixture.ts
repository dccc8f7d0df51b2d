import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * A small model made by hand: two stations on the equator 0.1 degrees (11.13 km) apart, no roads, and calls at each and at
 * a place nobody covers. 48 km/h with sirens, 24 without.
 */
export const smallModel: Readonly<Record<string, string>> = {
  'stations/stations_1.csv': ['stations,,,,', 'index,x,y,capacity,NAME', '1,10.0,0,5,West', '2,10.1,0,2,East', ''].join(
    '\n',
  ),
  'demand/demand_1.csv': [
    'demandRasters,,,,',
    'rasterIndex,rasterFilename,note,,',
    '1,$jemssDir/somewhere/people.tif,,,',
    ',,,,',
    'demandModes,,,,',
    'modeIndex,rasterIndex,priority,arrivalRate,note',
    '1,1,highPriority,30,',
    '2,1,lowPriority,10,',
  ].join('\n'),
  'demand/points_1.csv': [
    'demandPoints,,',
    'x,y,weight',
    '10.0,0,3',
    '10.09,0,1', // 1.1 km west of East: 83 s with sirens, 167 s without
    '12,0,1',
  ].join('\n'),
  'travel/travel/travel_1.csv': [
    'travelModes,,',
    'travelModeIndex,offRoadSpeed,note',
    '1,1152,',
    '2,576,',
    ',,',
    'travelSets,,',
    'travelSetIndex,priority,travelModeIndex',
    '1,highPriority,1',
    '1,lowPriority,2',
  ].join('\n'),
  'calls/test/gen_config.xml': '<x><dispatchDelay seed="1">Normal(30/60/60/24, 0)</dispatchDelay></x>',
}

/** Writes a model to a folder of its own; undefined leaves a file out. */
export async function writeModel(
  changes: Readonly<Record<string, string | Uint8Array | undefined>> = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-ems-'))
  for (const [name, text] of Object.entries({ ...smallModel, ...changes })) {
    if (text === undefined) continue
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}
