import type { Route } from './route.ts'
import { accountRoutes } from './account-routes.ts'
import { adviceRoutes } from './advice-routes.ts'
import { auditRoutes } from './audit-routes.ts'
import { aroundRoutes } from './around-routes.ts'
import { closureRoutes } from './closure-routes.ts'
import { cityRoutes } from './city-routes.ts'
import { bynameRoutes } from './byname-routes.ts'
import { coverRoutes } from './cover-routes.ts'
import { contactRoutes } from './contact-routes.ts'
import { commandRoutes } from './command-routes.ts'
import { fileRoutes } from './file-routes.ts'
import { figureRoutes } from './figure-routes.ts'
import { fallbackRoutes } from './fallback-routes.ts'
import { floorPlanRoutes } from './floor-plan-routes.ts'
import { healthRoutes, type Health } from './health-routes.ts'
import { glassRoutes } from './glass-routes.ts'
import { historyRoutes } from './history-routes.ts'
import { incidentRoutes } from './incident-routes.ts'
import { learningRoutes } from './learning-routes.ts'
import { locationRoutes } from './location-routes.ts'
import { lockRoutes } from './lock-routes.ts'
import { listRoutes } from './list-routes.ts'
import { planRoutes } from './plan-routes.ts'
import { openapiOf } from './openapi.ts'
import { terminalRoutes } from './terminal-routes.ts'
import { unlockRoutes } from './unlock-routes.ts'
import { ownRecordRoutes } from './own-record-routes.ts'
import { passkeyRoutes } from './passkey-routes.ts'
import { placeRoutes } from './place-routes.ts'
import { premisesRoutes } from './premises-routes.ts'
import { providerRoutes } from './provider-routes.ts'
import { rollRoutes } from './roll-routes.ts'
import { reliefRoutes } from './relief-routes.ts'
import { sharingRoutes } from './sharing-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import { trailRoutes } from './trail-routes.ts'

type First<Declare> = Declare extends (first: infer Parts, ...rest: never[]) => unknown ? Parts : never

export type RouteParts = First<typeof sessionRoutes> &
  First<typeof accountRoutes> &
  First<typeof signInRoutes> &
  First<typeof lockRoutes> &
  First<typeof ownRecordRoutes> &
  First<typeof passkeyRoutes> &
  First<typeof unlockRoutes> &
  First<typeof terminalRoutes> &
  First<typeof providerRoutes> &
  First<typeof auditRoutes> &
  First<typeof incidentRoutes> &
  First<typeof historyRoutes> &
  First<typeof premisesRoutes> &
  First<typeof learningRoutes> &
  First<typeof adviceRoutes> &
  First<typeof planRoutes> &
  First<typeof coverRoutes> &
  First<typeof contactRoutes> &
  First<typeof locationRoutes> &
  First<typeof figureRoutes> &
  First<typeof fallbackRoutes> &
  First<typeof fileRoutes> &
  First<typeof aroundRoutes> &
  First<typeof rollRoutes> &
  First<typeof sharingRoutes> &
  First<typeof reliefRoutes> &
  First<typeof trailRoutes> & {
    readonly take: First<typeof commandRoutes>
    readonly city: Parameters<typeof placeRoutes>[0]
    readonly keeper: First<typeof cityRoutes>
    readonly recommend: Parameters<typeof placeRoutes>[1]
    readonly taught: Parameters<typeof placeRoutes>[2]
    readonly searchNames: First<typeof bynameRoutes>
    readonly health: () => Health
    readonly version: string
  }

/** Every route of the server. */
export function declareRoutes(parts: RouteParts): readonly Route[] {
  const routes: Route[] = [
    ...sessionRoutes(parts),
    ...accountRoutes(parts),
    ...signInRoutes(parts),
    ...lockRoutes(parts),
    ...ownRecordRoutes(parts),
    ...passkeyRoutes(parts),
    ...unlockRoutes(parts),
    ...terminalRoutes(parts),
    ...providerRoutes(parts),
    ...auditRoutes(parts),
    ...commandRoutes(parts.take),
    ...incidentRoutes(parts),
    ...fileRoutes(parts),
    ...glassRoutes(parts),
    ...historyRoutes(parts),
    ...premisesRoutes(parts),
    ...cityRoutes(parts.keeper),
    ...learningRoutes(parts),
    ...listRoutes(parts),
    ...planRoutes(parts),
    ...rollRoutes(parts),
    ...coverRoutes(parts),
    ...contactRoutes(parts),
    ...locationRoutes(parts),
    ...figureRoutes(parts),
    ...fallbackRoutes(parts),
    ...placeRoutes(parts.city, parts.recommend, parts.taught),
    ...adviceRoutes(parts),
    ...aroundRoutes(parts),
    ...trailRoutes(parts),
    ...sharingRoutes(parts),
    ...reliefRoutes(parts),
    ...floorPlanRoutes(parts.city),
    ...closureRoutes(parts.city),
    ...bynameRoutes(parts.searchNames),
    ...healthRoutes(parts.health, () => openapiOf(routes, parts.version)),
  ]
  return routes
}
