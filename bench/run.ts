import { globSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { describeMachine, type Machine } from './machine.ts'

/** What one benchmark measured: a number for each key, the unit at the end of the key. */
export type Figures = Record<string, number>

const ownFiles = ['run.ts', 'machine.ts', 'statistics.ts']
const moduleSchema = z.object({
  bench: z.custom<(args: string[]) => Promise<Figures>>((it) => typeof it === 'function'),
})

const [name = '', ...args] = process.argv.slice(2)
const names = globSync('*.ts', { cwd: import.meta.dirname })
  .filter((file) => !ownFiles.includes(file) && !file.endsWith('.spec.ts'))
  .map((file) => basename(file, '.ts'))
if (!names.includes(name)) {
  console.error(`Which benchmark? npm run bench -- NAME, where NAME is one of: ${names.join(', ')}`)
  process.exit(1)
}

const { bench } = moduleSchema.parse(await import(join(import.meta.dirname, `${name}.ts`)))
const machine = describeMachine()
const figures = await bench(args)
print(machine, figures)
write(machine, figures)
// A benchmark may leave a pool or a child behind that would hold the process.
process.exit(0)

function print({ cpu, cores, memoryGiB, os, node, date }: Machine, measured: Figures): void {
  console.log(`\n${name}: ${cpu}, ${cores} cores, ${memoryGiB} GiB, ${os}, Node ${node}, ${date}`)
  const width = Math.max(0, ...Object.keys(measured).map((key) => key.length))
  for (const [key, figure] of Object.entries(measured)) console.log(`  ${key.padEnd(width)}  ${round(figure)}`)
}

function write(described: Machine, measured: Figures): void {
  const folder = join(import.meta.dirname, 'out')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.json`)
  writeFileSync(file, `${JSON.stringify({ machine: described, figures: measured }, undefined, 2)}\n`)
  console.log(`written to bench/out/${name}.json`)
}

/** Four significant digits are more than any of these figures carries. */
function round(figure: number): string {
  return Number.isInteger(figure) ? String(figure) : String(Number(figure.toPrecision(4)))
}
