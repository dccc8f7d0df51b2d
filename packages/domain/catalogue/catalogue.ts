import { z } from 'zod'
import { equivalent } from '../dispatching/needs.ts'
import { ownedBy, type Draft, type Recorded } from '../event.ts'
import { bilingual, code as anyCode, type DeepReadonly } from '../fields.ts'
import { subjectId } from '../subject.ts'
import { deepest, incidentType, lineOf, type IncidentType } from './incident-type.ts'
import { listedCapability, neutralCapabilities } from './capabilities.ts'
import { feedbackField, usualFeedback } from './feedback-field.ts'
import type { CatalogueEvent } from './events.ts'
import { neutralTypes } from './neutral-types.ts'

/** A mark beside the type, about what is going on. DR3 */
export const tag = z.object({
  code: anyCode,
  name: bilingual,
  /** one asks before who called is called back */
  careful: z.boolean().optional(),
  retired: z.boolean().default(false),
})
export type Tag = DeepReadonly<z.output<typeof tag>>

const neutralTag = (code: string, zh: string, en: string): Tag => ({ code, name: { zh, en }, retired: false })

/** The tags of an organisation that has made no list. */
export const neutralTags: readonly Tag[] = [
  { ...neutralTag('minor', '涉未成年人', 'Minor involved'), careful: true },
  neutralTag('school', '涉校', 'School'),
  { ...neutralTag('weapon', '持械', 'Weapon'), careful: true },
  neutralTag('dangerous-goods', '危险品', 'Dangerous goods'),
  neutralTag('foreign-language', '外语', 'Foreign language'),
  neutralTag('dialect', '方言', 'Dialect'),
  neutralTag('trapped', '人员被困', 'People trapped'),
]

/** A site's own scale of how bad it was, in order; which end is the worst is for the site to say. */
export const severityScale = z.object({
  worst: z.enum(['first', 'last']),
  steps: z
    .array(z.object({ code: anyCode, name: bilingual }))
    .min(2)
    .max(9),
})
export type SeverityScale = DeepReadonly<z.output<typeof severityScale>>

/** What an organisation calls things: types of incident, tags, what feedback asks for. */
export const listing = z
  .object({
    types: z.array(incidentType).min(1).max(600),
    tags: z.array(tag).max(60),
    severity: severityScale.nullable(),
    feedback: z.array(feedbackField).max(40),
    capabilities: z.array(listedCapability).max(100).default([]),
    /** which unit stands for several needs at once; DR7 */
    equivalents: z.array(equivalent).max(40).default([]),
  })
  .superRefine(({ types, tags, severity, feedback, capabilities }, context) => {
    const wrong = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message })
    const lists: readonly (readonly [string, readonly { readonly code: string }[]])[] = [
      ['types', types],
      ['tags', tags],
      ['severity', severity?.steps ?? []],
      ['feedback', feedback],
      ['capabilities', capabilities],
    ]
    for (const [name, list] of lists) {
      const seen = new Set<string>()
      list.forEach((each, index) => {
        if (seen.has(each.code)) wrong([name, index, 'code'], `${each.code} stands twice`)
        seen.add(each.code)
      })
    }
    const byCode = new Map(types.map((each) => [each.code, each]))
    types.forEach(({ code, parent }, index) => {
      if (parent === null) return
      const path = ['types', index, 'parent']
      const top = lineOf(byCode, code)[0]
      if (!byCode.has(parent)) wrong(path, `there is no type ${parent}`)
      else if (top?.parent !== null) wrong(path, `${code} stands below itself, or below what is missing`)
      else if (lineOf(byCode, code).length > deepest) wrong(path, `at most ${deepest} levels`)
    })
    if (types.every(({ retired }) => retired)) wrong(['types'], 'at least one that is not retired')
    feedback.forEach(({ types: only }, index) =>
      only.forEach((each, n) => {
        if (!byCode.has(each)) wrong(['feedback', index, 'types', n], `there is no type ${each}`)
      }),
    )
  })
export type Listing = DeepReadonly<z.output<typeof listing>>

/** The code tables of an organisation; its id is the organisation's. Each change is a new version. */
export type Catalogue = Listing & {
  readonly id: string
  readonly org: string
  readonly version: number
  readonly changedBy: string
  readonly changedAt: number
}

/** What holds for an organisation that has made no lists of its own. */
export const neutralListing: Listing = {
  types: neutralTypes,
  tags: neutralTags,
  severity: null,
  feedback: usualFeedback,
  capabilities: neutralCapabilities,
  equivalents: [],
}

/** An event of a catalogue, addressed for the log. */
export const catalogueEvent = (org: string, event: CatalogueEvent): Draft<CatalogueEvent> => ({
  ...event,
  subject: subjectId('catalogue', org),
  ...ownedBy({ org }),
})

/** A catalogue after one more event. */
export function evolveCatalogue(before: Catalogue | undefined, { data, stamp }: Recorded<CatalogueEvent>): Catalogue {
  return {
    ...data,
    id: data.org,
    version: (before?.version ?? 0) + 1,
    changedBy: stamp.by,
    changedAt: stamp.at,
  }
}

const byCode = new WeakMap<readonly IncidentType[], ReadonlyMap<string, IncidentType>>()

/** The types of a listing by their codes; the same map as long as the list is the same. */
export function typesByCode({ types }: Pick<Listing, 'types'>): ReadonlyMap<string, IncidentType> {
  const known = byCode.get(types) ?? new Map(types.map((each) => [each.code, each]))
  byCode.set(types, known)
  return known
}

/** The type with this code, retired ones too; undefined for a code that is not on the list. */
export const findIncidentType = (listed: Pick<Listing, 'types'>, code: string): IncidentType | undefined =>
  typesByCode(listed).get(code)

/**
 * Whether load of this type is told for no area smaller than the whole city (product wall 6): it or one above it says so, or
 * nobody knows what it is.
 */
export function isSensitive(listed: Pick<Listing, 'types'>, code: string): boolean {
  const line = lineOf(typesByCode(listed), code)
  return line.length === 0 || line.some((each) => each.sensitive)
}

/** Whether one asks before who called about this is called back: its type, one above it or a tag says so. */
export const asksFirst = (
  { types, tags }: Pick<Listing, 'types' | 'tags'>,
  of: { readonly type: string; readonly tags: readonly string[] },
): boolean =>
  lineOf(typesByCode({ types }), of.type).some(({ careful }) => careful === true) ||
  tags.some(({ code, careful }) => careful === true && of.tags.includes(code))

/** A type and all above it: `['fire-building', 'fire-high-rise']`, the top one first; the code alone where it is unknown. */
export function codesOf(listed: Pick<Listing, 'types'>, code: string): readonly string[] {
  const line = lineOf(typesByCode(listed), code)
  return line.length === 0 ? [code] : line.map((each) => each.code)
}
