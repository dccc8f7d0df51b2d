import { eventTypes, samples } from '@tocsin/domain/history'
import { wordsOf } from '@tocsin/ui/words'
import { expect, test } from 'vitest'
import { tellEntry } from './tell-entry.ts'

const about = (type: string, data: object | null) =>
  tellEntry(
    { position: 1, at: 0, by: 'ann', subject: 'incident/i-1', type, data: data === null ? null : { ...data } },
    wordsOf('en'),
  )

test('events about readers say what was read, searched and refused', () => {
  expect(about('personal-read', samples['personal-read'])).toEqual({
    what: 'Personal fields read',
    about: 'incident/i-1',
    more: ['read: placeTyped, notes', 'it was over', 'reason: complaint'],
  })
  expect(about('access-noted', samples['access-noted'])).toEqual({
    what: 'Searched',
    about: '/api/history/incidents',
    more: ['by type traffic-injury'],
  })
  expect(about('try-refused', samples['try-refused'])).toEqual({
    what: 'Refused: close incidents',
    about: 'incident/i-1',
    more: ['no permission', '3 times', 'from 192.0.2.7'],
  })
})

test('all others say that they were, in words of both languages; what a newer server writes, by its code', () => {
  for (const language of ['en', 'zh-CN'] as const)
    expect(Object.keys(eventTypes)).toEqual(expect.arrayContaining(Object.keys(wordsOf(language).auditEvents)))
  expect(about('incident-noted', null)).toEqual({ what: 'Entry written', about: 'incident/i-1', more: [] })
  expect(about('what-a-newer-server-writes', null).what).toBe('what-a-newer-server-writes')
})
