import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, type ConnectOptions, type Link } from './connect.ts'
import { openSocket, startLiveServer } from './live-server.fixture.ts'
import type { LinkState } from './link-state.ts'
import { CommandUnreadable, OutboxClosed, OutboxFull } from './outbox.ts'

const quick = { firstRetryMs: 4, longestRetryMs: 20 }
const note = (text: string) => ({ type: 'note-incident', body: { incident: 'i', note: text } }) as const

let server: Awaited<ReturnType<typeof startLiveServer>>
let links: Link[]
beforeEach(async () => {
  server = await startLiveServer()
  links = []
})
afterEach(async () => {
  for (const link of links) link.close()
  await server.stop()
})

function join(options: Partial<ConnectOptions> = {}): Link {
  const link = connect({ url: server.url, openSocket, timing: quick, ...options })
  links.push(link)
  return link
}

/** Resolves with the next state of that phase, or the one it is in. */
async function phase(link: Link, wanted: LinkState['phase']): Promise<LinkState> {
  if (link.state.phase === wanted) return link.state
  return new Promise((resolve) => {
    const stop = link.subscribe((state) => {
      if (state.phase !== wanted) return
      stop()
      resolve(state)
    })
  })
}

const memory = () => {
  const kept = new Map<string, string>()
  return {
    kept,
    get length() {
      return kept.size
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

describe('connection', () => {
  it('goes from connecting over behind to live, and shows a snapshot sent in parts', async () => {
    server.change('post/a', { id: 'a' })
    server.change('post/b', { id: 'b' })
    const phases: string[] = []
    const link = join({ onState: (state) => phases.push(state.phase) })
    await phase(link, 'live')
    expect(phases).toEqual(['connecting', 'behind', 'live'])
    expect(link.board.all('post').map(({ id }) => id)).toEqual(['a', 'b'])
    expect([link.viewer?.account, link.program]).toEqual(['anna', 'test'])
    expect(server.hellos[0]).toMatchObject({ after: null, log: null, positions: false })
  })

  it('resumes by position and log after a cut: only what it missed comes', async () => {
    server.change('post/a', { id: 'a' })
    const link = join()
    await phase(link, 'live')
    const before = link.board.get('post', 'a')
    server.cut()
    server.changeSilently('post/b', { id: 'b' })
    await phase(link, 'cut')
    await phase(link, 'live')
    expect(server.hellos[1]).toMatchObject({ after: 1, log: 'log-1' })
    expect(link.board.get('post', 'a')).toBe(before)
    expect([link.board.position, link.board.get('post', 'b')]).toEqual([2, { id: 'b' }])
  })

  it('replaces everything when the server has another log', async () => {
    server.change('post/a', { id: 'a' })
    const link = join()
    await phase(link, 'live')
    server.loseHistory()
    server.changeSilently('post/c', { id: 'c' })
    server.cut()
    await phase(link, 'cut')
    await phase(link, 'live')
    expect(link.board.all('post').map(({ id }) => id)).toEqual(['a', 'c'])
    expect(link.board.position).toBe(1)
  })

  it('counts as cut when nothing is heard for the time of silence, whatever the socket believes', async () => {
    const link = join({ timing: { ...quick, silenceMs: 40 } })
    const state = await phase(link, 'cut')
    expect(state).toMatchObject({ why: 'silent' })
    await server.until(() => server.hellos.length >= 2)
  })

  it('keeps the time of the first cut through failed tries', async () => {
    const link = join({ timing: { ...quick, openMs: 60 } })
    await phase(link, 'live')
    server.greets(false)
    server.cut()
    const first = await phase(link, 'cut')
    await server.until(() => server.hellos.length >= 3)
    const later = await phase(link, 'cut')
    expect(later.since).toBe(first.since)
    expect(later).toMatchObject({ why: 'unreachable' })
    server.greets(true)
    await phase(link, 'live')
  })

  it('says that it is behind while the server is quiet, and live again when it is heard', async () => {
    const link = join({ timing: { ...quick, quietMs: 20 } })
    await phase(link, 'live')
    await phase(link, 'behind')
    server.change('post/a', { id: 'a' })
    await phase(link, 'live')
    expect(link.board.position).toBe(1)
  })

  it('takes the position of a beat: what it could not see need not be asked for again', async () => {
    const link = join()
    await phase(link, 'live')
    server.beat(41)
    await link.board.reached(41)
    server.cut()
    await server.until(() => server.hellos.length === 2)
    expect(server.hellos[1]).toMatchObject({ after: 41 })
  })

  it('shows that the server runs degraded', async () => {
    const link = join()
    await phase(link, 'live')
    const told = new Promise<LinkState>((resolve) => link.subscribe(resolve))
    server.beat(0, true)
    expect(await told).toMatchObject({ phase: 'live', degraded: true })
  })

  it.each([
    ['signed-out', 'signed-out'],
    ['reload', 'other-version'],
  ] as const)('ends when the server says %s', async (why, ended) => {
    const link = join()
    await phase(link, 'live')
    const answer = link.send(note('late'))
    await answer
    server.answers(false)
    const lost = link.send(note('lost'))
    server.broadcast({ t: 'bye', why })
    expect(await phase(link, 'ended')).toMatchObject({ why: ended })
    await expect(lost).rejects.toThrow(OutboxClosed)
  })

  it.each(['slow', 'stopping'] as const)('comes back when the server says %s', async (why) => {
    const link = join()
    await phase(link, 'live')
    server.broadcast({ t: 'bye', why })
    expect(await phase(link, 'cut')).toMatchObject({ why })
    await phase(link, 'live')
  })

  it('ends as signed out when it cannot enter and the session is gone', async () => {
    const link = join({ url: 'ws://127.0.0.1:9', isSignedIn: () => Promise.resolve(false) })
    expect(await phase(link, 'ended')).toMatchObject({ why: 'signed-out' })
  })

  it('tries at once when told that the line is back', async () => {
    const link = join({ timing: { firstRetryMs: 3_600_000, longestRetryMs: 3_600_000 } })
    await phase(link, 'live')
    server.cut()
    await phase(link, 'cut')
    link.retryNow()
    await phase(link, 'live')
    expect(server.hellos).toHaveLength(2)
  })

  it('keeps the position of each unit that the server told last, and sends fixes while connected', async () => {
    const link = join({ positions: true })
    await phase(link, 'live')
    server.broadcast({ t: 'positions', list: [['E1', 1, 2, 5000, null, null]] })
    const fix = { point: { lon: 3, lat: 4 }, at: 1_700_000_000_000, accuracyM: null, speedMps: null, headingDeg: null }
    server.broadcast({ t: 'positions', list: [['E1', 9, 9, 4000, null, null]] })
    await new Promise<void>((resolve) => {
      link.subscribe(() => resolve())
      server.beat(0, true)
    })
    expect(link.positions.all()).toMatchObject([{ unit: 'E1', point: { lon: 9, lat: 9 }, at: 4000 }])
    expect(link.sendFix('E1', fix)).toBe(true)
    await server.until(() => server.fixes.length === 1)
    link.close()
    expect(link.sendFix('E1', fix)).toBe(false)
  })
})

describe('outbox', () => {
  it('sends what the cut left unanswered again once, with the same ids and in order', async () => {
    const link = join()
    await phase(link, 'live')
    server.answers(false)
    const answers = ['one', 'two', 'three'].map((text) => link.send(note(text)))
    await server.until(() => server.commands.length === 3)
    server.cut()
    await phase(link, 'cut')
    answers.push(link.send(note('four')))
    server.answers(true)
    expect(await Promise.all(answers)).toEqual([1, 2, 3, 4].map((position) => ({ ok: true, position })))
    const ids = server.commands.map(({ id }) => id)
    expect(ids.slice(3)).toEqual([...server.applied.keys()])
    expect(ids.slice(3, 6)).toEqual(ids.slice(0, 3))
    expect(link.pending).toEqual([])
  })

  it('gives a refusal as an answer, and an unreadable command as an error that names the field', async () => {
    const link = join()
    await phase(link, 'live')
    server.answers(false)
    const refused = link.send(note('no'))
    const unreadable = link.send(note('what'))
    await server.until(() => server.commands.length === 2)
    const [first, second] = server.commands.map(({ id }) => id)
    server.broadcast({ t: 'answer', id: first!, ok: false, refusal: { refused: 'not-found' } })
    server.broadcast({ t: 'problem', id: second!, field: 'body.note', detail: 'too long' })
    expect(await refused).toEqual({ ok: false, refusal: { refused: 'not-found' } })
    await expect(unreadable).rejects.toThrow(CommandUnreadable)
  })

  it.each(['log-unavailable', 'busy-try-again'] as const)(
    'takes %s for no answer: the same command goes again',
    async (refused) => {
      const link = join({ outbox: { unavailableRetryMs: 5 } })
      await phase(link, 'live')
      server.answers(false)
      const answer = link.send(note('one'))
      await server.until(() => server.commands.length === 1)
      server.answers(true)
      const id = server.commands[0]!.id
      server.broadcast({ t: 'answer', id, ok: false, refusal: { refused } })
      expect(await answer).toEqual({ ok: true, position: 1 })
      expect(server.commands.map((command) => command.id)).toEqual([id, id])
    },
  )

  it('has a bound, says so at once, and takes more when answers have come', async () => {
    const link = join({ outbox: { limit: 2, inFlight: 1 } })
    await phase(link, 'live')
    server.answers(false)
    const waiting = [link.send(note('one')), link.send(note('two'))]
    await expect(link.send(note('three'))).rejects.toThrow(OutboxFull)
    await server.until(() => server.commands.length === 1)
    server.answers(true)
    server.cut()
    await Promise.all(waiting)
    expect(await link.send(note('three'))).toMatchObject({ ok: true })
  })

  it('keeps commands over a reload in the storage it is given, for their author alone', async () => {
    const storage = memory()
    const before = join({ outbox: { storage } })
    await phase(before, 'live')
    server.answers(false)
    const lost = before.send(note('one'), { id: '1d3bd2b7-52b5-4a6c-8b68-7c1a6d1f0a01' })
    await server.until(() => server.commands.length === 1)
    before.close()
    await expect(lost).rejects.toThrow(OutboxClosed)
    server.answers(true)
    const answered = new Promise((resolve) => join({ outbox: { storage, onAnswer: resolve } }))
    expect(await answered).toMatchObject({ id: '1d3bd2b7-52b5-4a6c-8b68-7c1a6d1f0a01', body: { note: 'one' } })
    expect([server.applied.size, storage.kept.size]).toEqual([1, 0])
  })

  it('keeps what two tabs have in one storage apart: neither takes the other one along', async () => {
    const storage = memory()
    const tabs = [join({ outbox: { storage } }), join({ outbox: { storage } })]
    await Promise.all(tabs.map((tab) => phase(tab, 'live')))
    server.answers(false)
    for (const [index, tab] of tabs.entries()) tab.send(note(`tab ${index}`)).catch(() => {})
    await server.until(() => server.commands.length === 2)
    for (const tab of tabs) tab.close()
    server.answers(true)
    const answered: unknown[] = []
    await new Promise<void>((resolve) => {
      const onAnswer = ({ body }: { readonly body: unknown }): void => {
        if (answered.push(body) === 2) resolve()
      }
      join({ outbox: { storage, onAnswer } })
    })
    expect(answered).toMatchObject([{ note: 'tab 0' }, { note: 'tab 1' }])
    expect(storage.kept.size).toBe(0)
  })

  it('sends what a window left that died, once told so', async () => {
    const storage = memory()
    const [dying, living] = [join({ outbox: { storage } }), join({ outbox: { storage } })]
    await Promise.all([phase(dying, 'live'), phase(living, 'live')])
    server.answers(false)
    dying.send(note('last words')).catch(() => {})
    await server.until(() => server.commands.length === 1)
    dying.close()
    server.answers(true)
    expect(living.pending).toEqual([])
    living.takeOver()
    expect(living.pending).toMatchObject([{ body: { note: 'last words' } }])
    await expect.poll(() => [server.applied.size, storage.kept.size, living.pending.length]).toEqual([1, 0, 0])
  })

  it('says when a command cannot be kept, and sends it all the same', async () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    let told = 0
    const link = join({ outbox: { storage: full, onNotKept: () => (told += 1) } })
    expect(await link.send(note('one'))).toMatchObject({ ok: true })
    expect(told).toBeGreaterThan(0)
  })

  it('never sends the kept commands of somebody else', async () => {
    const storage = memory()
    const before = join({ outbox: { storage } })
    await phase(before, 'live')
    server.answers(false)
    before.send(note('secret')).catch(() => {})
    await server.until(() => server.commands.length === 1)
    before.close()
    server.letIn('bert')
    const dropped = new Promise((resolve) => join({ outbox: { storage, onDropped: resolve } }))
    expect(await dropped).toHaveLength(1)
    expect([server.commands.length, storage.kept.size]).toEqual([1, 0])
  })

  it('leaves nothing in the storage after signing out', async () => {
    const storage = memory()
    const link = join({ url: 'ws://127.0.0.1:9', outbox: { storage } })
    const sent = link.send(note('secret'))
    expect(storage.kept.size).toBe(1)
    link.close({ forget: true })
    await expect(sent).rejects.toThrow(OutboxClosed)
    expect(storage.kept.size).toBe(0)
  })
})
