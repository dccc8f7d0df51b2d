import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createContexts } from './context.ts'
import { createHandleCommand } from './handle-command.ts'
import type { Order } from './order.ts'
import { startTestApp, type TestApp } from './testing/app.fixture.ts'

let host: TestApp
beforeAll(async () => {
  host = await startTestApp()
  await host.give('centre', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
})
afterAll(() => host.stop())

const orderOf = (command: Order['command'], id = randomUUID()): Order => ({
  id,
  viewer: 'system',
  org: 'centre',
  command,
  keys: [],
  stored: () => undefined,
  deviceAt: null,
  seat: null,
  exercise: false,
})

const noNumber = { ok: false, refusal: { refused: 'no-free-number' } }

test('a command that found no free number is heard again under the same id; one that was answered keeps its answer', async () => {
  const { board, store } = host.app
  const contexts = createContexts(board, store.clock.now)
  let isFull = true
  const handle = createHandleCommand({
    asOfNow: (viewer) => viewer,
    board,
    contexts: {
      ...contexts,
      contextFor: (order) => ({ ...contexts.contextFor(order), ...(isFull ? { spoken: null } : {}) }),
    },
    appender: store.appender,
    loadFold: async () => undefined,
    nameWinner: async () => undefined,
  })
  const body = {
    contact: null,
    type: 'other',
    priority: 3,
    place: null,
    placeTyped: null,
    note: null,
    onPaperAt: null,
    tags: [],
  } as const
  const open = orderOf({ type: 'open-incident', body: { ...body, incident: 'i1' } })
  expect(await handle(open)).toEqual(noNumber)
  expect(await handle(open)).toEqual(noNumber)
  isFull = false
  const answer = await handle(open)
  expect(answer).toMatchObject({ ok: true })
  isFull = true
  expect(await handle(open)).toEqual(answer)
  expect(await handle(orderOf({ type: 'reopen-incident', body: { incident: 'i1' } }))).toMatchObject({
    refusal: { refused: 'incident-not-closed' },
  })
})
