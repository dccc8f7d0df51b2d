import { giveWay } from '@tocsin/city/import'
import { areaAt, layLoad, type LoadGround } from '@tocsin/city/cover'
import { openRoads } from '@tocsin/city/roads'
import { runInSlices } from '@tocsin/city'
import { countReports, expectLoad, type LoadArea, type LoadModel } from '@tocsin/domain/standby'
import { loadOrder, type LoadedReport, type LoadMessage, type LoadOrder, type OrgLoad } from './load-messages.ts'

// The process that `countBeside` forks: laying out a city and finding each report's area would hold up a server. It gives
// way to everything else, holds no file and no connection, and dies with its parent.
giveWay()
process.once('disconnect', () => process.exit(1))

type Own = { weeks: number; readonly reports: LoadedReport[] }
let city: Extract<LoadOrder, { type: 'city' }> | undefined
const all = new Map<string, Own>()
process.on('message', (raw) => {
  const order = loadOrder.parse(raw)
  if (order.type === 'city') city = order
  else if (order.type === 'reports') {
    const known = all.get(order.org) ?? { weeks: order.weeks, reports: [] }
    known.reports.push(...order.reports)
    all.set(order.org, known)
  } else {
    count().then(sayLast, (error: unknown) =>
      sayLast({ type: 'crashed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  }
})

async function count(): Promise<LoadMessage> {
  if (city === undefined) throw new Error('no city was told')
  const ground = await runInSlices(layLoad(await openRoads(city.roads), city.beats))
  const organisations = Object.fromEntries([...all].map(([org, own]) => [org, loadOf(ground, own)]))
  const points = ground.points.map((point) => ({ ...point }))
  return { type: 'done', load: { points, areas: [...ground.areas], organisations } }
}

/** The whole city: for what is told of no smaller area. */
const everywhere = 'all'

function loadOf(ground: LoadGround, { weeks, reports }: Own): OrgLoad {
  const areas: LoadArea[] = [
    ...ground.areas.map(({ id, residents }): LoadArea => ({ id, kind: 'cell', residents })),
    { id: everywhere, kind: 'district' },
  ]
  const counts = countReports(
    reports.map(({ hourOfWeek, isPublic, isSensitive, ...at }) => {
      const index = areaAt(ground, at)
      const area = index === undefined ? 'outside' : (ground.areas[index]?.id ?? everywhere)
      return {
        area: isSensitive && index !== undefined ? everywhere : area,
        hourOfWeek,
        origin: isPublic ? 'public' : 'officers',
        sensitive: isSensitive,
      }
    }),
    areas,
  )
  return told(expectLoad(counts.byArea, weeks), counts.leftOut)
}

const told = ({ areas, elsewhere, weeks, sample }: LoadModel, leftOut: Readonly<Record<string, number>>): OrgLoad => ({
  weeks,
  sample,
  areas: areas.map(({ area, sample: own, expected }) => ({
    area,
    sample: own,
    expected: expected === undefined ? null : [...expected],
  })),
  elsewhere: elsewhere === undefined ? null : [...elsewhere],
  leftOut: { ...leftOut },
})

function sayLast(message: LoadMessage): void {
  process.send?.(message, () => process.disconnect())
}
