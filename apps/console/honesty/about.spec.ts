import type { Names } from '@tocsin/ui/words'
import { expect, it } from 'vitest'
import { aboutOf } from './about.ts'

const tell = (kind: string) => (id: string) => `${kind} ${id}`
const names: Names = {
  unit: tell('unit'),
  incident: tell('incident'),
  incidentOfSlip: (id) => (id === 'known' ? 'incident of slip' : undefined),
  account: tell('account'),
  post: tell('post'),
  organisation: tell('organisation'),
  contact: tell('contact'),
  incidentType: tell('type'),
  tag: tell('tag'),
  partner: tell('partner'),
  feedbackField: tell('field'),
}

it('an order in the queue is told by the incident, unit and post that it names, and by nothing else of it', () => {
  const body = { slip: 's', incident: 'i', unit: 'u', instruction: 'a secret' }
  expect(aboutOf({ body }, names)).toEqual(['incident i', 'unit u'])
  expect(aboutOf({ body: { slip: 'known' } }, names)).toEqual(['incident of slip'])
  expect(aboutOf({ body: { slip: 'gone', post: 'p' } }, names)).toEqual(['post p'])
  expect(aboutOf({ body: { words: 'a secret' } }, names)).toEqual([])
})
