import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../log.ts'
import type { Connection } from '../postgres/index.ts'
import { ask, note, startTestServer, type TestServer } from '../testing/database.fixture.ts'
import { createAppender } from './appender.ts'
import { createClock } from './clock.ts'
import type { Appender, Claim, Outcome } from './contract.ts'
import { CounterExhausted, LogUnavailable } from './errors.ts'

let server: TestServer
let database: Awaited<ReturnType<TestServer['fresh']>>
let appender: Appender
const opened: Appender[] = []

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  database = await server.fresh()
  appender = open(database.log)
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()))
})

function open(connection: Connection, mostQueued?: number): Appender {
  const created = createAppender({
    connection,
    clock: createClock(0),
    log: silentLog,
    ...(mostQueued === undefined ? {} : { mostQueued }),
  })
  opened.push(created)
  return created
}

const subjectOf = (): string => `incident/${randomUUID()}`
const stamps = (outcome: Outcome) => (outcome.kind === 'stored' ? outcome.recorded.map(({ stamp }) => stamp) : [])
const reasonsOf = (outcomes: readonly PromiseSettledResult<unknown>[]): unknown[] =>
  outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }): unknown => reason)
const kinds = (outcomes: readonly Outcome[]): string[] => outcomes.map(({ kind }) => kind)

describe('a command', () => {
  test('is stored with stamps that count without gaps', async () => {
    const [a, b] = [subjectOf(), subjectOf()]
    const outcomes = [
      await appender.append(note(a, 0)),
      await appender.append(note(b, 0)),
      await appender.append(note(a, 1)),
    ]
    expect(outcomes.flatMap(stamps)).toMatchObject([
      { position: 1, orgSeq: 1, subject: a, version: 1, serial: null },
      { position: 2, orgSeq: 2, subject: b, version: 1 },
      { position: 3, orgSeq: 3, subject: a, version: 2 },
    ])
  })

  test('is in the log, byte for byte as handed out', async () => {
    const outcome = await appender.append(
      note('incident/x', 0, {
        drafts: [
          { type: 'incident-noted', data: { b: 'é\n"\t\u2028', a: [1.5, null] }, subject: 'incident/x', owner: 'beta' },
        ],
      }),
    )
    const [row] = await ask<{ body: string }>(database.log, 'select body from tocsin.events')
    expect(JSON.parse(row?.body ?? '')).toEqual(outcome.kind === 'stored' ? outcome.recorded[0] : undefined)
    expect(row?.body.startsWith('{"data":{"a":[1.5,null],"b":')).toBe(true)
  })

  test('given again hears the first answer and changes nothing, also in another process and in the same batch', async () => {
    const pending = note(subjectOf(), 0, { answer: { ok: true, said: 'first' } })
    const [first, second] = await Promise.all([
      appender.append(pending),
      appender.append({ ...pending, answer: { ok: true, said: 'second' } }),
    ])
    const third = await open(database.log).append({ ...pending, answer: { ok: true, said: 'third' } })
    expect(first.kind).toBe('stored')
    expect([second, third]).toEqual(
      [1, 2].map(() => ({ kind: 'repeated', answer: { ok: true, said: 'first' }, position: 1 })),
    )
    expect(await ask(database.log, 'select from tocsin.events')).toHaveLength(1)
  })

  test("with the id of another organisation's command is another command", async () => {
    const pending = note(subjectOf(), 0, { answer: { secret: 1 } })
    await appender.append(pending)
    const other = await appender.append({ ...note(subjectOf(), 0, { org: 'beta' }), command: pending.command })
    expect(other.kind).toBe('stored')
  })

  test('that stores no event is remembered all the same', async () => {
    const refused = note('incident/none', 0, { drafts: [], expects: {}, answer: { ok: false } })
    expect(await appender.append(refused)).toEqual({ kind: 'stored', answer: { ok: false }, recorded: [] })
    expect(await appender.append(refused)).toEqual({ kind: 'repeated', answer: { ok: false }, position: 0 })
  })
})

describe('a command decided on old news', () => {
  test('is told which subjects have moved on and how far to read', async () => {
    const [a, b] = [subjectOf(), subjectOf()]
    await appender.append(note(a, 0))
    await appender.append(note(b, 0))
    expect(await appender.append(note(a, 0, { expects: { [a]: 0, [b]: 1 } }))).toEqual({
      kind: 'stale',
      subjects: [a],
      position: 2,
    })
  })

  test('is noticed for subjects that were only read, and by a process that never saw them', async () => {
    const [read, written] = [subjectOf(), subjectOf()]
    await appender.append(note(read, 0))
    const late = note(written, 0, { expects: { [written]: 0, [read]: 0 } })
    expect(await open(database.log).append(late)).toMatchObject({ kind: 'stale', subjects: [read] })
  })

  test('loses to an earlier one of the same batch, and only that one is stored', async () => {
    const subject = subjectOf()
    await appender.append(note(subject, 0))
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => appender.append(note(subject, 1))))
    expect(kinds(outcomes).filter((kind) => kind === 'stored')).toHaveLength(1)
    expect(kinds(outcomes).filter((kind) => kind === 'stale')).toHaveLength(49)
  })

  test('may be written all the same where the subject takes events at any version', async () => {
    const reading = 'reading/ann'
    const read = () => note(reading, 0, { expects: {}, unversioned: new Set([reading]) })
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => appender.append(read())))
    expect(
      outcomes
        .flatMap(stamps)
        .map(({ version }) => version)
        .toSorted((a, b) => a - b),
    ).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })
})

describe('a claim', () => {
  const claim = (holder: string, key = 'unit/e1'): Claim => ({ key, holder })

  test('goes to one; the others hear who has it', async () => {
    expect((await appender.append(note(subjectOf(), 0, { take: [claim('slip/1')] }))).kind).toBe('stored')
    const lost = await open(database.log).append(note(subjectOf(), 0, { take: [claim('slip/2')] }))
    expect(lost).toEqual({ kind: 'taken', key: 'unit/e1', holder: 'slip/1', position: 1 })
    expect(await ask(database.log, 'select from tocsin.events')).toHaveLength(1)
  })

  test('may be taken again by who holds it', async () => {
    for (const _ of [1, 2])
      expect((await appender.append(note(subjectOf(), 0, { take: [claim('slip/1')] }))).kind).toBe('stored')
  })

  test('given back can be taken by the next, in the same batch and in the same command', async () => {
    await appender.append(note(subjectOf(), 0, { take: [claim('slip/1')] }))
    const outcomes = await Promise.all([
      appender.append(note(subjectOf(), 0, { release: [claim('slip/1')] })),
      appender.append(note(subjectOf(), 0, { take: [claim('slip/2')] })),
      appender.append(note(subjectOf(), 0, { release: [claim('slip/2')], take: [claim('slip/3')] })),
    ])
    expect(kinds(outcomes)).toEqual(['stored', 'stored', 'stored'])
    expect(await ask(database.log, 'select key, holder from tocsin.claims')).toEqual([claim('slip/3')])
  })

  test('is given back only by who holds it', async () => {
    await appender.append(note(subjectOf(), 0, { take: [claim('slip/1')] }))
    await open(database.log).append(note(subjectOf(), 0, { release: [claim('slip/9')] }))
    expect(await ask(database.log, 'select key, holder from tocsin.claims')).toEqual([claim('slip/1')])
    await open(database.log).append(note(subjectOf(), 0, { release: [claim('slip/1')] }))
    expect(await ask(database.log, 'select from tocsin.claims')).toEqual([])
  })

  test('lost takes nothing of its command with it', async () => {
    await appender.append(note(subjectOf(), 0, { take: [claim('slip/1')] }))
    await appender.append(note(subjectOf(), 0, { take: [claim('slip/2', 'spoken/7'), claim('slip/2')] }))
    expect((await appender.append(note(subjectOf(), 0, { take: [claim('slip/3', 'spoken/7')] }))).kind).toBe('stored')
  })
})

describe('F15 counters near their end', () => {
  const numbered = (series: string) => {
    const subject = subjectOf()
    return note(subject, 0, { drafts: [{ type: 'incident-noted', data: {}, subject, owner: 'alpha', series }] })
  }
  const serialsFrom = async (start: number, count: number): Promise<(number | null)[]> => {
    await ask(database.owner, `insert into tocsin.serials values ('day', ${start})`)
    const outcomes = await Promise.all(Array.from({ length: count }, () => appender.append(numbered('day'))))
    return outcomes.flatMap(stamps).map(({ serial }) => serial)
  }

  test.each([9_990, 2 ** 31 - 100])('go on past %d without a gap', async (start) => {
    expect(await serialsFrom(start, 200)).toEqual(Array.from({ length: 200 }, (_, index) => start + index + 1))
  })

  test('refuse loudly before 2^53, and store nothing of what they refuse', async () => {
    await ask(database.owner, `insert into tocsin.serials values ('day', ${2 ** 53 - 10})`)
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => appender.append(numbered('day'))))
    const refused = reasonsOf(outcomes)
    expect(refused).toHaveLength(11)
    for (const reason of refused) expect(reason).toBeInstanceOf(CounterExhausted)
    expect(await ask(database.log, 'select last::text from tocsin.serials')).toEqual([{ last: String(2 ** 53 - 1) }])
    expect(await ask(database.log, 'select from tocsin.events')).toHaveLength(9)
  })

  test('positions and chains continue past 2^31', async () => {
    await ask(database.owner, `update tocsin.log_head set position = ${2 ** 31 - 3}`)
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => appender.append(note(subjectOf(), 0))))
    expect(outcomes.flatMap(stamps).map(({ position }) => position)).toEqual(
      [-2, -1, 0, 1, 2, 3].map((step) => 2 ** 31 + step),
    )
  })
})

describe('a batch', () => {
  test('loses only the command that is at fault', async () => {
    const bad = [
      note('incident/new\nline', 0),
      note(subjectOf(), 0, {
        drafts: [{ type: 'incident-noted', data: { weight: Number.NaN }, subject: 'incident/nan', owner: 'alpha' }],
      }),
      note(subjectOf(), 0, {
        rehearse: () => {
          throw new Error('a fold that cannot')
        },
      }),
      note(subjectOf(), 0, {
        keys: [{ id: 'k', org: '', subject: 'incident/x', retention: 'r', wrapped: new Uint8Array(1) }],
      }),
    ]
    const outcomes = await Promise.allSettled(
      [...bad, ...Array.from({ length: 30 }, () => note(subjectOf(), 0))].map((pending) => appender.append(pending)),
    )
    expect(outcomes.slice(0, bad.length).map(({ status }) => status)).toEqual(bad.map(() => 'rejected'))
    expect(outcomes.slice(bad.length).filter(({ status }) => status === 'fulfilled')).toHaveLength(30)
    expect(await ask(database.log, 'select from tocsin.events')).toHaveLength(30)
  })

  test('stores the keys that its commands bring', async () => {
    const wrapped = Uint8Array.from([0, 255, 9, 10])
    await appender.append(
      note(subjectOf(), 0, { keys: [{ id: 'k1', org: 'alpha', subject: 'incident/x', retention: 'person', wrapped }] }),
    )
    expect(await ask(database.log, 'select id, wrapped from tocsin.data_keys')).toEqual([
      { id: 'k1', wrapped: Buffer.from(wrapped) },
    ])
  })

  test('destroys the keys that its commands name, also one that came in the same batch, and no other', async () => {
    const key = (id: string) => ({
      id,
      org: 'alpha',
      subject: 'note/x',
      retention: 'note',
      wrapped: Uint8Array.from([7]),
    })
    await appender.append(note(subjectOf(), 0, { keys: [key('old'), key('other')] }))
    await Promise.all([
      appender.append(note(subjectOf(), 0, { keys: [key('brief')] })),
      appender.append(note(subjectOf(), 0, { erase: ['old', 'brief', 'unknown'] })),
    ])
    const rows = await ask<{ id: string; wrapped: Buffer | null; erased_at: string | null }>(
      database.log,
      'select id, wrapped, erased_at from tocsin.data_keys where wrapped is not null or erased_at is not null order by id',
    )
    expect(rows.filter(({ wrapped }) => wrapped !== null).map(({ id }) => id)).toEqual(['other'])
    expect(rows.find(({ id }) => id === 'old')?.erased_at).not.toBeNull()
    // a command that brings it once more does not bring it back
    await appender.append(note(subjectOf(), 0, { keys: [key('old')] }))
    expect(await ask(database.log, `select from tocsin.data_keys where id = 'old' and wrapped is not null`)).toEqual([])
  })

  test('waits in a queue of bounded length', async () => {
    const small = open(database.log, 10)
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => small.append(note(subjectOf(), 0))))
    const refused = reasonsOf(outcomes)
    expect(refused).toEqual([new LogUnavailable('queue-full'), new LogUnavailable('queue-full')])
  })

  test('under way is stored before the appender closes; later commands are refused', async () => {
    const outcomes = Promise.all(Array.from({ length: 100 }, () => appender.append(note(subjectOf(), 0))))
    await appender.close()
    expect(new Set(kinds(await outcomes))).toEqual(new Set(['stored']))
    await expect(appender.append(note(subjectOf(), 0))).rejects.toMatchObject({ reason: 'closed' })
  })
})

describe('two processes on one database', () => {
  test('give one log without gaps, each event once, times in order', async () => {
    const both = [appender, open(database.log)]
    const outcomes = await Promise.all(
      Array.from({ length: 600 }, async (_, index) => {
        const subject = subjectOf()
        const own = both[index % 2] ?? appender
        return [await own.append(note(subject, 0)), await own.append(note(subject, 1))]
      }),
    )
    expect(new Set(kinds(outcomes.flat()))).toEqual(new Set(['stored']))
    const rows = await ask<{ position: string; at: string }>(
      database.log,
      'select position, org_seq, at from tocsin.events order by position',
    )
    expect(rows.map(({ position }) => Number(position))).toEqual(Array.from({ length: 1200 }, (_, index) => index + 1))
    expect(rows.map(({ at }) => Number(at))).toEqual(rows.map(({ at }) => Number(at)).toSorted((a, b) => a - b))
  })

  test('agree on versions: of two who saw the same, one is stored and one is told', async () => {
    const other = open(database.log)
    const subject = subjectOf()
    for (let version = 0; version < 60; version += 1) {
      const outcomes = await Promise.all([
        appender.append(note(subject, version)),
        other.append(note(subject, version)),
      ])
      expect(kinds(outcomes).toSorted()).toEqual(['stale', 'stored'])
    }
  })
})
