import { nameTags } from '../names/bi-name.ts'
import type { Pen } from '../pen.ts'
import type { Lattice } from '../plan/lattice.ts'

const lineName = nameTags({ zh: '临宁铁路', en: 'Linning Railway' })

/** Two tracks along the railway's band, from edge to edge, and the station south of the old town. */
export const drawRailway = (pen: Pen, lattice: Lattice): void => {
  const row = lattice.rows.find(({ band }) => band === 'railway')
  if (row === undefined) return
  const middle = (row.south + row.north) / 2
  const [from, to] = [lattice.columns[0] ?? 0, lattice.columns.at(-1) ?? 0]
  const pieces = Math.max(1, Math.ceil((to - from) / 20_000))
  for (const y of [middle - 2.5, middle + 2.5]) {
    for (let k = 0; k < pieces; k++) {
      const [a, b] = [from + ((to - from) * k) / pieces, from + ((to - from) * (k + 1)) / pieces]
      pen.line([{ at: { x: a, y } }, { at: { x: b, y } }], {
        railway: 'rail',
        electrified: 'contact_line',
        gauge: '1435',
        usage: 'main',
        ...lineName,
      })
    }
  }
  drawStation(pen, middle)
}

const drawStation = (pen: Pen, middle: number): void => {
  const u = { x: 1, y: 0 }
  const name = nameTags({ zh: '临江站', en: 'Linjiang Railway Station' })
  pen.point({ x: 0, y: middle + 12 }, { railway: 'station', public_transport: 'station', train: 'yes', ...name })
  pen.building(
    { centre: { x: 0, y: middle + 29 }, u, lengthM: 96, depthM: 20 },
    { building: 'train_station', 'building:levels': '2', ...name },
  )
  for (const y of [middle + 9, middle - 9]) {
    pen.building(
      { centre: { x: 0, y }, u, lengthM: 260, depthM: 7 },
      { railway: 'platform', public_transport: 'platform' },
    )
  }
}
