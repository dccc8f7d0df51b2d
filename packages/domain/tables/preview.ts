import { z } from 'zod'
import { planBody } from '../dispatching/plan.ts'
import { bilingual } from '../fields.ts'
import { tableRefusals } from './table-refusals.ts'

/** A row that cannot be taken: where, which column, why, and what stands there. */
const refusedCell = z.object({ line: z.number(), field: z.string(), why: z.enum(tableRefusals), value: z.string() })
export type RefusedCell = Readonly<z.output<typeof refusedCell>>

/** What taking a table would change: `fields` are the columns that differ. */
const rowChange = z.object({
  code: z.string(),
  name: bilingual,
  change: z.enum(['new', 'changed', 'retired']),
  fields: z.array(z.string()).readonly(),
})
export type RowChange = Readonly<z.output<typeof rowChange>>

/** A table against what is there: all of the list as it would be, what of it changes, what cannot be taken. */
export type ListPreview<Each> = {
  readonly merged: readonly Each[]
  readonly changes: readonly RowChange[]
  readonly same: number
  readonly refused: readonly RefusedCell[]
}

/** What a table would change, as the server tells it. */
export const tablePreview = <Each extends z.ZodType>(each: Each) =>
  z.object({
    /** true: it was no UTF-8 and was read as GBK */
    isGbk: z.boolean(),
    merged: z.array(each),
    same: z.number(),
    changes: z.array(rowChange),
    /** nothing may be saved while there are any */
    refused: z.array(refusedCell),
  })

/** The same of one list that is saved as a whole. */
export const listPreview = <Each extends z.ZodType>(each: Each) =>
  tablePreview(each).extend({
    /** the version of what it was held against, 0 where there was none: to be saved on this one alone */
    basedOn: z.number(),
  })

/** A plan of a table. `basedOn`: the version of the plan that it was held against, 0 for a new one. */
export const planOfTable = z.object({ id: z.string(), basedOn: z.number(), retired: z.boolean(), body: planBody })
export type PlanOfTable = z.output<typeof planOfTable>
