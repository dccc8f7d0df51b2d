import { findBarred, type CommandBodies, type FeedbackField, type FeedbackResult, type Slip } from '@tocsin/domain'

/** Feedback as it is being written: what was typed, by field. */
export type FeedbackForm = {
  readonly result: FeedbackResult
  /** null: as reported */
  readonly confirmed: string | null
  readonly severity: string | null
  readonly typed: Readonly<Record<string, string>>
  readonly words: string
  readonly byRadio: boolean
}

/** What is wrong with what stands in a field. */
export type FieldProblem = 'required' | 'not-a-count' | 'not-an-amount' | 'not-a-file-number' | 'not-a-time'

/** Reads a time of day as a moment; undefined where it is none. */
type ReadTime = (typed: string) => number | undefined

/** An empty form, or what was filed before and went back; what stood in words is written anew. */
export function formFrom({ feedback }: Pick<Slip, 'feedback'>): FeedbackForm {
  const told = feedback.phase === 'returned' ? feedback.told : undefined
  return {
    result: feedback.phase === 'returned' ? feedback.result : 'resolved',
    confirmed: told?.confirmed ?? null,
    severity: told?.severity ?? null,
    typed: Object.fromEntries(Object.entries(told?.values ?? {}).map(([code, value]) => [code, String(value)])),
    words: '',
    byRadio: false,
  }
}

const most = 1_000_000_000
const textOf = ({ typed }: FeedbackForm, code: string): string => (typed[code] ?? '').trim()
/** A moment that was told before stands in the form as it was stored. */
const timeOf = (text: string, read: ReadTime): number | undefined =>
  /^\d{12,}$/.test(text) ? Number(text) : read(text)

function problemOf({ kind }: FeedbackField, text: string, read: ReadTime): FieldProblem | undefined {
  switch (kind.is) {
    case 'count':
      return /^\d{1,9}$/.test(text) ? undefined : 'not-a-count'
    case 'amount':
      return /^\d+(\.\d+)?$/.test(text) && Number(text) <= most ? undefined : 'not-an-amount'
    case 'file-number':
      return /^[\p{L}\p{N}〔〕()（）/_.-]{1,40}$/u.test(text) && !findBarred(text) ? undefined : 'not-a-file-number'
    case 'time':
      return timeOf(text, read) === undefined ? 'not-a-time' : undefined
    case 'choice':
    case 'words':
      return undefined
  }
}

/** What is wrong or missing, by the code of the field; empty when it can be filed. */
export function problemsOf(
  fields: readonly FeedbackField[],
  form: FeedbackForm,
  read: ReadTime,
): ReadonlyMap<string, FieldProblem> {
  const problems = new Map<string, FieldProblem>()
  for (const field of fields) {
    const text = textOf(form, field.code)
    const problem = text === '' ? (field.required ? 'required' : undefined) : problemOf(field, text, read)
    if (problem !== undefined) problems.set(field.code, problem)
  }
  return problems
}

type Body = Omit<CommandBodies['file-feedback'], 'slip' | 'incident'>

/** The command's body: only fields that are asked for, only what was filled in; the reported type is no finding. */
export function bodyFrom(fields: readonly FeedbackField[], form: FeedbackForm, reported: string, read: ReadTime): Body {
  const values: Record<string, number | string> = {}
  const texts: Record<string, string> = {}
  for (const { code, kind } of fields) {
    const text = textOf(form, code)
    if (text === '') continue
    if (kind.is === 'words') texts[code] = text
    else if (kind.is === 'count' || kind.is === 'amount') values[code] = Number(text)
    else if (kind.is === 'time') values[code] = timeOf(text, read) ?? 0
    else values[code] = text
  }
  const { result, severity, byRadio } = form
  const words = form.words.trim() === '' ? null : form.words.trim()
  const confirmed = form.confirmed === null || form.confirmed === reported ? null : form.confirmed
  return { result, severity, byRadio, words, confirmed, values, texts }
}
