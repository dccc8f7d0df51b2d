import type { ContactDocument, IncidentDocument, Slip, Unit } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { messagesOf, type Sources } from './messages-of.ts'
import { answerOf } from './use-answering.ts'

const now = 10_000_000
/* oxlint-disable typescript/no-unsafe-type-assertion -- of documents only these fields are looked at */
const unit = (more: object): Unit =>
  ({ id: 'u1', news: [], state: { phase: 'available' }, since: { at: now - 5000 }, ...more }) as unknown as Unit
const slip = (more: object): Slip =>
  ({
    id: 's1',
    incident: 'i1',
    addressee: { kind: 'unit', unit: 'u1' },
    state: { phase: 'at-work' },
    sentAt: now - 60_000,
    signed: null,
    feedback: { phase: 'not-due' },
    runs: [{ unit: 'u1' }],
    ...more,
  }) as unknown as Slip
const contact = (passes: object[]): ContactDocument =>
  ({ id: 'c1', state: { phase: 'open' }, passes }) as unknown as ContactDocument
const incident = (more: object): IncidentDocument =>
  ({ id: 'i1', org: 'fire', handover: null, shares: [], ...more }) as unknown as IncidentDocument
/* oxlint-enable typescript/no-unsafe-type-assertion */
const of = (sources: Partial<Sources>) =>
  messagesOf({ org: 'police', post: null, units: [], slips: [], contacts: [], incidents: [], ...sources }, now)

describe('what went out', () => {
  it('is news and a dispatch that a crew has not acknowledged, each apart', () => {
    const news = [{ news: 'n1', kind: 'hazard', incident: 'i1', slip: 's1', hazards: ['gas'], at: now - 9000 }]
    const found = of({ units: [unit({ news, state: { phase: 'dispatched', slip: 's1' } })], slips: [slip({})] })
    expect(found.map(({ said, way, waits, incident: at }) => [said.kind, way, waits, at])).toEqual([
      ['news', 'out', true, 'i1'],
      ['dispatch', 'out', true, 'i1'],
    ])
    expect(found.map(answerOf)).toEqual(['acknowledge-news', 'report-status'])
    expect(of({ units: [unit({ state: { phase: 'en-route', slip: 's1' } })], slips: [slip({})] })).toEqual([])
  })

  it('is a slip to a post until it is signed; then the signature came in', () => {
    const addressee = { kind: 'post', post: 'p1' }
    const [waiting] = of({ slips: [slip({ addressee, state: { phase: 'sent' } })] })
    expect(waiting).toMatchObject({ way: 'out', waits: true, said: { post: 'p1' } })
    const [signed] = of({ slips: [slip({ addressee, signed: { at: now - 1000 } })] })
    expect(signed).toMatchObject({ way: 'in', waits: false, at: now - 1000 })
    expect(signed && answerOf(signed)).toBeNull()
    expect(of({ slips: [slip({ addressee, state: { phase: 'cancelled' } })] })).toEqual([])
  })
})

describe('at the command room of a post', () => {
  const addressee = { kind: 'post', post: 'p1' }

  it('its own slip came in and waits here; its signature and its feedback went out', () => {
    const [waiting] = of({ post: 'p1', slips: [slip({ addressee, state: { phase: 'sent' } })] })
    expect(waiting).toMatchObject({ way: 'in', waits: true })
    expect(waiting && answerOf(waiting)).toBe('sign-slip')
    expect(of({ post: 'p1', slips: [slip({ addressee, signed: { at: now - 1000 } })] })[0]).toMatchObject({
      way: 'out',
    })
    const returned = of({ post: 'p1', slips: [slip({ addressee, feedback: { phase: 'returned', at: now } })] })
    expect(returned.find(({ said }) => said.kind === 'feedback')).toMatchObject({ way: 'in', waits: true })
    expect(returned.map(answerOf)).toContain('file-feedback')
  })

  it('a refusal went out, and came in at the centre with its word', () => {
    const state = { phase: 'cancelled', at: now - 9, refused: { reason: 'no-crew', by: 'x' } }
    const said = (post: string | null) => of({ post, slips: [slip({ addressee, state })] }).map(({ way }) => way)
    expect([said('p1'), said(null)]).toEqual([['out'], ['in']])
    expect(of({ slips: [slip({ addressee, state })] })[0]).toMatchObject({ said: { refused: 'no-crew' }, waits: false })
  })
})

describe('what came in', () => {
  it('is feedback to check, and what was sent back goes out again', () => {
    const at = now - 3000
    const [filed] = of({ slips: [slip({ feedback: { phase: 'filed', at } })] })
    expect(filed).toMatchObject({ way: 'in', waits: true, said: { from: ['u1'], isReturned: false } })
    const [returned] = of({ slips: [slip({ feedback: { phase: 'returned', at } })] })
    expect(returned).toMatchObject({ way: 'out', waits: true })
    expect(of({ slips: [slip({ feedback: { phase: 'accepted', at } })] })).toEqual([])
  })

  it('is what a partner centre answered, and an incident that is offered to this organisation', () => {
    const pass = (phase: string, at = now) => ({
      id: `h-${phase}`,
      to: 'p120',
      kind: 'theirs',
      at,
      state: { phase, at },
    })
    const passes = of({ contacts: [contact([pass('waiting', now - 2000), pass('signed')])] })
    expect(passes.map(({ id, way, waits }) => [id, way, waits])).toEqual([
      ['pass h-waiting', 'out', true],
      ['pass h-signed', 'in', false],
    ])
    const [offered] = of({ incidents: [incident({ handover: { to: 'police', at: now } })] })
    expect(offered).toMatchObject({ way: 'in', waits: true, said: { isOffered: true, from: 'fire' } })
    const [ours] = of({ incidents: [incident({ org: 'police', handover: { to: 'fire', at: now } })] })
    expect(ours).toMatchObject({ way: 'out', said: { isOffered: false, to: 'fire' } })
  })

  it('is a share that waits for consent, on both sides, and none once it stands', () => {
    const share = { id: 'h1', with: 'police', level: 'assist', state: 'offered', at: now }
    const [offered] = of({ incidents: [incident({ shares: [share] })] })
    expect(offered).toMatchObject({ way: 'in', waits: true, said: { kind: 'share', level: 'assist', isOffered: true } })
    expect(offered && answerOf(offered)).toBe('accept-share')
    const [ours] = of({ incidents: [incident({ org: 'police', shares: [{ ...share, with: 'fire' }] })] })
    expect(ours).toMatchObject({ way: 'out', waits: true })
    expect(ours && answerOf(ours)).toBe('end-share')
    expect(of({ incidents: [incident({ shares: [{ ...share, state: 'standing' }] })] })).toEqual([])
  })
})

it('what waits comes first, the longest wait first, then what was answered within the hour, the newest first', () => {
  const addressee = { kind: 'post', post: 'p1' }
  const signed = (id: string, agoMs: number) => slip({ id, addressee, signed: { at: now - agoMs } })
  const sent = (id: string, agoMs: number) => slip({ id, addressee, state: { phase: 'sent' }, sentAt: now - agoMs })
  const slips = [
    signed('new', 1000),
    sent('b', 2000),
    signed('old', 4_000_000),
    sent('a', 5_000_000),
    signed('mid', 9000),
  ]
  expect(of({ slips }).map(({ id }) => id)).toEqual(['slip a', 'slip b', 'slip new', 'slip mid'])
})
