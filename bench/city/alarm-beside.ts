import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { productReady, productSide } from '../alarm/product-side.ts'
import { slice, type Sample, type Side } from '../alarm/slice.ts'
import { start, told } from '../alarm/start.ts'
import { median, p99 } from '../statistics.ts'
import { treeOf } from './process-tree.ts'
import { townOf } from './sources.ts'

const perSecond = 10
const sliceS = 5
/** Of this size an import takes long enough for some hundred alarms in each of its phases. */
const addresses = 500_000
const phaseWord = z.object({ phase: z.string() })

/**
 * Alarms to 200 followers while the server has a city imported, and while that import stands still (its process stopped),
 * in turns until the city is in use: how much longer the last follower waits in the one than in the other.
 */
export async function alarmBeside(): Promise<Record<string, number>> {
  const source = await townOf(addresses)
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-beside-'))
  const product = start('product-server.ts', [dataDir])
  try {
    const { url, password } = await told(product, productReady)
    const side = await productSide(url, password)
    await slice(side, perSecond, 5)
    const figures = compare(await inTurns(product, side, source))
    side.followers.close()
    return figures
  } finally {
    product.send('stop')
    await once(product, 'exit')
    await rm(dataDir, { recursive: true, force: true })
  }
}

type Turns = { readonly beside: Sample[]; readonly alone: Sample[]; readonly phases: ReadonlySet<string> }

async function inTurns(product: ChildProcess, side: Side, source: string): Promise<Turns> {
  const turns = { beside: new Array<Sample>(), alone: new Array<Sample>(), phases: new Set<string>() }
  const used = new Promise<void>((resolve) => {
    product.on('message', (word) => {
      const { phase } = phaseWord.parse(word)
      turns.phases.add(phase)
      if (phase === 'used') resolve()
    })
  })
  let over = false
  void used.then(() => (over = true))
  product.send({ import: source })
  while (!over) {
    turns.beside.push(...(await slice(side, perSecond, sliceS)))
    const stopped = importersOf(product)
    for (const pid of stopped) process.kill(pid, 'SIGSTOP')
    turns.alone.push(...(await slice(side, perSecond, sliceS)))
    for (const pid of stopped) process.kill(pid, 'SIGCONT')
  }
  return turns
}

/** The processes that import, by the program they run; none once the import has ended. */
function importersOf(product: ChildProcess): number[] {
  return treeOf(product.pid ?? 0).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('city/import/child.ts')
    } catch {
      return false
    }
  })
}

function compare({ beside, alone, phases }: Turns): Record<string, number> {
  const last = (samples: readonly Sample[]): number[] => samples.map(({ lastMs }) => lastMs)
  const tell = (samples: readonly Sample[]): string =>
    `p50 ${median(last(samples)).toFixed(2)} p99 ${p99(last(samples)).toFixed(2)} max ${Math.max(...last(samples)).toFixed(0)} ms`
  console.log(`  ${perSecond} alarms a second, an import of ${addresses} addresses beside (${[...phases].join(', ')})`)
  console.log(`  last follower beside (${beside.length}): ${tell(beside)}; alone (${alone.length}): ${tell(alone)}`)
  return {
    alarm_beside_import_p99_ms: p99(last(beside)),
    alarm_alone_p99_ms: p99(last(alone)),
    alarm_ratio_during_import: p99(last(beside)) / p99(last(alone)),
  }
}
