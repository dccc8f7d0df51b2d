import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { watchMemory } from './process-tree.ts'
import type { Source } from './sources.ts'

const served = z.object({
  /** seconds since the beginning: the city is on disk, open, has answered a search and a drive time */
  importedS: z.number(),
  openedS: z.number(),
  servingS: z.number(),
  /** resident memory of the serving process by itself, with the city open */
  servingMb: z.number(),
  /** per cent of the roads' length in their largest connected part */
  mainPct: z.number(),
  /** when each phase of the import began, in seconds */
  phases: z.array(z.tuple([z.string(), z.number()])),
  counts: z.record(z.string(), z.number()),
})
export type Served = z.infer<typeof served>
const lastWord = z.union([served, z.object({ refused: z.string() })])

/**
 * From the file on disk, out of the system's cache as far as possible, to a first search and a first drive time answered.
 * No figures for a kind of file that cannot be imported yet.
 */
export async function importToServing({ key, question, file }: Source): Promise<Record<string, number>> {
  const source = await file()
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-city-'))
  try {
    const cold = dropFromCache(source) ? 'cold' : 'perhaps cached'
    const child = fork(new URL('serve.ts', import.meta.url), [source, join(folder, 'city'), question], {
      execArgv: ['--expose-gc'],
    })
    const memory = watchMemory(child.pid ?? 0)
    const word = await wordOf(child).finally(() => child.kill())
    const peakMb = memory.stop()
    if ('refused' in word) {
      console.log(`  ${key}: not there yet: ${word.refused}`)
      return {}
    }
    tell(key, cold, word, peakMb)
    return {
      [`${key}_import_s`]: word.servingS,
      [`${key}_import_peak_mb`]: peakMb,
      [`${key}_open_s`]: word.openedS - word.importedS,
      [`${key}_serving_mb`]: word.servingMb,
      [`${key}_main_component_pct`]: word.mainPct,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function wordOf(child: ReturnType<typeof fork>): Promise<z.infer<typeof lastWord>> {
  const ended = once(child, 'exit').then(([code]): never => {
    throw new Error(`the import was not answered: the serving process ended with code ${code}`)
  })
  return lastWord.parse((await Promise.race([once(child, 'message'), ended]))[0])
}

/** Asks the system to forget the file's pages; whether it was asked at all. */
function dropFromCache(file: string): boolean {
  return spawnSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' }).status === 0
}

function tell(
  key: string,
  cold: string,
  { phases, counts, importedS, openedS, servingS, ...it }: Served,
  peak: number,
) {
  const lasted = phases.map(([phase, from], i) => `${phase} ${((phases[i + 1]?.[1] ?? importedS) - from).toFixed(1)}`)
  const mb = `peak ${peak.toFixed(0)} MiB, afterwards ${it.servingMb.toFixed(0)} MiB`
  console.log(`  ${key} (${cold}): ${servingS.toFixed(1)} s, ${mb}, main part ${it.mainPct.toFixed(1)} % of the roads`)
  console.log(
    `    ${lasted.join(', ')}, open ${(openedS - importedS).toFixed(2)}, answer ${(servingS - openedS).toFixed(2)}`,
  )
  console.log(
    `    ${Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}`,
  )
}
