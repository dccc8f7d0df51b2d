import { giveWay } from '@tocsin/city/import'
import { areaAt, layLoad, type LoadGround } from '@tocsin/city/cover'
import { openRoads } from '@tocsin/city/roads'
import { runInSlices } from '@tocsin/city'
import { branches } from '@tocsin/domain'
import {
  countReports,
  expectLoad,
  type LoadArea,
  type LoadCounts,
  type LoadModel,
  type LoadReport,
} from '@tocsin/domain/standby'
import {
  loadOrder,
  type CountedReports,
  type LoadedReport,
  type LoadMessage,
  type LoadOrder,
  type OrgLoad,
} from './load-messages.ts'

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
  const located = reports.map(({ hourOfWeek, isPublic, isSensitive, branch, ...at }) => {
    const index = areaAt(ground, at)
    const area = index === undefined ? 'outside' : (ground.areas[index]?.id ?? everywhere)
    const report: LoadReport = {
      area: isSensitive && index !== undefined ? everywhere : area,
      hourOfWeek,
      origin: isPublic ? 'public' : 'officers',
      sensitive: isSensitive,
    }
    return { report, branch }
  })
  const count = (of: readonly { readonly report: LoadReport }[]): LoadCounts =>
    countReports(
      of.map(({ report }) => report),
      areas,
    )
  const all = count(located)
  const ofBranch = branches.flatMap((branch) => {
    const own = located.filter((each) => each.branch === branch)
    return own.length === 0 ? [] : [[branch, told(expectLoad(count(own).byArea, weeks))] as const]
  })
  return { all: told(expectLoad(all.byArea, weeks)), of: Object.fromEntries(ofBranch), leftOut: { ...all.leftOut } }
}

const told = ({ areas, elsewhere, weeks, sample }: LoadModel): CountedReports => ({
  weeks,
  sample,
  areas: areas.map(({ area, sample: own, expected }) => ({
    area,
    sample: own,
    expected: expected === undefined ? null : [...expected],
  })),
  elsewhere: elsewhere === undefined ? null : [...elsewhere],
})

function sayLast(message: LoadMessage): void {
  process.send?.(message, () => process.disconnect())
}
