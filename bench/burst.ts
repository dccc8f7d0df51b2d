import { parseArgs } from 'node:util'
import { runBurst } from './burst/run-burst.ts'
import { percentile } from './statistics.ts'

/**
 * F14: twenty times the calls of a city of twenty million for ten minutes, three in ten about what somebody has called
 * about already, and the time until each is durably there.
 */
export async function bench(args: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({
    args,
    options: {
      'per-day': { type: 'string', default: '30000' },
      times: { type: 'string', default: '20' },
      minutes: { type: 'string', default: '10' },
      takers: { type: 'string', default: '10' },
      seed: { type: 'string', default: '14' },
    },
  })
  const perS = (Number(values['per-day']) / 86_400) * Number(values.times)
  const calls = Math.round(perS * Number(values.minutes) * 60)
  console.log(`${calls} calls in ${values.minutes} min, ${perS.toFixed(1)} a second, ${values.takers} call takers`)
  const began = performance.now()
  const verdict = await runBurst({
    calls,
    duplicateShare: 0.3,
    takers: Number(values.takers),
    seed: Number(values.seed),
    perS,
  })
  const { ringMs, createMs, refused, rung } = verdict.ledger
  for (const each of new Set(refused)) console.log(`refused: ${each}`)
  return {
    calls: rung.size,
    lost: verdict.lost.length,
    doubled: verdict.doubled.length,
    mislinked: verdict.mislinked.length,
    refused: refused.length,
    duplicates: verdict.duplicates,
    linked_share: verdict.linked / verdict.duplicates,
    ring_p50_ms: percentile(ringMs, 0.5),
    ring_p95_ms: percentile(ringMs, 0.95),
    ring_p99_ms: percentile(ringMs, 0.99),
    create_p50_ms: percentile(createMs, 0.5),
    create_p95_ms: percentile(createMs, 0.95),
    create_p99_ms: percentile(createMs, 0.99),
    all_s: (performance.now() - began) / 1000,
  }
}
