import { id, isTakingWork, mayReach, type Run } from '@tocsin/domain'
import { z } from 'zod'
import type { Fold } from '../live/fold.ts'
import type { LogReading } from '../log-reading.ts'
import type { Store } from '../store/index.ts'
import { notAllowed, notFound } from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly find: (subject: string) => Promise<Fold | undefined>
  readonly reading: LogReading
  readonly tracks: Pick<Store['positions'], 'between'>
  readonly now: () => number
}

/** Of each unit; a trail of a day is taken evenly. */
const mostPoints = 500

const trailsAnswer = z.object({
  trails: z.array(
    z.object({
      unit: z.string(),
      /** when it was sent here, and when its work here ended; null: it goes on */
      since: z.number(),
      until: z.number().nullable(),
      /** oldest first: milliseconds, lon, lat */
      points: z.array(z.tuple([z.number(), z.number(), z.number()])),
    }),
  ),
})

/**
 * Where the units of one open incident have been since they were sent to it: nothing before, nothing after, and nothing of
 * an incident that is over.
 */
export function trailRoutes({ find, reading, tracks, now }: Parts): readonly Route[] {
  async function runsOf(slips: readonly string[]): Promise<readonly Run[]> {
    const folds = await Promise.all(slips.map((slip) => find(`slip/${slip}`)))
    return folds.flatMap((fold) =>
      fold?.kind === 'slip' && fold.state.state.phase !== 'planned' ? fold.state.runs : [],
    )
  }

  async function isOnDuty(unit: string): Promise<boolean> {
    const fold = await find(`unit/${unit}`)
    return fold?.kind === 'unit' && fold.state.state.phase !== 'off-duty'
  }

  async function trailOf(run: Run, org: string) {
    const [since, until] = [run.sent.at, run.finished?.at ?? null]
    const track = await tracks.between(org, run.unit, since, until ?? now(), mostPoints)
    return {
      unit: run.unit,
      since,
      until,
      points: track.map(({ at, lon, lat }): [number, number, number] => [at, lon, lat]),
    }
  }

  return [
    route({
      method: 'GET',
      path: '/api/incidents/:id/trails',
      summary: 'Where the units of an open incident have been since they were sent to it; the reading is logged',
      access: { verb: 'see-trails' },
      params: z.object({ id }),
      answer: trailsAnswer,
      handle: async ({ params, viewer }) => {
        const fold = await find(`incident/${params.id}`)
        if (fold?.kind !== 'incident') throw notFound('no such incident')
        if (!mayReach(viewer(), 'see-trails', 'incident', fold.state)) throw notAllowed('see-trails')
        if (!isTakingWork(fold.state)) return { trails: [] }
        const runs = await runsOf(fold.state.slips.map(({ slip }) => slip))
        const onDuty = await Promise.all(runs.map(({ unit }) => isOnDuty(unit)))
        const underWay = runs.filter(({ takenOff }, index) => takenOff === null && onDuty[index] === true)
        if (underWay.length === 0) return { trails: [] }
        await reading.log(viewer(), `incident/${params.id}`, ['trails'])
        return { trails: await Promise.all(underWay.map((run) => trailOf(run, fold.state.org))) }
      },
    }),
  ]
}
