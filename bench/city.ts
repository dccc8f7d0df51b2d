import { parseArgs } from 'node:util'
import { alarmBeside } from './city/alarm-beside.ts'
import { importToServing } from './city/import-to-serving.ts'
import { sources } from './city/sources.ts'

/**
 * From a cold extract to a city that answers: seconds, and memory of all processes together; then whether dispatch notices
 * that an import goes on. `--only sf,million,alarm` does a part.
 */
export async function bench(args: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({ args, options: { only: { type: 'string' } } })
  const parts = [...sources.map(({ key }) => key), 'alarm']
  const wanted = values.only?.split(',') ?? parts
  const unknown = wanted.filter((part) => !parts.includes(part))
  if (unknown.length > 0) throw new Error(`--only ${unknown.join(',')}: there are ${parts.join(', ')}`)
  let figures: Record<string, number> = {}
  for (const source of sources) {
    if (wanted.includes(source.key)) figures = { ...figures, ...(await importToServing(source)) }
  }
  return wanted.includes('alarm') ? { ...figures, ...(await alarmBeside()) } : figures
}
