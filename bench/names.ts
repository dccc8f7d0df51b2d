import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { buildPlaces, BynameIndex, openPlaces } from '@tocsin/city/places'
import { writeTown } from '@tocsin/city/town'
import { median, p99 } from './statistics.ts'

const taught = 10_000
const characters = Array.from(
  '老旧大小上下东西南北红新供销社粮站学校门桥头井台磨坊街巷里湾坪岭沟塘码渡口祠堂戏楼茶馆药铺铁匠',
)
const texts = ['老供销社', 'laoliangzhan', 'zhongshanlu', '中山大道12号', 'dxmq', '人民路', 'hngqiao', '大', 'Main St']

/** What 10,000 taught names add to a search while typing: each beginning of each text, with and without, in one run. */
export async function bench(): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-names-'))
  try {
    const town = join(folder, 'town.osm.pbf')
    await writeTown(town, { seed: 1 })
    await buildPlaces(town, join(folder, 'places.bin'))
    const places = await openPlaces(join(folder, 'places.bin'))
    const started = performance.now()
    const names = new BynameIndex(madeUp(taught))
    const built = performance.now() - started
    const typed = texts.flatMap((text) => Array.from(text).map((_, at) => text.slice(0, at + 1)))
    const rounds = Array.from({ length: 20 }, () => typed).flat()
    for (const text of typed) places.search(text)
    const without = rounds.map((text) => timed(() => places.search(text)))
    const alone = rounds.map((text) => timed(() => names.search(text, 24)))
    const beside = rounds.map((text) => timed(() => [...names.search(text, 24), ...places.search(text)]))
    const puts = Array.from({ length: 200 }, (_, n) => timed(() => names.put(`new-${n}`, `新教的叫法${n}`)))
    return {
      names: taught,
      names_start_ms: built,
      names_search_p99_ms: p99(alone),
      names_put_p99_ms: p99(puts),
      typing_without_median_ms: median(without),
      typing_with_median_ms: median(beside),
      typing_with_ratio: sum(beside) / sum(without),
      typing_with_p99_ratio: p99(beside) / p99(without),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The same names in every run: digits of a number pick the characters. */
function madeUp(count: number): (readonly [string, string])[] {
  return Array.from({ length: count }, (_, n) => {
    const picks = [n * 7 + 1, n * 13 + 5, Math.floor(n / 3), Math.floor(n / 29) + 11, n % 17]
    const name = picks.slice(0, 3 + (n % 3)).map((pick) => characters[pick % characters.length] ?? '')
    return [`n-${n}`, name.join('')]
  })
}

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

const sum = (samples: readonly number[]): number => samples.reduce((total, each) => total + each, 0)
