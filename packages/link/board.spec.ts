import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { Post, Unit } from '@tocsin/domain'
import { createBoard, type Board, type BoardMessage } from './board.ts'
import type { Change } from './messages.ts'

const post = (id: string, version = 0): Post => ({
  id,
  org: 'town',
  kind: 'station',
  name: { zh: `第${version}站`, en: `Station ${version}` },
  point: { lon: 0, lat: 0 },
  number: null,
  under: null,
  area: null,
})
const unit = (id: string): Unit => ({
  id,
  org: 'town',
  callSign: id,
  kind: 'patrol',
  name: null,
  post: null,
  vehicle: null,
  crew: [],
  capabilities: [],
  people: null,
  skills: [],
  movingTo: null,
  movedAt: [],
  state: { phase: 'off-duty' },
  since: { at: 1, toldAt: 1, by: 'a-lin', byRadio: false, doubtful: false },
  planned: [],
  alsoOn: [],
  news: [],
  retiredAt: null,
})
const whole = (position: number, ...documents: Change[]): BoardMessage => ({
  t: 'snapshot',
  position,
  first: true,
  last: true,
  documents,
})
const changes = (position: number, ...rows: Change[]): BoardMessage => ({ t: 'changes', position, changes: rows })

describe('board', () => {
  it('shows a snapshot when its last part is in, and not before', () => {
    const board = createBoard()
    board.apply({ t: 'snapshot', position: 7, first: true, last: false, documents: [['post/a', post('a')]] })
    expect([board.position, board.all('post')]).toEqual([null, []])
    board.apply({ t: 'snapshot', position: 7, first: false, last: true, documents: [['unit/u', unit('u')]] })
    expect([board.position, board.get('post', 'a'), board.get('unit', 'u')]).toEqual([7, post('a'), unit('u')])
  })

  it('keeps the newer document when a change comes between the parts of a snapshot', () => {
    const board = createBoard()
    board.apply({ t: 'snapshot', position: 7, first: true, last: false, documents: [] })
    board.apply(changes(9, ['post/a', post('a', 9)], ['post/b', null]))
    const late: Change[] = [
      ['post/a', post('a', 1)],
      ['post/b', post('b')],
    ]
    board.apply({ t: 'snapshot', position: 7, first: false, last: true, documents: late })
    expect([board.position, board.all('post')]).toEqual([9, [post('a', 9)]])
  })

  it('gives the same list until a document of that kind changes', () => {
    const board = createBoard()
    board.apply(whole(1, ['post/a', post('a')], ['unit/u', unit('u')]))
    const posts = board.all('post')
    const units = board.all('unit')
    board.apply(changes(2, ['unit/u', null]))
    expect(board.all('post')).toBe(posts)
    expect(board.all('unit')).not.toBe(units)
  })

  it('tells each listener once a message, with what changed or went, and stops when told', () => {
    const board = createBoard()
    const heard: string[] = []
    const stop = board.subscribe('post', (kind, ids) => heard.push(`${kind} ${[...ids].join(' ')}`))
    board.subscribe('*', (kind) => heard.push(`* ${kind}`))
    board.apply(whole(1, ['post/a', post('a')], ['post/b', post('b')]))
    stop()
    board.apply(changes(2, ['post/a', null], ['unit/u', unit('u')]))
    expect(heard).toEqual(['post a b', '* post', '* post', '* unit'])
  })

  it('names what vanished when another snapshot replaces everything', () => {
    const board = createBoard()
    board.apply(whole(5, ['post/a', post('a')]))
    const gone: string[] = []
    board.subscribe('post', (_, ids) => gone.push(...ids))
    board.apply(whole(2, ['post/b', post('b')]))
    expect([board.position, gone, board.get('post', 'a')]).toEqual([2, ['a', 'b'], undefined])
  })

  it('resolves a wait for a position when it is reached', async () => {
    const board = createBoard()
    const order: number[] = []
    const waits = [3, 1, 2].map((position) => board.reached(position).then(() => order.push(position)))
    board.apply(whole(1))
    await waits[1]
    board.apply(changes(3))
    await Promise.all(waits)
    expect(order).toEqual([1, 3, 2])
    await board.reached(2)
  })

  it('passes over a kind that a newer server knows', () => {
    const board = createBoard()
    board.apply(whole(1, ['drone/d', {}], ['post/a', post('a')]))
    expect(board.all('post')).toHaveLength(1)
  })

  it('snapshot + tail equals a fresh fetch, whatever is changed, sent in parts and cut', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), fc.array(step, { maxLength: 40 }), (before, after) => {
        const world = createWorld()
        for (const each of [...before, { do: 'cut', fresh: true } as const, ...after]) world.run(each)
        world.deliver(Infinity)
        expect(contents(world.board)).toEqual(world.fresh())
      }),
    )
  })
})

type Step =
  | { readonly do: 'set' | 'drop'; readonly subject: string; readonly version: number }
  | { readonly do: 'deliver'; readonly messages: number }
  | { readonly do: 'cut'; readonly fresh: boolean }

const anySubject = fc.constantFrom('post/a', 'post/b', 'post/c', 'post/d', 'post/e', 'post/f')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('set', 'drop'), subject: anySubject, version: fc.nat(99) }),
  fc.record({ do: fc.constant('deliver'), messages: fc.nat(4) }),
  fc.record({ do: fc.constant('cut'), fresh: fc.boolean() }),
)

const contents = (board: Board) => ({
  position: board.position,
  posts: board.all('post').toSorted((a, b) => a.id.localeCompare(b.id)),
})

/** A server that keeps its whole tail, one cable with messages on the way, and the client's board at its end. */
function createWorld() {
  const board = createBoard()
  const documents = new Map<string, Post>()
  const log: Change[] = []
  let cable: BoardMessage[] = []

  function connect(fresh: boolean): void {
    board.dropParts()
    const { position } = board
    if (fresh || position === null) cable = parts()
    else cable = [{ t: 'changes', position: log.length, changes: log.slice(position) }]
  }

  function parts(): BoardMessage[] {
    const rows = [...documents]
    const sizes = Array.from({ length: Math.floor(rows.length / 2) + 1 }, (_, index) => index)
    return sizes.map((index) => ({
      t: 'snapshot',
      position: log.length,
      first: index === 0,
      last: index === sizes.length - 1,
      documents: rows.slice(index * 2, index === sizes.length - 1 ? undefined : index * 2 + 2),
    }))
  }

  function change(subject: string, document: Post | null): void {
    if (document === null) documents.delete(subject)
    else documents.set(subject, document)
    log.push([subject, document])
    cable.push({ t: 'changes', position: log.length, changes: [[subject, document]] })
  }

  function deliver(messages: number): void {
    for (const message of cable.splice(0, messages)) board.apply(message)
  }

  function run(each: Step): void {
    if (each.do === 'cut') connect(each.fresh)
    else if (each.do === 'deliver') deliver(each.messages)
    else change(each.subject, each.do === 'set' ? post(each.subject.slice(5), each.version) : null)
  }

  const fresh = () => ({
    position: log.length,
    posts: [...documents.values()].toSorted((a, b) => a.id.localeCompare(b.id)),
  })
  return { board, run, deliver, fresh }
}
