import {
  listing as listingSchema,
  neutralListing,
  listPreview,
  planOfTable,
  readPlansTable,
  readTagsTable,
  readTypesTable,
  tablePreview,
  type Listing,
  type ResponsePlan,
  type Viewer,
} from '@tocsin/domain'
import { typeIconNames } from '@tocsin/ui'
import { z } from 'zod'
import type { CityService } from '../city.ts'
import type { Board } from '../live/board.ts'
import type { Fold } from '../live/fold.ts'
import { csvFile as file, tableIn } from './csv-file.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly board: Pick<Board, 'get' | 'folds'>
  readonly city: Pick<CityService, 'current'>
  /** also those that have left the board, as retired plans have */
  readonly find: (subject: string) => Promise<Fold | undefined>
}

/** What an organisation calls things now, and which version that is: its own lists, or the neutral ones (0). */
function listingOf(board: Parts['board'], org: string): { readonly listing: Listing; readonly basedOn: number } {
  const fold = board.get(`catalogue/${org}`)
  if (fold?.kind !== 'catalogue') return { listing: neutralListing, basedOn: 0 }
  return { listing: fold.state, basedOn: fold.state.version }
}

/** What a table would change, before it is saved by a command: types, tags, response plans. Nothing is stored. */
export function listRoutes({ board, city, find }: Parts): readonly Route[] {
  const own = (viewer: Viewer) =>
    [...board.folds()].map(([, fold]) => fold).filter(({ state }) => 'org' in state && state.org === viewer.org)
  async function retiredOf(org: string, plans: readonly { readonly code: string }[]): Promise<readonly ResponsePlan[]> {
    const found = await Promise.all(plans.map(({ code }) => find(`plan/${code}`)))
    return found.flatMap((fold) => (fold?.kind === 'plan' && fold.state.org === org ? [fold.state] : []))
  }
  return [
    route({
      method: 'POST',
      path: '/api/types/preview',
      summary: 'What a CSV of incident types would change: new, changed, retired, refused with line and column',
      access: { verb: 'change-catalogue' },
      body: z.object({ file, whole: z.boolean().default(false) }),
      answer: listPreview(listingSchema.shape.types.element),
      handle: ({ body, viewer }) => {
        const { table, isGbk } = tableIn(body.file)
        const { listing, basedOn } = listingOf(board, viewer().org)
        return { isGbk, basedOn, ...readTypesTable(table, listing.types, { icons: typeIconNames, whole: body.whole }) }
      },
    }),
    route({
      method: 'POST',
      path: '/api/tags/preview',
      summary: 'What a CSV of tags would change',
      access: { verb: 'change-catalogue' },
      body: z.object({ file, whole: z.boolean().default(false) }),
      answer: listPreview(listingSchema.shape.tags.element),
      handle: ({ body, viewer }) => {
        const { table, isGbk } = tableIn(body.file)
        const { listing, basedOn } = listingOf(board, viewer().org)
        return { isGbk, basedOn, ...readTagsTable(table, listing.tags, body.whole) }
      },
    }),
    route({
      method: 'POST',
      path: '/api/plans/preview',
      summary: 'What a CSV of response plans would change',
      access: { verb: 'write-plan' },
      body: z.object({ file }),
      answer: tablePreview(planOfTable),
      handle: async ({ body, viewer }) => {
        const { table, isGbk } = tableIn(body.file)
        const folds = own(viewer())
        const plans = folds.flatMap((fold) => (fold.kind === 'plan' ? [fold.state] : []))
        const posts = folds.flatMap((fold) => (fold.kind === 'post' ? [fold.state.id] : []))
        const areas = city.current()?.layers.beats.map(({ id }) => id) ?? []
        const { listing } = listingOf(board, viewer().org)
        const words = { listing, areas, posts }
        const strange = readPlansTable(table, plans, words).changes.filter(({ change }) => change === 'new')
        const before = [...plans, ...(await retiredOf(viewer().org, strange))]
        const { merged, ...found } = readPlansTable(table, before, words)
        const versions = new Map(before.map(({ id, version }) => [id, version]))
        return { isGbk, ...found, merged: merged.map((row) => ({ ...row, basedOn: versions.get(row.id) ?? 0 })) }
      },
    }),
    route({
      method: 'GET',
      path: '/api/areas',
      summary: 'Beats and zones of the city in use, by which a response plan can go',
      access: { verb: 'see-plan' },
      answer: z.object({
        areas: z.array(
          z.object({
            id: z.string(),
            kind: z.enum(['beat', 'zone']),
            name: z.object({ zh: z.string().optional(), en: z.string().optional() }),
          }),
        ),
      }),
      handle: () => ({
        areas: (city.current()?.layers.beats ?? []).map(({ id, kind, name }) => ({ id, kind, name })),
      }),
    }),
  ]
}
