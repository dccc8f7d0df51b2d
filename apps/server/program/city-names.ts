import type { Byname } from '@tocsin/domain'
import { foldOf } from '../live/fold.ts'
import { StartupError } from '../postgres/index.ts'
import { noteExport, withStore } from './with-store.ts'

/** One place with all the names that people call it. */
type Named = { readonly place: Byname['place']; readonly heard: readonly string[] }

/**
 * `tocsin city names [--csv] [--organisation ID]`: the confirmed names of an organisation on standard output, fit to be
 * read back as a layer: GeoJSON points with `name` (the place's line) and `alt_name` (what people call it, parted by
 * semicolons as OpenStreetMap has it), or CSV of the same with lon, lat (WGS 84) and kind.
 */
export async function cityNames(organisation: string, asCsv: boolean): Promise<void> {
  await withStore(async (store) => {
    const folds = (await store.queries.loadOpen()).rows.map(foldOf)
    if (!folds.some(({ kind, state }) => kind === 'organisation' && state.id === organisation))
      throw new StartupError(`there is no organisation ${organisation}`)
    const confirmed = folds.flatMap((fold) =>
      fold.kind === 'byname' && fold.state.org === organisation && fold.state.state.phase === 'confirmed'
        ? [fold.state]
        : [],
    )
    const named = byPlace(confirmed)
    await noteExport(store, organisation, 'tocsin city names')
    process.stdout.write(asCsv ? csvOf(named) : `${JSON.stringify(geoJsonOf(named), undefined, 1)}\n`)
  })
}

/** In an order that does not change from one export to the next. */
function byPlace(bynames: readonly Byname[]): readonly Named[] {
  const places = Map.groupBy(bynames, ({ place: { label, point } }) => `${label} ${point.lon} ${point.lat}`)
  return [...places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...rest]]) => {
      if (first === undefined) return []
      return [{ place: first.place, heard: [first, ...rest].map(({ heard }) => heard.replaceAll(';', ',')).toSorted() }]
    })
}

const geoJsonOf = (named: readonly Named[]) => ({
  type: 'FeatureCollection',
  features: named.map(({ place: { label, point }, heard }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [point.lon, point.lat] },
    properties: { name: label, alt_name: heard.join(';') },
  })),
})

function csvOf(named: readonly Named[]): string {
  const rows = named.map(({ place: { label, point, source }, heard }) => [
    label,
    String(point.lon),
    String(point.lat),
    source,
    heard.join(';'),
  ])
  return [['name', 'lon', 'lat', 'kind', 'alt_name'], ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('')
}

/** RFC 4180. */
const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
