import { expect, it } from 'vitest'
import { dropDraft, emptyBody, endSaved, isChanged, planDrafts, putDraft, type PlanDraft } from './plan-draft.ts'

const draft = (en: string): PlanDraft => ({ id: 'p', basedOn: 3, body: emptyBody({ zh: '火', en }), was: 'before' })
const kept = (): PlanDraft | undefined => planDrafts.get().drafts.get('p')

it('DR12 a draft that is as it was saved is over', () => {
  const saved = draft('Fire')
  putDraft(saved)
  endSaved(saved)
  expect(kept()).toBeUndefined()
})

it('DR12 what was typed while a save was on its way stays, as a change of the version that it has made', () => {
  const saved = draft('Fire')
  putDraft(saved)
  putDraft({ ...saved, body: emptyBody({ zh: '火', en: 'Fire at night' }) })
  endSaved(saved)
  const left = kept()
  expect(left).toMatchObject({ basedOn: 4, body: { name: { en: 'Fire at night' } } })
  expect(left !== undefined && isChanged(left)).toBe(true)
  dropDraft('p')
})
