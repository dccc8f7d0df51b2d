import { roles, shareLevels, subjectKinds, type Role } from '@tocsin/domain'
import type { Board, TypedCommand } from '@tocsin/link'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, WireClient, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
beforeAll(async () => {
  host = await startTestApp()
})
afterAll(() => host.stop())

type Step =
  | {
      readonly kind: 'command'
      readonly org: number
      readonly name: keyof typeof makers
      readonly a: number
      readonly b: number
      readonly c: number
    }
  | {
      readonly kind: 'right'
      readonly org: number
      readonly name: keyof typeof rights
      readonly who: number
      readonly role: Role
    }
  | { readonly kind: 'cut' | 'mend'; readonly client: number }

/** The small world of one run; every run has names of its own in the same log. */
type Names = {
  readonly org: (n: number) => string
  readonly id: (n: number) => string
  readonly account: (n: number) => string
}

const accounts = [
  { org: 0, roles: ['call-taker', 'dispatcher'] },
  { org: 0, roles: ['shift-leader'] },
  { org: 0, roles: ['station-officer'] },
  { org: 0, roles: ['responder'] },
  { org: 0, roles: ['administrator'] },
  { org: 1, roles: ['dispatcher'] },
  { org: 1, roles: ['responder'] },
] as const

const place = { point: { lon: 113, lat: 23 }, radiusM: 5, label: 'somewhere', source: 'map' as const }
const statuses = ['acknowledged', 'en-route', 'on-scene', 'available'] as const

type Make = (w: Names, a: number, b: number, c: number) => TypedCommand

/** Commands over few ids, so that they meet; many are refused, which is part of it. */
const makers = {
  openContact: (w, a) => ({
    type: 'open-contact',
    body: { contact: w.id(a), channel: 'phone', clocks: { rung: 1_700_000_000_000 }, words: { story: 'x' } },
  }),
  endContact: (w, a) => ({ type: 'end-contact', body: { contact: w.id(a), reason: 'silent' } }),
  joinContact: (w, a, b) => ({ type: 'join-contact', body: { contact: w.id(a), incident: w.id(b) } }),
  openIncident: (w, a, b) => ({
    type: 'open-incident',
    body: {
      incident: w.id(a),
      contact: b < 2 ? w.id(a) : null,
      type: 'medical',
      priority: 2,
      place,
      placeTyped: 'typed',
    },
  }),
  dispatch: (w, a, b, c) => ({ type: 'dispatch-unit', body: { slip: w.id(a), incident: w.id(b), unit: w.id(c) } }),
  sendToPost: (w, a, b) => ({ type: 'send-to-post', body: { slip: w.id(a), incident: w.id(b), post: w.id(0) } }),
  sign: (w, a) => ({ type: 'sign-slip', body: { slip: w.id(a) } }),
  nameCrew: (w, a, b) => ({ type: 'name-crew', body: { slip: w.id(a), units: [w.id(b)] } }),
  report: (w, a, b, c) => ({
    type: 'report-status',
    body: { unit: w.id(a), status: statuses[b] ?? 'available', slip: c < 2 ? null : w.id(c) },
  }),
  cancel: (w, a, b) => ({ type: 'cancel-slip', body: { slip: w.id(a), incident: w.id(b) } }),
  fileFeedback: (w, a, b) => ({
    type: 'file-feedback',
    body: { slip: w.id(a), incident: w.id(b), result: 'resolved' },
  }),
  acceptFeedback: (w, a) => ({ type: 'accept-feedback', body: { slip: w.id(a) } }),
  close: (w, a) => ({ type: 'close-incident', body: { incident: w.id(a), disposition: 'handled' } }),
  reopen: (w, a) => ({ type: 'reopen-incident', body: { incident: w.id(a) } }),
  join: (w, a, b) => ({ type: 'join-incident', body: { incident: w.id(a), into: w.id(b) } }),
  offer: (w, a, b) => ({ type: 'offer-incident', body: { incident: w.id(a), to: w.org(b % 2) } }),
  accept: (w, a) => ({ type: 'accept-incident', body: { incident: w.id(a) } }),
  share: (w, a, b, c) => ({
    type: 'share-incident',
    body: {
      incident: w.id(a),
      share: w.id(a),
      with: w.org(b % 2),
      level: shareLevels[c] ?? 'view',
      reason: 'mutual-aid',
    },
  }),
  acceptShare: (w, a) => ({ type: 'accept-share', body: { incident: w.id(a), share: w.id(a) } }),
  endShare: (w, a) => ({ type: 'end-share', body: { incident: w.id(a), share: w.id(a) } }),
  signOn: (w, a, b) => ({
    type: 'sign-on-unit',
    body: { unit: w.id(a), crew: b < 2 ? [w.account(b === 0 ? 3 : 6)] : [] },
  }),
  signOff: (w, a) => ({ type: 'sign-off-unit', body: { unit: w.id(a) } }),
} satisfies Record<string, Make>

type Change = (account: string, role: Role) => TypedCommand
const rights = {
  grant: (account, role) => ({ type: 'grant-role', body: { account, role } }),
  revoke: (account, role) => ({ type: 'revoke-role', body: { account, role } }),
  disable: (account) => ({ type: 'disable-account', body: { account } }),
  enable: (account) => ({ type: 'enable-account', body: { account } }),
} satisfies Record<string, Change>

const few = fc.nat(3)
const anyone = fc.nat(accounts.length - 1)
const someOrg = fc.constantFrom(0, 0, 0, 1)
const commandStep = fc.record({
  kind: fc.constant('command' as const),
  org: someOrg,
  name: fc.constantFrom(...keysOf(makers)),
  a: few,
  b: few,
  c: few,
})
const rightStep = fc.record({
  kind: fc.constant('right' as const),
  org: someOrg,
  name: fc.constantFrom(...keysOf(rights)),
  who: anyone,
  role: fc.constantFrom(...roles),
})
const cableStep = fc.record({ kind: fc.constantFrom('cut' as const, 'mend' as const), client: anyone })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: commandStep },
  { weight: 3, arbitrary: rightStep },
  { weight: 2, arbitrary: cableStep },
)

function keysOf<Table extends object>(table: Table): (keyof Table & string)[] {
  return Object.keys(table).filter((key): key is keyof Table & string => key in table)
}

function commandOf(each: Step & { kind: 'command' | 'right' }, names: Names): TypedCommand {
  if (each.kind === 'right') {
    const change: Change = rights[each.name]
    return change(names.account(each.who), each.role)
  }
  const make: Make = makers[each.name]
  return make(names, each.a, each.b, each.c)
}

async function settleWorld(run: number): Promise<Names> {
  const names: Names = { org: (n) => `org${n}-${run}`, id: (n) => `x${n}-${run}`, account: (n) => `a${n}-${run}` }
  for (const n of [0, 1]) {
    await host.give('system', {
      type: 'found-organisation',
      body: { organisation: names.org(n), name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
    })
  }
  await host.give(names.org(0), {
    type: 'open-post',
    body: { post: names.id(0), kind: 'station', name: { zh: '所', en: 'Post' }, point: place.point },
  })
  for (const n of [0, 1, 2, 3]) {
    const org = names.org(n === 3 ? 1 : 0)
    await host.give(org, {
      type: 'register-unit',
      body: { unit: names.id(n), callSign: `U${n}`, kind: 'patrol', post: n === 3 ? null : names.id(0) },
    })
    await host.give(org, { type: 'sign-on-unit', body: { unit: names.id(n), crew: [] } })
  }
  for (const [n, { org, roles: has }] of accounts.entries())
    await host.account(names.org(org), names.account(n), has, org === 0 ? names.id(0) : undefined)
  return names
}

/** Everything that a board shows, in an order that does not depend on how it came. */
const contents = (board: Board): Map<string, object> =>
  new Map(
    subjectKinds
      .flatMap((kind) => board.all(kind).map((document): [string, object] => [`${kind}/${document.id}`, document]))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )

let run = 0

test('L8 snapshot and tail give what a fresh fetch gives, for every viewer, through grants, revocations and cuts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 90 }), async (steps) => {
      run += 1
      const names = await settleWorld(run)
      const cookies = await Promise.all(accounts.map((_, n) => host.signIn(names.account(n))))
      const clients = cookies.map((cookie) => new WireClient(host.app.url, cookie))
      await Promise.all(clients.map((client) => client.connect()))
      for (const each of steps) {
        if (each.kind === 'command' || each.kind === 'right')
          await host.give(names.org(each.org), commandOf(each, names))
        else if (each.kind === 'cut') await clients[each.client]?.cut()
        else if (clients[each.client]?.isOpen === false) await clients[each.client]?.connect()
      }
      for (const [n, client] of clients.entries()) {
        if (!client.isOpen && !(await client.connect())) continue
        if (!(await client.settle())) continue
        const fresh = new WireClient(host.app.url, cookies[n] ?? '')
        expect(await fresh.connect()).toBe(true)
        expect(await fresh.settle()).toBe(true)
        expect(contents(client.board)).toEqual(contents(fresh.board))
        await fresh.cut()
        await client.cut()
      }
    }),
    { numRuns: 20 },
  )
})
