import { waitsOf } from '../alert/timers/timers-of.ts'
import { neutralListing } from '../catalogue/catalogue.ts'
import type { Role } from '../account/account.ts'
import { premisesEvent } from '../premises/premises.ts'
import { Stage, type Step } from './stage.fixture.ts'

const staff: readonly [suffix: string, role: Role, post: 1 | 2 | null][] = [
  ['taker', 'call-taker', null],
  ['taker-2', 'call-taker', null],
  ['dispatcher', 'dispatcher', null],
  ['shift', 'shift-leader', null],
  ['duty', 'duty-leader', null],
  ['officer-1', 'station-officer', 1],
  ['officer-2', 'station-officer', 2],
  ['crew-1', 'responder', 1],
  ['crew-2', 'responder', 1],
  ['crew-3', 'responder', 2],
  ['admin', 'administrator', null],
  ['admin-2', 'administrator', null],
]

type Side = {
  readonly org: string
  readonly letter: string
  readonly zh: string
  readonly en: string
  readonly division: string
}
const sides: readonly Side[] = [
  { org: 'police', letter: 'p', zh: '公安', en: 'Police', division: '440306' },
  { org: 'fire', letter: 'f', zh: '消防', en: 'Fire', division: '440306' },
]

const pointOf = (n: number) => ({ lon: 113.9 + n / 100, lat: 22.5 })

function found({ letter, zh, en }: Side): Step[] {
  const admin = `${letter}-admin`
  const posts = ([1, 2] as const).map((n): Step => [
    admin,
    'open-post',
    { post: `${letter}-post-${n}`, kind: 'station', name: { zh: `${zh}${n}站`, en: `${en} ${n}` }, point: pointOf(n) },
  ])
  const accounts = staff
    .filter(([suffix]) => suffix !== 'admin')
    .map(([suffix, role, post]): Step => {
      const account = `${letter}-${suffix}`
      return [
        admin,
        'create-account',
        { account, login: account, roles: [role], post: post && `${letter}-post-${post}` },
      ]
    })
  const units = [1, 2, 3].map((n): Step => [
    admin,
    'register-unit',
    { unit: `${letter}${n}`, callSign: `${zh}${n}`, kind: 'patrol', post: `${letter}-post-${n === 3 ? 2 : 1}` },
  ])
  const signOns = [1, 2, 3].map((n): Step => [
    `${letter}-dispatcher`,
    'sign-on-unit',
    { unit: `${letter}${n}`, crew: [`${letter}-crew-${n}`] },
  ])
  return [...posts, ...accounts, ...units, ...signOns]
}

/**
 * Two organisations, `police` and `fire`, each with accounts `p-taker`, `p-dispatcher`, ... `p-admin`, posts `p-post-1`
 * and `p-post-2`, and units `p1` and `p2` (of the first post) and `p3` (of the second), signed on with `p-crew-1` to 3.
 */
export function town(now?: number): Stage {
  settledTown ??= settle()
  return new Stage(now ?? settledTown.now, settledTown)
}

let settledTown: Stage | undefined

function settle(): Stage {
  const stage = new Stage()
  for (const side of sides) {
    const { org, zh, en, division } = side
    stage.given([
      'system',
      'found-organisation',
      { organisation: org, name: { zh, en }, division, timeZone: 'Asia/Shanghai' },
    ])
    appoint(stage, org, `${side.letter}-admin`)
    stage.given(...found(side))
  }
  return stage
}

/** The first administrator comes from the program itself, in the name of his organisation. */
function appoint(stage: Stage, org: string, account: string): void {
  const data = { id: account, org, login: account, roles: ['administrator' as const], post: null }
  const draft = { type: 'account-created' as const, subject: `account/${account}`, owner: org, data }
  stage.ledger.append([draft], { at: stage.now, by: 'system', org, exercise: false })
}

// The steps of an ordinary day, for `given`.

/** A call that somebody took. */
export const called = (contact: string, by = 'p-taker'): Step => [
  by,
  'open-contact',
  {
    contact,
    channel: 'phone',
    clocks: { rung: 1_795_319_990_000, offHook: 1_795_319_995_000 },
    words: { story: 'a crash' },
  },
]

/** An incident, of a contact or of none. */
export const opened = (incident: string, contact: string | null = null, by = 'p-taker'): Step => [
  by,
  'open-incident',
  { incident, contact, type: 'traffic-injury', priority: 1, place: null, placeTyped: 'by the bridge' },
]

export type Drawing = Extract<Step, readonly [string, 'draw-closure', unknown]>[2]

/** A road closed from now until it is lifted. */
export const closed = (closure: string, drawn: Partial<Drawing> = {}, by = 'p-dispatcher'): Step => [
  by,
  'draw-closure',
  drawing(closure, drawn),
]

/** All that is said of a closure. */
export const drawing = (closure: string, drawn: Partial<Drawing> = {}): Drawing => ({
  closure,
  geometry: { kind: 'point', point: { lon: 113.9, lat: 22.5 } },
  effect: { kind: 'closed' },
  reason: 'works',
  ...drawn,
})

/** The lists of an organisation: the neutral ones, one type left out. */
export const listed = (by = 'p-admin', { basedOn = 0, without = 'animal' } = {}): Step => {
  const types = neutralListing.types.filter(({ code }) => code !== without)
  return [by, 'change-catalogue', { basedOn, listing: { ...neutralListing, types } }]
}

type Writing = Extract<Step, readonly [string, 'write-plan', unknown]>[2]

/** A response plan: two patrols. */
export const planned = (plan: string, body: Partial<Writing['body']> = {}, by = 'p-admin'): Step => [
  by,
  'write-plan',
  {
    plan,
    basedOn: 0,
    body: {
      name: { zh: plan, en: plan },
      levels: [[{ capability: 'patrol', count: 2 }]],
      ...body,
    },
  },
]

type Teaching = Extract<Step, readonly [string, 'teach-name', unknown]>

/** A name for a place, of its own words unless told. */
export const taught = (byname: string, by = 'p-taker', heard = `the old ${byname}`): Teaching => [
  by,
  'teach-name',
  {
    byname,
    heard,
    place: {
      point: { lon: 113.91, lat: 22.51 },
      radiusM: 10,
      label: '解放北路12号',
      source: 'address',
      gazetteerId: 'address/n5',
      precision: 'rooftop',
    },
  },
]

/** A slip to a unit. */
export const sent = (slip: string, incident: string, unit: string, by = 'p-dispatcher'): Step => [
  by,
  'dispatch-unit',
  { slip, incident, unit },
]

type Status = Extract<Step, readonly [string, 'report-status', unknown]>[2]['status']

/** A unit's crew reports one status after another. */
export const reported = (unit: string, ...statuses: readonly Status[]): Step[] =>
  statuses.map((status) => [`${unit[0] ?? ''}-dispatcher`, 'report-status', { unit, status }])

/** A post's slip, signed, with its crew named. */
export const crewed = (slip: string, incident: string, units: string[]): Step[] => [
  ['p-dispatcher', 'send-to-post', { slip, incident, post: 'p-post-1' }],
  ['p-officer-1', 'sign-slip', { slip }],
  ['p-officer-1', 'name-crew', { slip, units }],
]

/** Feedback filed. */
export const filed = (slip: string, incident: string, by = 'p-dispatcher'): Step => [
  by,
  'file-feedback',
  { slip, incident, result: 'resolved', words: 'all well' },
]

/** Feedback filed and accepted. */
export const settled = (slip: string, incident: string): Step[] => [
  filed(slip, incident),
  ['p-dispatcher', 'accept-feedback', { slip }],
]

/** Offered by the police and accepted by the fire brigade. */
export const handedOver = (incident: string): Step[] => [
  ['p-dispatcher', 'offer-incident', { incident, to: 'fire' }],
  ['f-dispatcher', 'accept-incident', { incident }],
]

/** Raises the alert of the first wait of a subject (`slip/s`), due now unless told. */
export function alerted(stage: Stage, alert: string, about: string, dueAt = stage.now): Stage {
  const timer = waitsOf(about, stage.ledger)[0]?.key ?? 'no wait'
  return stage.given(['system', 'raise-alert', { alert, about, timer, dueAt }])
}

/** What the route stores when somebody who may have to answer for an operator's contact reads it. */
export function contactRead(stage: Stage, premises: string, note: string, by = 'p-shift'): Stage {
  const event = premisesEvent(stage.the('premises', premises), { type: 'note-contact-read', data: { note } })
  stage.ledger.append([event], { at: stage.now, by, org: 'police', exercise: false })
  return stage
}

/** Premises: a public place of 100 m around a point. */
export const registered = (premises: string, by = 'p-dispatcher'): Step => [
  by,
  'register-premises',
  {
    premises,
    name: { zh: '体育馆', en: 'Stadium' },
    class: 'public-place',
    address: '河滨路 20 号',
    area: { point: pointOf(0), radiusM: 100 },
  },
]
