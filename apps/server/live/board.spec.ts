import type { Recorded, Stamp } from '@tocsin/domain'
import { expect, test } from 'vitest'
import { createBoard, type Moves } from './board.ts'
import { foldOn, type Fold } from './fold.ts'

const stamp = (position: number, subject: string, version: number): Stamp => ({
  position,
  org: 'centre',
  orgSeq: position,
  subject,
  version,
  schema: 1,
  at: 1_000 + position,
  deviceAt: null,
  by: 'ann',
  seat: null,
  owner: 'centre',
  exercise: false,
  command: `c${position}`,
  serial: null,
})
const opened = (position: number, id: string): Recorded => ({
  type: 'contact-opened',
  data: {
    contact: id,
    channel: 'phone',
    clocks: { rung: 1_000, handed: null, offHook: null, hungUp: null },
    words: {},
    source: null,
  },
  stamp: stamp(position, `contact/${id}`, 1),
})
const ended = (position: number, id: string, version: number): Recorded => ({
  type: 'contact-ended',
  data: { reason: 'silent' },
  stamp: stamp(position, `contact/${id}`, version),
})
const hungUp = (position: number, id: string, version: number): Recorded => ({
  type: 'contact-hung-up',
  data: { at: 2_000 },
  stamp: stamp(position, `contact/${id}`, version),
})

/** a's end took it off the board; then it hangs up, together with news of b. */
const past = [opened(1, 'a'), ended(2, 'a', 2)]
const batch = [opened(3, 'b'), hungUp(4, 'a', 3), opened(5, 'c')]

function boardThatLoads(load: (subject: string) => Promise<Fold | undefined>) {
  const board = createBoard([], 2, load)
  const told: Moves[] = []
  board.listen((moves) => told.push(moves))
  return { board, told }
}

test('while a subject is fetched, nothing of the batch is seen yet, and the position stays', async () => {
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<Fold | undefined>()
  const { board, told } = boardThatLoads(() => {
    asked.resolve()
    return answer.promise
  })
  const applied = board.apply(batch)
  await asked.promise
  expect([board.position(), board.get('contact/b'), told]).toEqual([2, undefined, []])
  answer.resolve(foldOn('contact/a', undefined, past))
  await applied
  expect(board.position()).toBe(5)
  expect(told.map(({ position, moves }) => [position, moves.map(({ subject }) => subject)])).toEqual([
    [5, ['contact/b', 'contact/a', 'contact/c']],
  ])
})

test('a batch that could not be applied is applied whole when it is given again', async () => {
  let fails = true
  const { board, told } = boardThatLoads(async (subject) => {
    if (fails) throw new Error('the database is away')
    return foldOn(subject, undefined, past)
  })
  await expect(board.apply(batch)).rejects.toThrow('away')
  expect([board.position(), told]).toEqual([2, []])
  fails = false
  await board.apply(batch)
  expect(told.flatMap(({ moves }) => moves.map(({ subject }) => subject))).toEqual([
    'contact/b',
    'contact/a',
    'contact/c',
  ])
  expect(board.get('contact/b')?.version).toBe(1)
  expect(board.get('contact/a')).toBeUndefined()
})

test('a fold fetched from the future is not folded twice', async () => {
  const { board, told } = boardThatLoads(async (subject) => foldOn(subject, undefined, [...past, hungUp(4, 'a', 3)]))
  await board.apply(batch)
  const move = told.flatMap(({ moves }) => moves).find(({ subject }) => subject === 'contact/a')
  expect(move?.fold).toMatchObject({ version: 3, position: 4 })
})
