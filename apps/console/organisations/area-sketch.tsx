import type { Area } from '@tocsin/domain'
import classes from './organisations.module.css'

export type Sketched = {
  readonly id: string
  readonly name: string
  readonly area: Area
  readonly look: 'own' | 'new' | 'other' | 'overlap' | 'gap'
}

type Props = { readonly label: string; readonly areas: readonly Sketched[] }

const widthPx = 560
const heightPx = 340
const marginPx = 12

/** Areas as they lie to each other, north up, without the map: what is looked at before it is saved. */
export function AreaSketch({ label, areas }: Props) {
  const to = projection(areas)
  if (to === undefined) return null
  return (
    <svg className={classes['sketch']} viewBox={`0 0 ${widthPx} ${heightPx}`} role="img" aria-label={label}>
      {areas.map(({ id, name, area, look }) => (
        <path key={`${look} ${id}`} data-look={look} d={pathOf(area, to)} fillRule="evenodd">
          <title>{name}</title>
        </path>
      ))}
      {areas
        .filter(({ look }) => look !== 'overlap' && look !== 'gap')
        .map(({ id, name, area, look }) => {
          const [x, y] = middleOf(area, to)
          return (
            <text key={`${look} ${id}`} x={x} y={y} data-look={look}>
              {name}
            </text>
          )
        })}
    </svg>
  )
}

type Project = (corner: readonly number[]) => readonly [number, number]

/** All of it fits; a degree of longitude is as much shorter as it is on the ground in the middle of it. */
function projection(areas: readonly Sketched[]): Project | undefined {
  const corners = areas.flatMap(({ area }) => area.flatMap((polygon) => polygon.flat()))
  if (corners.length === 0) return undefined
  const of = (at: 0 | 1) => corners.map((corner) => corner[at] ?? 0)
  const least = (all: readonly number[]): number => all.reduce((a, b) => Math.min(a, b))
  const most = (all: readonly number[]): number => all.reduce((a, b) => Math.max(a, b))
  const [west, east, south, north] = [least(of(0)), most(of(0)), least(of(1)), most(of(1))]
  const shorter = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min(
    (widthPx - 2 * marginPx) / Math.max(1e-9, (east - west) * shorter),
    (heightPx - 2 * marginPx) / Math.max(1e-9, north - south),
  )
  const left = (widthPx - (east - west) * shorter * scale) / 2
  const top = (heightPx - (north - south) * scale) / 2
  return ([lon = 0, lat = 0]) => [left + (lon - west) * shorter * scale, top + (north - lat) * scale]
}

const pathOf = (area: Area, to: Project): string =>
  area
    .flatMap((polygon) =>
      polygon.map(
        (ring) =>
          `M${ring
            .map((corner) =>
              to(corner)
                .map((px) => px.toFixed(1))
                .join(','),
            )
            .join('L')}Z`,
      ),
    )
    .join('')

function middleOf(area: Area, to: Project): readonly [number, number] {
  const ring = area.map(([outer = []]) => outer).toSorted((a, b) => b.length - a.length)[0] ?? []
  const all = ring.map(to)
  const mean = (at: 0 | 1): number => all.reduce((sum, each) => sum + each[at], 0) / Math.max(1, all.length)
  return [mean(0), mean(1)]
}
