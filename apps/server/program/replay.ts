import { start } from './start.ts'
import { StartupError } from '../postgres/index.ts'

/** `tocsin replay FILE.csv [--speed N|max] [--city ...]`: a server that plays a log of real calls. */
export async function replay([file, ...rest]: string[]): Promise<void> {
  if (file === undefined || file.startsWith('-'))
    throw new StartupError('tocsin replay FILE.csv [--city FILE.osm.pbf] [--stations FILE.csv] [--speed N|max]')
  await start(['--replay', file, ...rest])
}
