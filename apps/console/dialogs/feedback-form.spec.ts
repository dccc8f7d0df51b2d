import { feedbackFieldsFor, neutralListing, type FeedbackField } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { bodyFrom, formFrom, problemsOf, type FeedbackForm } from './feedback-form.ts'

const fields = feedbackFieldsFor(neutralListing, 'theft')
const empty = formFrom({ feedback: { phase: 'due', since: 0 } })
const noTime = () => undefined
const typed = (code: string, text: string): FeedbackForm => ({ ...empty, typed: { [code]: text } })
const required: FeedbackField = {
  code: 'cause',
  name: { zh: '原因', en: 'Cause' },
  kind: { is: 'choice', of: [] },
  types: [],
  required: true,
}

describe('feedback as it is written', () => {
  it.each([
    ['rescued', '-1', 'not-a-count'],
    ['rescued', '1.5', 'not-a-count'],
    ['rescued', '12', undefined],
    ['loss', 'much', 'not-an-amount'],
    ['loss', '1200.50', undefined],
    ['case-number', '13800138000', 'not-a-file-number'],
    ['case-number', '粤公〔2026〕15', undefined],
  ])('DR2 %s: "%s" is %s', (code, text, problem) =>
    expect(problemsOf(fields, typed(code, text), noTime).get(code)).toBe(problem),
  )

  it('DR2 what is required and empty is told at the field', () =>
    expect([...problemsOf([required], empty, noTime)]).toEqual([['cause', 'required']]))

  it('DR2 the reported type is no finding, another one is', () => {
    expect(bodyFrom(fields, { ...empty, confirmed: 'theft' }, 'theft', noTime).confirmed).toBeNull()
    expect(bodyFrom(fields, { ...empty, confirmed: 'burglary' }, 'theft', noTime).confirmed).toBe('burglary')
  })

  it('counts go as numbers, words apart from them', () => {
    const form = { ...empty, typed: { rescued: '2', found: ' smoke ', strange: 'x' } }
    expect(bodyFrom(fields, form, 'theft', noTime)).toMatchObject({ values: { rescued: 2 }, texts: { found: 'smoke' } })
  })

  it('what went back is there again, and its times go as they were', () => {
    const time: FeedbackField = { ...required, code: 'out', kind: { is: 'time' }, required: false }
    const told = { confirmed: null, severity: null, values: { out: 1_790_000_000_000 }, words: [] }
    const form = formFrom({ feedback: { phase: 'returned', number: '1', result: 'other', told, at: 0 } })
    expect(problemsOf([time], form, noTime).size).toBe(0)
    expect(bodyFrom([time], form, 'theft', noTime)).toMatchObject({
      result: 'other',
      values: { out: 1_790_000_000_000 },
    })
  })
})
