import type { IncidentDocument, Throw } from '@tocsin/domain'

export type Thrown = { readonly incident: IncidentDocument; readonly thrown: Throw }

/** So long an incident that was thrown to it stands on the map of the wall. */
export const onWallMs = 60_000
/** An offer that nobody took up is none any more after this. */
export const offeredMs = 600_000

const newestFirst = (a: Thrown, b: Thrown): number => b.thrown.thrownAt - a.thrown.thrownAt

function allOf(incidents: readonly IncidentDocument[], suits: (thrown: Throw) => boolean): readonly Thrown[] {
  return incidents
    .flatMap((incident) => incident.throws.filter(suits).map((thrown) => ({ incident, thrown })))
    .toSorted(newestFirst)
}

/** What was thrown to the wall within the last minute, the newest; `now` by the server's clock. */
export const thrownToWall = (incidents: readonly IncidentDocument[], now: number): Thrown | undefined =>
  allOf(incidents, ({ target, thrownAt }) => target.kind === 'wall' && now - thrownAt < onWallMs)[0]

/** What others threw to this person in the last ten minutes and was not looked at since, the newest first, each incident once. */
export function thrownToMe(
  incidents: readonly IncidentDocument[],
  me: string,
  now: number,
  lookedAt: (incident: string) => number,
): readonly Thrown[] {
  const mine = allOf(
    incidents,
    ({ target, by, thrownAt }) => target.kind === 'desk' && target.to === me && by !== me && now - thrownAt < offeredMs,
  ).filter(({ incident, thrown }) => thrown.thrownAt > lookedAt(incident.id))
  return mine.filter(({ incident }, at) => mine.findIndex((each) => each.incident.id === incident.id) === at)
}
