import type { Alert, ContactDocument, IncidentDocument, Slip } from '@tocsin/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cueKinds, cuesIn, newCues, waysOf, type Heard } from './cues.ts'

const part = <Whole>(given: object): Whole => given as Whole
const contact = (id: string, phase = 'waiting'): ContactDocument =>
  part({ id, exercise: false, channel: 'phone', state: { phase, since: 5 } })
const incident = (id: string, priority: number, exercise = false): IncidentDocument =>
  part({ id, priority, exercise, openSince: 7, state: { phase: 'open' } })
const alert = (id: string, more: object = {}): Alert =>
  part({
    id,
    kind: 'slip-unsigned',
    step: 'screen',
    climbedAt: 9,
    exercise: false,
    owner: { phase: 'nobody' },
    ...more,
  })

const nothing: Heard = { contacts: [], incidents: [], alerts: [], slips: [] }
const listener = {
  viewer: { account: 'me', roles: [] },
  post: null,
  takesCalls: true,
  dispatches: true,
  hearsAlerts: true,
}
const kindsIn = (
  heard: Partial<Heard>,
  who: Partial<Omit<typeof listener, 'post'>> & { readonly post?: string } = {},
): readonly string[] => cuesIn({ ...nothing, ...heard }, { ...listener, ...who }).map(({ kind }) => kind)

describe('what is heard', () => {
  it('comes in order of weight', () => {
    const heard = { contacts: [contact('c')], incidents: [incident('i', 3), incident('j', 1)], alerts: [alert('a')] }
    expect(kindsIn(heard)).toEqual(['emergency', 'call', 'incident', 'note'])
  })

  it('is a call for those who take calls, an incident for those who send units', () => {
    const heard = { contacts: [contact('c')], incidents: [incident('i', 3)] }
    expect(kindsIn(heard, { takesCalls: false })).toEqual(['incident'])
    expect(kindsIn(heard, { dispatches: false })).toEqual(['call'])
  })

  it('is no drill, and no call that somebody has', () => {
    expect(kindsIn({ contacts: [contact('c', 'open')], incidents: [incident('i', 1, true)] })).toEqual([])
    expect(kindsIn({ alerts: [alert('a', { exercise: true })] })).toEqual([])
  })

  it('is an emergency when a crew does not answer, until somebody has taken it', () => {
    expect(kindsIn({ alerts: [alert('a', { kind: 'crew-silent' })] })).toEqual(['emergency'])
    const taken = { kind: 'crew-silent', owner: { phase: 'taken', by: 'x', at: 1 } }
    expect(kindsIn({ alerts: [alert('a', taken)] })).toEqual(['note'])
  })

  it('is heard again when it climbs to this person, though the organisation wants no tone for others', () => {
    const roles: ('shift-leader' | 'dispatcher')[] = ['shift-leader']
    const who = { ...listener, viewer: { account: 'me', roles }, hearsAlerts: false }
    const before = cuesIn({ ...nothing, alerts: [alert('a')] }, who)
    const after = cuesIn({ ...nothing, alerts: [alert('a', { step: 'shift-leader', climbedAt: 10 })] }, who)
    expect(before).toEqual([])
    expect(newCues(new Set(before.map(({ id }) => id)), after).map(({ kind }) => kind)).toEqual(['alert'])
  })

  it('is a slip that comes to the post of a command room, and feedback that came back to it; no other post’s', () => {
    const slip = (post: string, more: object = {}): Slip =>
      part({
        id: 's',
        incident: 'i',
        exercise: false,
        addressee: { kind: 'post', post },
        state: { phase: 'sent' },
        feedback: { phase: 'not-due' },
        ...more,
      })
    const room = { post: 'p1', dispatches: false }
    const heard = (it: Slip, priority = 3) => kindsIn({ incidents: [incident('i', priority)], slips: [it] }, room)
    expect(heard(slip('p1'))).toEqual(['incident'])
    expect(heard(slip('p1'), 1)).toEqual(['emergency'])
    expect(heard(slip('p2'))).toEqual([])
    expect(heard(slip('p1', { exercise: true }))).toEqual([])
    expect(heard(slip('p1', { state: { phase: 'finished' }, feedback: { phase: 'returned', at: 8 } }))).toEqual([
      'incident',
    ])
    expect(heard(slip('p1', { state: { phase: 'cancelled', at: 8 } }))).toEqual([])
    const refused = slip('p1', { state: { phase: 'cancelled', at: 8, refused: { reason: 'no-crew', by: 'x' } } })
    expect(kindsIn({ incidents: [incident('i', 3)], slips: [refused] })).toEqual(['incident', 'incident'])
    expect(heard(refused)).toEqual([])
  })

  it('is nothing of what was there when somebody sat down', () => {
    const now = cuesIn({ ...nothing, contacts: [contact('c'), contact('d')] }, listener)
    expect(newCues(undefined, now)).toEqual([])
    expect(newCues(new Set([now[0]?.id ?? '']), now).map(({ id }) => id)).toEqual([now[1]?.id])
  })
})

const settings = fc.record({
  sound: fc.boolean(),
  speech: fc.constantFrom('off', 'en', 'zh-CN'),
  flash: fc.boolean(),
  device: fc.constantFrom('', 'headset'),
  quietUntil: fc.constantFrom(0, 100),
})
const situation = fc.record({
  kind: fc.constantFrom(...cueKinds),
  settings,
  now: fc.constant(50),
  isOnCall: fc.boolean(),
})

describe('how it reaches a person', () => {
  it('never speaks into an open line, nor sounds but in a headset that was chosen', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const ways = waysOf({ ...given, isOnCall: true })
        const mayTheySound = given.settings.device !== ''
        expect(ways).toMatchObject({ speech: false, sound: ways.sound && mayTheySound })
      }),
    )
  })

  it('always lets an emergency be seen, and heard where no line is open, whatever is switched off', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const ways = waysOf({ ...given, kind: 'emergency' })
        expect(ways.flash).toBe(true)
        expect(ways.sound || given.isOnCall).toBe(true)
      }),
    )
  })

  it('is quiet for everything else while quiet is on', () => {
    fc.assert(
      fc.property(situation, (given) => {
        fc.pre(given.kind !== 'emergency')
        const ways = waysOf({ ...given, settings: { ...given.settings, quietUntil: 100 } })
        expect(ways).toEqual({ sound: false, speech: false, flash: false })
      }),
    )
  })

  it('shows what an open line keeps from sounding', () => {
    const given = { sound: true, speech: 'off', flash: false, device: '', quietUntil: 0 }
    expect(waysOf({ kind: 'alert', settings: given, now: 50, isOnCall: true }).flash).toBe(true)
    expect(waysOf({ kind: 'alert', settings: given, now: 50, isOnCall: false }).flash).toBe(false)
  })
})
