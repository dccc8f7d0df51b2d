import { z } from 'zod'
import { bilingual, id, moment } from '../fields.ts'
import { personal, sealedText } from '../personal.ts'
import { premisesArea } from './area.ts'
import { barredRemedies, findBarred } from '../barred/find-barred.ts'
import { noteKinds, noteRefusals } from './note.ts'
import { premisesClasses } from './premises.ts'

/** Refuses numbers by which people are found, saying what to do instead and never what was found. */
function withoutNumbers(text: string, issues: z.core.$RefinementCtx<string>): void {
  const barred = findBarred(text)
  if (barred !== undefined) issues.addIssue({ code: 'custom', message: barredRemedies[barred] })
}
const aboutPlace = (maxLength: number) => z.string().trim().min(1).max(maxLength).superRefine(withoutNumbers)

const described = {
  premises: id,
  name: bilingual.extend({ zh: aboutPlace(100), en: aboutPlace(100) }).nullable(),
  class: z.enum(premisesClasses),
  address: aboutPlace(300),
  area: premisesArea,
  floorPlans: z.array(id).max(50).default([]),
}
const nameFits = (premises: { readonly name: unknown; readonly class: string }): boolean =>
  (premises.name === null) === (premises.class === 'dwelling')
const nameHint = {
  path: ['name'],
  message: 'a name in both languages; none for a dwelling, which is known by its address alone',
}

/** Bodies of the commands about premises and their notes. */
export const premisesCommands = {
  'register-premises': z.object(described).refine(nameFits, nameHint),
  'change-premises': z.object(described).refine(nameFits, nameHint),
  /** the second word to a change of ground, address or class; `askedAt` says which one was looked at */
  'approve-change': z.object({ premises: id, askedAt: moment }),
  'drop-change': z.object({ premises: id, askedAt: moment }),
  'remove-premises': z.object({ premises: id }),
  'propose-note': z
    .object({
      premises: id,
      note: id,
      kind: z.enum(noteKinds),
      text: sealedText(aboutPlace(300)),
      /** name and number of the operator's contact */
      contactNumber: personal(100).nullable().default(null),
      until: moment.nullable().default(null),
    })
    .refine(({ kind, contactNumber }) => (kind === 'contact') === (contactNumber !== null), {
      path: ['contactNumber'],
      message: 'the number of the operator’s contact, for a note of kind contact; null for all others',
    }),
  'review-note': z.object({ premises: id, note: id, until: moment.nullable().default(null) }),
  'approve-note': z.object({ premises: id, note: id }),
  'refuse-note': z.object({ premises: id, note: id, reason: z.enum(noteRefusals) }),
  'withdraw-note': z.object({ premises: id, note: id }),
  /** the program's own, by its clock */
  'expire-notes': z.object({ premises: id }),
}
