import { expect, it } from 'vitest'
import type { IncidentDocument } from '@tocsin/domain'
import { plannedJobs } from './planned-jobs.ts'

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the order asks for no more than these
const incident = (id: string, priority: 1 | 2, openedAt: number) => ({ id, priority, openedAt }) as IncidentDocument
const incidents = new Map(
  [incident('new', 2, 30), incident('old', 2, 10), incident('urgent', 1, 40)].map((each) => [each.id, each]),
)
const slipOf = (id: string) => (id === 'gone' ? undefined : { id, incident: id.replace('s-', '') })

it('DR24 stacked jobs are offered by priority, then age', () => {
  const unit = { planned: ['s-new', 'gone', 's-old', 's-urgent'] }
  const jobs = plannedJobs(unit, slipOf, (id) => incidents.get(id))
  expect(jobs.map(({ slip }) => slip)).toEqual(['s-urgent', 's-old', 's-new'])
})
