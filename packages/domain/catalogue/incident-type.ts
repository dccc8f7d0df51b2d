import { z } from 'zod'
import { need } from '../dispatching/needs.ts'
import { bilingual, code as anyCode, type DeepReadonly } from '../fields.ts'
import { priorities } from '../incident/priority.ts'

/** Whose work a type is in the first place. */
export const branches = ['police', 'fire', 'medical', 'traffic', 'rescue', 'service'] as const
export type Branch = (typeof branches)[number]

/** A code of the list of types; often the digits of a national list. */
export const typeCode = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,59}$/, 'small letters, digits, dots and dashes, at most 60')

/** A type of incident (警情类别). `parent` is the code that it stands below; there are four levels at most. DR1 */
export const incidentType = z.object({
  code: typeCode,
  parent: typeCode.nullable().default(null),
  name: bilingual,
  priority: z.literal(priorities),
  branch: z.enum(branches),
  /** null: the colour of its branch */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'a colour such as #d9480f')
    .nullable()
    .default(null),
  /** null: the icon of its branch */
  icon: anyCode.nullable().default(null),
  /** what goes where no plan fits; empty: one unit of the branch. DR11 */
  needs: z.array(need).max(12).default([]),
  /**
   * where it happens would tell on people (domestic violence, sexual offence, suicide): its load is never counted or shown
   * below the whole city, nor that of the types below it
   */
  sensitive: z.boolean().default(false),
  /** violence, threats: who calls may come to harm by being called back, so one asks first */
  careful: z.boolean().optional(),
  /** still read, no longer chosen */
  retired: z.boolean().default(false),
})
export type IncidentType = DeepReadonly<z.output<typeof incidentType>>

/** How deep a list of types may go. */
export const deepest = 4

/** A type and those above it, the top one first; stops where a parent is missing or comes again. */
export function lineOf(types: ReadonlyMap<string, IncidentType>, code: string): readonly IncidentType[] {
  const line: IncidentType[] = []
  for (let each = types.get(code); each !== undefined && !line.includes(each);) {
    line.unshift(each)
    each = each.parent === null ? undefined : types.get(each.parent)
  }
  return line
}
