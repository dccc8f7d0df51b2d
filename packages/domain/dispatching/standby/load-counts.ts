/** Ground that load is told for. */
export type LoadArea =
  | { readonly id: string; readonly kind: 'cell'; readonly residents: number }
  | { readonly id: string; readonly kind: 'road-section' | 'district' }

/** What counts about one incident; nothing that leads to a person. */
export type LoadReport = {
  readonly area: string
  /** 0 to 167, local time; 0 is Monday from midnight to one */
  readonly hourOfWeek: number
  /** who began it; what officers begin by themselves says where they go, not where help is wanted */
  readonly origin: 'public' | 'officers'
  /** domestic violence, sexual offence, suicide: counted for districts alone */
  readonly sensitive: boolean
}

export type LoadCounts = {
  /** by area: 168 counts; areas that may be shown, without any report too */
  readonly byArea: ReadonlyMap<string, Uint32Array>
  /** how many reports were not counted, and why */
  readonly leftOut: Readonly<Record<'own-initiative' | 'sensitive' | 'small-area' | 'unknown-area', number>>
}

export const hoursOfWeek = 168
/** The fewest residents of a cell that load is told for. */
export const leastResidents = 1000

/**
 * Counts reports by area and hour of week: only what the public reported, only for cells of 1,000 residents and more, road
 * sections and districts; sensitive kinds for districts alone.
 */
export function countReports(reports: Iterable<LoadReport>, areas: readonly LoadArea[]): LoadCounts {
  const known = new Map(areas.map((area) => [area.id, area]))
  const shown = areas.filter((area) => area.kind !== 'cell' || area.residents >= leastResidents)
  const byArea = new Map(shown.map(({ id }) => [id, new Uint32Array(hoursOfWeek)]))
  const leftOut = { 'own-initiative': 0, sensitive: 0, 'small-area': 0, 'unknown-area': 0 }
  for (const { area: id, hourOfWeek, origin, sensitive } of reports) {
    const area = known.get(id)
    const counts = byArea.get(id)
    if (origin === 'officers') leftOut['own-initiative']++
    else if (area === undefined) leftOut['unknown-area']++
    else if (counts === undefined) leftOut['small-area']++
    else if (sensitive && area.kind !== 'district') leftOut.sensitive++
    else counts[hourOfWeek] = (counts[hourOfWeek] ?? 0) + 1
  }
  return { byArea, leftOut }
}
