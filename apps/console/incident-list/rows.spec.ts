import { describe, expect, it } from 'vitest'
import {
  findIncidentType,
  neutralListing,
  type Clock,
  type IncidentDocument,
  type Slip,
  type Unit,
} from '@tocsin/domain'
import { anIncident } from '../live/incident.fixture.ts'
import { fits, rowsFrom } from './rows.ts'

const typeOf = (code: string) => findIncidentType(neutralListing, code)
const clock = (at: number): Clock => ({ at, toldAt: at, by: 'a-lin', byRadio: false, doubtful: false })
const incident = (id: string, part: Partial<IncidentDocument> = {}): IncidentDocument =>
  anIncident(id, {
    number: `4201012026112200${id}`,
    place: { point: { lon: 114, lat: 30 }, radiusM: 10, label: '中山大道12号', source: 'address' },
    ...part,
  })
const run = {
  acknowledged: null,
  left: null,
  onScene: null,
  transporting: null,
  atDestination: null,
  finished: null,
  takenOff: null,
  corrections: [],
}
const slip = (id: string, of: string, part: Partial<Slip> = {}): Slip => ({
  id,
  org: 'centre',
  number: id,
  incident: of,
  exercise: false,
  addressee: { kind: 'unit', unit: 'E1' },
  manner: 'sent',
  sentAt: 2000,
  arrived: null,
  signed: null,
  runs: [{ unit: 'E1', sent: clock(2000), ...run }],
  state: { phase: 'working' },
  feedback: { phase: 'not-due' },
  sentBy: 'desk',
  advice: null,
  choice: null,
  filedAway: false,
  sealed: null,
  help: null,
  ...part,
})
const unit: Unit = {
  id: 'E1',
  org: 'centre',
  callSign: 'E1',
  kind: 'engine',
  name: null,
  post: null,
  vehicle: null,
  crew: [],
  capabilities: [],
  people: null,
  skills: [],
  movingTo: null,
  movedAt: [],
  state: { phase: 'en-route', slip: 's' },
  since: clock(2000),
  planned: [],
  alsoOn: [],
  news: [],
  retiredAt: null,
}

describe('the list', () => {
  it('has the most urgent first, then the oldest', () => {
    const list = [
      incident('young', { openedAt: 9 }),
      incident('old', { openedAt: 1 }),
      incident('urgent', { priority: 1, openedAt: 99 }),
    ]
    expect(rowsFrom(list, [], []).map((row) => row.incident.id)).toEqual(['urgent', 'old', 'young'])
  })
  it('leaves out what is closed or stands in another', () => {
    const list = [incident('a', { state: { phase: 'joined', into: 'b', since: 1 } }), incident('b')]
    expect(rowsFrom(list, [], []).map((row) => row.incident.id)).toEqual(['b'])
  })
  it('shows who is on the way, by the status of the unit', () => {
    expect(rowsFrom([incident('a')], [slip('s', 'a')], [unit])[0]).toMatchObject({
      stage: 'working',
      units: [{ callSign: 'E1', status: 'en-route' }],
    })
  })
  it('waits where nobody was sent, or all were called back', () => {
    const cancelled = slip('s', 'a', { state: { phase: 'cancelled', at: 3 } })
    expect(rowsFrom([incident('a')], [cancelled], [unit])[0]).toMatchObject({ stage: 'waiting', units: [] })
  })
  it('is at work when a post has a slip without a crew', () => {
    const toPost = slip('s', 'a', { addressee: { kind: 'post', post: 'p' }, runs: [], state: { phase: 'sent' } })
    expect(rowsFrom([incident('a')], [toPost], [])[0]).toMatchObject({ stage: 'working', posts: ['p'] })
  })
  it('owes feedback when the work is done', () => {
    const done = slip('s', 'a', { state: { phase: 'finished', at: 3 }, feedback: { phase: 'due', since: 3 } })
    expect(rowsFrom([incident('a')], [done], [])[0]?.stage).toBe('feedback')
  })
})

describe('the filter', () => {
  const [row] = rowsFrom([incident('a')], [slip('s', 'a')], [unit])
  it.each(['#7', '建筑', 'jzhz', 'building', '中山', 'e1', '20261122', ''])('finds by "%s"', (typed) =>
    expect(fits(row!, typed, typeOf)).toBe(true),
  )
  it.each(['#8', 'theft', 'e2'])('leaves out by "%s"', (typed) => expect(fits(row!, typed, typeOf)).toBe(false))
})
