import { randomUUID } from 'node:crypto'
import { connect, type Answer, type Link, type OutboxStorage, type Socket, type TypedCommand } from '@tocsin/link'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
let cookies: readonly string[]
const writers = ['anna', 'ben'] as const

const give = async (command: TypedCommand): Promise<void> => {
  const answer = await host.give('centre', command)
  if (!answer.ok) throw new Error(`${command.type}: ${answer.refusal.refused}`)
}

beforeAll(async () => {
  host = await startTestApp()
  await give({
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  for (const each of writers) await host.account('centre', each, ['dispatcher'])
  cookies = await Promise.all(writers.map((each) => host.signIn(each)))
})
afterAll(() => host.stop())

/** What a browser keeps of unanswered commands. */
function createStorage(): OutboxStorage {
  const rows = new Map<string, string>()
  return {
    get length() {
      return rows.size
    },
    key: (n) => [...rows.keys()][n] ?? null,
    getItem: (key) => rows.get(key) ?? null,
    setItem: (key, value) => void rows.set(key, value),
    removeItem: (key) => void rows.delete(key),
  }
}

/**
 * One desk: the real link with the outbox that the console has. Its cable can be pulled so that what it said last is lost
 * (`deaf`: the server did it, the answer never comes), and its page can die and be loaded anew.
 */
function createDesk(cookie: string) {
  const storage = createStorage()
  const unanswered = new Set<string>()
  let whenDone: (() => void) | undefined
  let socket: WebSocket | undefined
  let link: Link

  function openSocket(url: string): Socket {
    socket = new WebSocket(url, { headers: { cookie } })
    return socket
  }

  const done = ({ id }: { readonly id: string }, answer: Answer): void => {
    expect(answer).toMatchObject({ ok: true })
    unanswered.delete(id)
    if (unanswered.size === 0) whenDone?.()
  }

  function load(): void {
    const outbox = { inFlight: 1, storage, onAnswer: done }
    const timing = { firstRetryMs: 1, longestRetryMs: 5 }
    link = connect({ url: `${host.app.url.replace('http', 'ws')}/api/live`, openSocket, outbox, timing })
  }
  load()

  return {
    write(incident: string, note: string, deviceAt: number): string {
      const id = randomUUID()
      unanswered.add(id)
      const body = { incident, note, entry: id }
      link.send({ type: 'note-incident', body }, { id, deviceAt }).catch(() => undefined)
      return id
    },
    cut: () => socket?.terminate(),
    deaf(): void {
      const pulled = socket
      pulled?.removeAllListeners('message')
      setImmediate(() => pulled?.terminate())
    },
    reload(): void {
      link.close()
      load()
    },
    answered: (): Promise<void> =>
      new Promise((resolve) => {
        whenDone = resolve
        if (unanswered.size === 0) resolve()
      }),
    close: () => link.close(),
  }
}
type Desk = ReturnType<typeof createDesk>

type Step = { readonly desk: number; readonly does: 'write' | 'cut' | 'deaf' | 'reload' | 'wait' }
const step: fc.Arbitrary<Step> = fc.record({
  desk: fc.nat(1),
  does: fc.oneof(
    { weight: 8, arbitrary: fc.constant('write' as const) },
    { weight: 3, arbitrary: fc.constantFrom('cut' as const, 'deaf' as const) },
    { weight: 1, arbitrary: fc.constant('reload' as const) },
    { weight: 3, arbitrary: fc.constant('wait' as const) },
  ),
})
/** 50 incidents at a time, both desks writing in all of them: which step belongs to which incident is part of the chance. */
const batch = 50
const interleaving = fc.array(fc.record({ incident: fc.nat(batch - 1), step }), {
  minLength: batch * 4,
  maxLength: batch * 6,
})

const card = z.object({
  incident: z.object({
    notes: z.array(
      z.object({ entry: z.string(), by: z.string(), text: z.string(), at: z.number(), deviceAt: z.number() }),
    ),
  }),
})

async function narrativeFor(cookie: string, incident: string) {
  const answer = await fetch(`${host.app.url}/api/incidents/${incident}/card`, { headers: { cookie } })
  return card.parse(await answer.json()).incident.notes
}

type Entry = { readonly entry: string; readonly by: string; readonly text: string; readonly deviceAt: number }

async function play(desks: readonly Desk[], steps: readonly { incident: number; step: Step }[], name: string) {
  const sent = new Map<string, Entry[]>()
  for (const [n, { incident, step: each }] of steps.entries()) {
    const desk = desks[each.desk]
    if (desk === undefined) throw new Error('no such desk')
    if (each.does === 'write') {
      const text = `第 ${n} 条`
      const deviceAt = 1_700_000_000_000 + n
      const entry = desk.write(`${name}-${incident}`, text, deviceAt)
      const of = sent.get(`${name}-${incident}`) ?? []
      sent.set(`${name}-${incident}`, [...of, { entry, by: writers[each.desk] ?? '', text, deviceAt }])
    } else if (each.does === 'wait') await new Promise((resolve) => setImmediate(resolve))
    else desk[each.does]()
  }
  await Promise.all(desks.map((desk) => desk.answered()))
  return sent
}

const idsOf = (entries: readonly Entry[]): readonly string[] => entries.map(({ entry }) => entry)
const bare = ({ entry, by, text, deviceAt }: Entry): Entry => ({ entry, by, text, deviceAt })
const sorted = (entries: readonly Entry[]) => entries.map(bare).toSorted((a, b) => (a.entry < b.entry ? -1 : 1))

let run = 0

test('L12 two writers with cut cables, 1,000 incidents: each sent entry stands once, with its own time, in one order at both', async () => {
  let entries = 0
  const runsBefore = run
  await fc.assert(
    fc.asyncProperty(interleaving, async (steps) => {
      run += 1
      const name = `n${run}`
      const incidents = Array.from({ length: batch }, (_, n) => `${name}-${n}`)
      await Promise.all(
        incidents.map((incident) =>
          give({
            type: 'open-incident',
            body: { incident, contact: null, type: 'medical', priority: 2, place: null, placeTyped: null },
          }),
        ),
      )
      const desks = cookies.map(createDesk)
      try {
        const sent = await play(desks, steps, name)
        const told = await Promise.all(
          incidents.map((incident) => Promise.all(cookies.map((cookie) => narrativeFor(cookie, incident)))),
        )
        for (const [n, [one = [], other = []]] of told.entries()) {
          const own = sent.get(`${name}-${n}`) ?? []
          expect(idsOf(one)).toEqual(idsOf(other))
          expect(sorted(one)).toEqual(sorted(own))
          for (const writer of writers) {
            const isTheirs = ({ by }: Entry): boolean => by === writer
            expect(idsOf(one.filter(isTheirs))).toEqual(idsOf(own.filter(isTheirs)))
          }
          entries += one.length
        }
      } finally {
        for (const desk of desks) desk.close()
      }
    }),
    { numRuns: 20, endOnFailure: true, verbose: 0 },
  )
  expect(run - runsBefore).toBe(20)
  expect(entries).toBeGreaterThan(1_000)
}, 300_000)
