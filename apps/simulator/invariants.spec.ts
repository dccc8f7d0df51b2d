import { createBoard, type Change } from '@tocsin/link'
import { describe, expect, it } from 'vitest'
import { checkInvariants } from './invariants.ts'

const clock = (at: number, doubtful = false) => ({ at, toldAt: at, by: 'a-lin', byRadio: false, doubtful })
const idle = {
  acknowledged: null,
  left: null,
  onScene: null,
  transporting: null,
  atDestination: null,
  finished: null,
  corrections: [],
}
const unit = (id: string, slip: string | null): Change => [
  `unit/${id}`,
  { id, org: 'o', alsoOn: [], state: slip === null ? { phase: 'available' } : { phase: 'en-route', slip } },
]
const slip = (id: string, incident: string, runs: readonly object[], phase = 'working'): Change => [
  `slip/${id}`,
  { id, number: `n-${id}`, incident, runs, state: { phase } },
]
const incident = (id: string, spoken: number, slips: readonly string[]): Change => [
  `incident/${id}`,
  { id, org: 'o', number: `n-${id}`, spoken, slips: slips.map((each) => ({ slip: each })), contacts: [] },
]
const good: readonly Change[] = [
  incident('i', 7, ['s']),
  slip('s', 'i', [{ unit: 'E1', sent: clock(1), ...idle, left: clock(2), onScene: clock(9) }]),
  unit('E1', 's'),
]

/** What a checker finds on a board that stands like this. */
function rulesBroken(...documents: readonly Change[]): string[] {
  const board = createBoard()
  board.apply({ t: 'snapshot', position: 1, first: true, last: true, documents })
  const found = checkInvariants(board).stop()
  return [...new Set(found.map(({ rule }) => rule))]
}

describe('invariants', () => {
  it('finds nothing where all is well', () => {
    expect(rulesBroken(...good, unit('E2', null))).toEqual([])
  })

  it.each<[string, readonly Change[]]>([
    [
      'a unit works on one slip of its own',
      [incident('i', 7, ['s', 't']), slip('t', 'i', [{ unit: 'E1', sent: clock(1), ...idle }])],
    ],
    ['a unit at work is on a slip that is at work', [unit('E2', 'gone')]],
    [
      'a slip names known units',
      [incident('i', 7, ['s', 't']), slip('t', 'i', [{ unit: 'E9', sent: clock(1), ...idle }])],
    ],
    ['a run at work has its unit', [unit('E1', null)]],
    [
      'clocks of a run go forward or are doubtful',
      [slip('s', 'i', [{ unit: 'E1', sent: clock(5), ...idle, left: clock(4) }])],
    ],
    ['a spoken number belongs to one open incident', [incident('j', 7, [])]],
    ['a number is given once', [['contact/c', { id: 'c', number: 'n-i', state: { phase: 'open' } }]]],
    ['a slip belongs to an incident on the board that knows it', [incident('i', 7, [])]],
    [
      'an attached contact belongs to an incident on the board that knows it',
      [['contact/c', { id: 'c', number: 'x', state: { phase: 'attached', incident: 'i' } }]],
    ],
  ])('finds that not %s', (rule, more) => {
    expect(rulesBroken(...good, ...more)).toContain(rule)
  })

  it('lets a time be earlier than the one before where it is marked as doubtful', () => {
    const run = { unit: 'E1', sent: clock(5), ...idle, left: { ...clock(4, true), toldAt: 6 } }
    expect(rulesBroken(...good, slip('s', 'i', [run]))).toEqual([])
  })

  it('passes over what holds again at the next look: a command may come in two messages', () => {
    const board = createBoard()
    board.apply({ t: 'snapshot', position: 1, first: true, last: true, documents: [...good, unit('E1', null)] })
    const check = checkInvariants(board)
    board.apply({ t: 'changes', position: 2, changes: [unit('E1', 's')] })
    expect(check.stop()).toEqual([])
    expect(check.most).toEqual({ incidents: 1, unitsAtWork: 1 })
  })
})
