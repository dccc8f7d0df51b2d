import { findBarred } from '../barred/find-barred.ts'
import { moment } from '../fields.ts'
import { refuse, type Refusal } from '../refusals.ts'
import { unreachable } from '../unreachable.ts'
import { codesOf, type Listing } from './catalogue.ts'
import type { FeedbackField } from './feedback-field.ts'

/** What was told in feedback beside the result: by field, counts and codes in clear; which fields have words. */
export type ToldFields = {
  /** the type found on scene; null: as reported */
  readonly confirmed: string | null
  readonly severity: string | null
  readonly values: Readonly<Record<string, number | string>>
  readonly words: readonly string[]
}

/** The fields that feedback on an incident of this type asks for. */
export const feedbackFieldsFor = (listing: Listing, type: string): readonly FeedbackField[] => {
  const line = codesOf(listing, type)
  return listing.feedback.filter(({ types }) => types.length === 0 || types.some((each) => line.includes(each)))
}

const most = 1_000_000_000

function fitsKind({ kind }: FeedbackField, value: number | string): boolean {
  switch (kind.is) {
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
    case 'amount':
      return typeof value === 'number' && value >= 0 && value <= most
    case 'choice':
      return kind.of.some(({ code }) => code === value)
    case 'file-number':
      return typeof value === 'string' && /^[\p{L}\p{N}〔〕()（）/_.-]{1,40}$/u.test(value) && !findBarred(value)
    case 'time':
      return moment.safeParse(value).success
    case 'words':
      return false
    default:
      return unreachable(kind)
  }
}

/** A no where feedback says what the list does not ask for, or leaves out what it must say; the field is named. */
export function whyNotFeedback(listing: Listing, type: string, told: ToldFields): Refusal | undefined {
  const fields = feedbackFieldsFor(listing, told.confirmed ?? type)
  const byCode = new Map(fields.map((each) => [each.code, each]))
  for (const [code, value] of Object.entries(told.values)) {
    const field = byCode.get(code)
    if (field === undefined || !fitsKind(field, value)) return refuse('feedback-field', { field: code })
  }
  const strange = told.words.find((code) => byCode.get(code)?.kind.is !== 'words')
  if (strange !== undefined) return refuse('feedback-field', { field: strange })
  const { severity } = told
  if (severity !== null && listing.severity?.steps.some(({ code }) => code === severity) !== true)
    return refuse('feedback-field', { field: 'severity' })
  const missing = fields.find(({ code, required }) => required && !(code in told.values) && !told.words.includes(code))
  return missing === undefined ? undefined : refuse('feedback-incomplete', { field: missing.code })
}
