import { z } from 'zod'
import { bilingual, code, type DeepReadonly } from '../fields.ts'

/** What answers under a number of the phone book. */
export const partnerKinds = ['police', 'fire', 'medical', 'hotline', 'neighbour', 'interpreter', 'other'] as const
export type PartnerKind = (typeof partnerKinds)[number]

/** A number as it is dialled from here, outside line and all. */
export const dialledNumber = z.string().regex(/^[+0-9*#][0-9*#, -]{1,29}$/, 'digits, * and #, at most 30')

/** A centre that is told on the phone or gets calls handed over: 119, 120, 122, 12345, neighbours, interpreters. */
export const partner = z.object({
  id: code,
  name: bilingual,
  kind: z.enum(partnerKinds),
  number: dialledNumber,
  /** of interpreters: which they speak, as BCP 47 tags: en, ja, ug, yue */
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,8})?$/, 'a tag such as en, ug, zh-HK'))
    .max(30)
    .default([]),
})
export type Partner = DeepReadonly<z.output<typeof partner>>

/** The phone book of an organisation; each id once. */
export const partners = z
  .array(partner)
  .max(200)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'each id once')
