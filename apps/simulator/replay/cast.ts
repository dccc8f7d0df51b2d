import type { Credentials } from '../credentials.ts'
import { createHttp } from '../client/http.ts'
import type { Desk } from '../client/desk.ts'
import { createFounder, forEachOf, seat, seatCrew } from '../client/set-up.ts'
import { openPosts, type HomePost } from '../client/stations.ts'
import type { Point } from '@tocsin/domain'
import type { Plan } from './plan.ts'
import type { Cast } from './telling.ts'

type Options = {
  readonly url: string
  readonly credentials: Credentials
  readonly signal: AbortSignal
  readonly onStep: (what: string, done: number, of: number) => void
}

const desks = [1, 2]
const atOnce = 6
/** Everything that can be ready at once has to fit: the schedule bounds it, not the queue. */
const outbox = { limit: 5_000 }

/** The cast in its seats, and where its units stand at first. */
export type SeatedCast = Cast & { readonly homes: ReadonlyMap<string, Point>; close(): void }

/** Sets up posts, units and people for a plan and seats everybody. Closes what it opened when it fails. */
export async function seatCast(plan: Plan, { url, credentials, signal, onStep }: Options): Promise<SeatedCast> {
  const http = createHttp(url, signal)
  const founder = await createFounder(http, credentials.administrator)
  const homes = await openPosts(http, founder)
  const seated: Desk[] = []
  const keep = async (desk: Promise<Desk>): Promise<Desk> => {
    seated.push(await desk)
    return desk
  }
  const many = (name: string, role: 'call-taker' | 'dispatcher'): Promise<Desk[]> =>
    forEachOf(desks, 1, (number) => keep(seat(http, founder, `${name}-${number}`, [role], { outbox })))
  const close = (): void => seated.forEach((desk) => desk.close())

  try {
    const takers = await many('replay-taker', 'call-taker')
    const dispatchers = await many('replay-dispatcher', 'dispatcher')
    let done = 0
    const stands = new Map<string, Point>()
    const crews = await forEachOf([...plan.units], atOnce, async ([unit, kind]) => {
      const home = homeOf(unit, homes)
      if (home !== undefined) stands.set(unit, home.point)
      await founder.give({ type: 'register-unit', body: { unit, callSign: unit, kind, post: home?.post ?? null } })
      const desk = await keep(seatCrew(http, founder, unit, {}, { outbox }))
      onStep('units', (done += 1), plan.units.size)
      return [unit, desk] as const
    })
    return { http, sourceKey: credentials.sourceKey, takers, dispatchers, crews: new Map(crews), homes: stands, close }
  } catch (error) {
    close()
    throw error
  }
}

/** San Francisco's engines, trucks and medics bear the number of their station: E03 lives at station 3. */
function homeOf(unit: string, homes: readonly HomePost[]): HomePost | undefined {
  const number = /^[A-Z]+0*(\d+)$/.exec(unit)?.[1]
  return homes.find(({ post }) => post === `station-${number}`)
}
