import type { Post, Slip, Unit } from '@tocsin/domain'
import { expect, it } from 'vitest'
import { postRows } from './posts.ts'

const part = <Whole>(given: object): Whole => given as Whole
const post = (id: string, kind = 'station'): Post => part({ id, kind, name: { zh: id, en: id } })
const unit = (id: string, of: string | null, phase = 'available'): Unit => part({ id, post: of, state: { phase } })
const slip = (id: string, given: object): Slip =>
  part({
    id,
    incident: `i-${id}`,
    runs: [],
    sentAt: 0,
    state: { phase: 'sent' },
    feedback: { phase: 'not-due' },
    ...given,
  })
const to = (id: string) => ({ addressee: { kind: 'post', post: id } })

it('tells what each post owes, whoever keeps somebody waiting longest first', () => {
  const rows = postRows(
    [post('a'), post('b'), post('c'), post('d')],
    [
      slip('1', { ...to('c'), sentAt: 50 }),
      slip('2', { ...to('b'), sentAt: 20 }),
      slip('3', { ...to('b'), sentAt: 10 }),
      slip('4', { ...to('a'), state: { phase: 'finished' }, feedback: { phase: 'due', since: 5 } }),
    ],
    [],
  )
  expect(
    rows.map(({ post: { id }, unsigned, feedback }) => [id, unsigned.map((one) => one.slip), feedback.length]),
  ).toEqual([
    ['b', ['3', '2'], 0],
    ['c', ['1'], 0],
    ['a', [], 1],
    ['d', [], 0],
  ])
})

it('counts a signed slip, and work under way, as owing nothing', () => {
  const signed = slip('1', { ...to('a'), state: { phase: 'signed', by: 'x' } })
  const working = slip('2', { ...to('a'), state: { phase: 'working' }, feedback: { phase: 'due', since: 1 } })
  expect(postRows([post('a')], [signed, working], [])).toMatchObject([{ unsigned: [], feedback: [] }])
})

it('puts the feedback of a unit down to its post, also one that came back', () => {
  const done = { state: { phase: 'finished' }, addressee: { kind: 'unit', unit: 'e1' }, runs: [{ unit: 'e1' }] }
  const slips = [
    slip('1', { ...done, feedback: { phase: 'returned', at: 8 } }),
    slip('2', { ...done, feedback: { phase: 'filed', at: 9 } }),
  ]
  const [row] = postRows([post('a')], slips, [unit('e1', 'a', 'off-duty'), unit('e2', 'a'), unit('e3', 'b')])
  expect(row).toMatchObject({ feedback: [{ slip: '1', since: 8 }], free: 1, onDuty: 1 })
})

it('shows no partner: nobody signs for slips there', () => {
  expect(postRows([post('p', 'partner')], [], [])).toEqual([])
})
