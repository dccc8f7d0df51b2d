import { branches, unitKinds } from '@tocsin/domain'
import { z } from 'zod'
import type { CoverService } from '../cover/cover.ts'
import type { StandbyService } from '../cover/standby.ts'
import { conflict, notFound } from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly cover: Pick<CoverService, 'reckoned' | 'uncoveredBy'>
  readonly standby: StandbyService
  readonly board: { readonly get: (subject: string) => { readonly kind: string; readonly state: object } | undefined }
}

const sees = { verb: 'see-cover' } as const
const shares = z.array(z.number())
const basis = z.enum(['reports', 'roads'])
const sample = z.union([z.number(), z.literal('under-5')])
const coverAnswer = z.object({
  /** null: no city is in use, or expected load was not counted yet */
  cover: z
    .object({
      version: z.string(),
      at: z.number(),
      minutes: z.array(z.number()),
      /** by minutes: share of expected load that a free unit reaches */
      shares,
      /** by minutes: coordinates of a GeoJSON MultiPolygon; null: those of `seen` */
      bands: z.array(z.array(z.array(z.array(z.array(z.number()))))).nullable(),
      holes: z.array(
        z.object({
          area: z.string(),
          name: z.string().nullable(),
          lon: z.number(),
          lat: z.number(),
          share: z.number(),
        }),
      ),
      units: z.number(),
      nowhere: z.number(),
      /** which free units count for which load, and how many they are; `kinds` null: all of them */
      counted: z.array(
        z.object({
          branches: z.array(z.enum(branches)),
          kinds: z.array(z.enum(unitKinds)).nullable(),
          units: z.number(),
        }),
      ),
      /** what load goes by: reports of the public, or roads alone where there are too few */
      basis,
      /** branches are those of the types as reported; DR2 */
      typesAs: z.literal('reported'),
      sample,
      weeks: z.number(),
      countedAt: z.string(),
    })
    .nullable(),
})
const withoutAnswer = z.object({
  minutes: z.array(z.number()),
  before: shares,
  after: shares,
  basis,
  sample,
  at: z.number(),
})

const atPosts = z.array(z.object({ post: z.string(), units: z.number() }))
const mostUnits = 200
const unitCount = z.coerce.number().int().min(1).max(mostUnits)
const kindCounts = z.array(z.tuple([z.enum(unitKinds), unitCount])).max(unitKinds.length)
const byKind = z
  .string()
  .max(300)
  .transform((text, { addIssue }) => {
    const read = kindCounts.safeParse(text.split(',').map((each) => each.split(':')))
    if (read.success) return new Map(read.data)
    addIssue({ code: 'custom', message: 'a number, or numbers by kind: patrol:9,engine:3' })
    return z.NEVER
  })
  .refine((counts) => [...counts.values()].reduce((sum, each) => sum + each, 0) <= mostUnits)

/** What free units reach, and where they should wait. */
export function coverRoutes({ cover, standby, board }: Parts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/cover',
      summary:
        'What free units reach within the minutes of the settings, the share of expected load in it, and its holes',
      access: sees,
      query: z.object({ seen: z.string().max(40).optional() }),
      answer: coverAnswer,
      handle: async ({ viewer, query }) => {
        const known = (await cover.reckoned(viewer().org))?.cover
        if (known === undefined) return { cover: null }
        return {
          cover: { ...known, typesAs: 'reported' as const, bands: known.version === query.seen ? null : known.bands },
        }
      },
    }),
    route({
      method: 'POST',
      path: '/api/cover/without',
      summary: 'The same shares if these units were sent',
      access: sees,
      body: z.object({ units: z.array(z.string().max(60)).min(1).max(50) }),
      answer: withoutAnswer,
      handle: async ({ viewer, body }) => {
        const { org } = viewer()
        const found =
          cover.uncoveredBy(org, body.units) ?? ((await cover.reckoned(org)) && cover.uncoveredBy(org, body.units))
        if (found === undefined) throw conflict('expected load was not counted yet')
        return found
      },
    }),
    route({
      method: 'GET',
      path: '/api/standby/advice',
      summary: 'Which free unit should wait elsewhere now, and what that gains',
      access: sees,
      answer: z.object({
        mode: z.enum(['off', 'advise', 'ask']),
        advice: z
          .object({
            unit: z.string(),
            from: z.string().nullable(),
            to: z.string(),
            gain: z.number(),
            driveS: z.number(),
          })
          .nullable(),
        whyNone: z.enum(['off', 'no-cover', 'no-posts', 'well-placed', 'rate']).nullable(),
      }),
      handle: ({ viewer }) => standby.advice(viewer().org),
    }),
    route({
      method: 'POST',
      path: '/api/standby/decline',
      summary: 'Do not advise to move this unit again before it would have rested from a move',
      access: { verb: 'move-unit' },
      body: z.object({ unit: z.string().max(60) }),
      answer: z.object({}),
      handle: async ({ viewer, body }) => {
        const fold = board.get(`unit/${body.unit}`)
        const { org } = viewer()
        if (fold?.kind !== 'unit' || !('org' in fold.state) || fold.state.org !== org) throw notFound('no such unit')
        await standby.decline(org, body.unit)
        return {}
      },
    }),
    route({
      method: 'GET',
      path: '/api/standby/plan',
      summary: 'Where so many units should wait at the start of a shift (MEXCLP)',
      access: { verb: 'plan-standby' },
      query: z.object({
        /** `12`, or by kind: `patrol:9,engine:3` */
        units: z.union([unitCount, byKind]),
        busy: z.coerce.number().min(0).max(0.95).optional(),
      }),
      answer: z.object({
        busy: z.number(),
        minutes: z.number(),
        expectedCoverage: z.number(),
        posts: atPosts,
        /** units that count for calls of the same branches, and where they wait; a post's units are those of all classes */
        classes: z.array(
          z.object({
            kinds: z.array(z.enum(unitKinds)),
            branches: z.array(z.enum(branches)),
            units: z.number(),
            posts: atPosts,
          }),
        ),
        /** units of kinds that count for no calls: they wait nowhere in this plan */
        notCounted: z.number(),
        /** branches are those of the types as reported; DR2 */
        typesAs: z.literal('reported'),
        basis,
        sample,
      }),
      handle: async ({ viewer, query }) => {
        const plan = await standby.plan(viewer().org, query.units, query.busy)
        if (plan === undefined) throw conflict('there are no posts, no city, or expected load was not counted yet')
        return { ...plan, typesAs: 'reported' as const }
      },
    }),
  ]
}
