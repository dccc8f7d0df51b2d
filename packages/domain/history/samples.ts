import type { AnyEvent, EventType } from '../all-events.ts'

type DataOf<Type extends EventType> = Extract<AnyEvent, { type: Type }>['data']

const sealed = { k: 'key-of-sample', c: 'c2VhbGVkIHNhbXBsZQ==' }
const series = '44030620261122'
const premises = {
  name: { zh: '青河市第一人民医院', en: 'Qinghe First Hospital' },
  class: 'public-place' as const,
  address: '河滨路 20 号',
  area: { point: { lon: 113.91, lat: 22.52 }, radiusM: 120, outline: null },
  floorPlans: ['hospital-b1'],
}
const radioed = { happenedAt: 1_795_330_800_000, byRadio: true }
const untold = { happenedAt: null, byRadio: false }

/**
 * A recorded sample of the newest shape of each event, in an order in which they could have happened. When a shape
 * changes, its sample moves to `olderSamples` as it stands, and the newest is added here.
 */
export const samples: { readonly [Type in EventType]: DataOf<Type> } = {
  'organisation-founded': {
    id: 'police',
    name: { zh: '青河市公安局', en: 'Qinghe Police' },
    division: '440306',
    timeZone: 'Asia/Shanghai',
  },
  'settings-changed': { sirensFactor: 0.9, sirensFactorOf: { ladder: 0.95 }, learntTimes: 'on' },
  'post-opened': {
    id: 'station-3',
    org: 'police',
    kind: 'station',
    name: { zh: '城东派出所', en: 'East Station' },
    point: { lon: 113.9, lat: 22.5 },
  },
  'name-taught': {
    id: 'n-1',
    org: 'police',
    heard: '老供销社',
    place: {
      point: { lon: 113.91, lat: 22.51 },
      radiusM: 10,
      label: '解放北路12号',
      source: 'address',
      gazetteerId: 'address/n5',
      precision: 'rooftop',
    },
  },
  'name-confirmed': {},
  'name-withdrawn': {},
  'account-created': { id: 'a-lin', org: 'police', login: 'lin', roles: ['responder'], post: 'station-3' },
  'role-granted': { role: 'dispatcher' },
  'role-revoked': { role: 'dispatcher' },
  'account-disabled': {},
  'account-enabled': {},
  'unit-registered': {
    id: 'P31',
    org: 'police',
    callSign: '城东31',
    kind: 'patrol',
    name: { zh: '城东巡逻车', en: 'East patrol' },
    post: 'station-3',
    vehicle: { profile: 'car', heightM: 2.1 },
  },
  'unit-signed-on': { crew: ['a-lin'] },
  'account-joined-unit': { unit: 'P31' },
  'account-left-unit': { unit: 'P31' },
  'contact-opened': {
    id: 'c-1',
    org: 'police',
    series,
    channel: 'phone',
    source: 'exchange-1',
    clocks: { rung: 1_795_330_740_000, handed: 1_795_330_743_000, offHook: null, hungUp: null },
    words: { callerNumber: sealed },
  },
  'contact-taken': { offHookAt: 1_795_330_745_000 },
  'contact-described': {
    words: {
      callerName: sealed,
      callerNumber: sealed,
      story: sealed,
      callerPlaceTyped: sealed,
      callerPlace: sealed,
    },
  },
  'contact-hung-up': { at: 1_795_330_905_000 },
  'contact-attached': { incident: 'i-1' },
  'contact-shared': { to: 'fire' },
  'contact-parted': { incident: 'i-1' },
  'contact-ended': { reason: 'wrong-number' },
  'contact-closed': { incident: 'i-1' },
  'incident-opened': {
    id: 'i-1',
    org: 'police',
    series,
    spoken: 17,
    type: 'traffic-injury',
    priority: 1,
    place: { point: { lon: 113.91, lat: 22.51 }, radiusM: 10, label: '河滨路 12 号', source: 'address' },
    placeTyped: sealed,
    contacts: ['c-1'],
  },
  'incident-retyped': { type: 'traffic-damage', priority: 3 },
  'incident-placed': {
    place: { point: { lon: 113.912, lat: 22.511 }, radiusM: 200, label: '', source: 'map' },
    placeTyped: null,
  },
  'incident-noted': { note: sealed },
  'incident-contact-added': { contact: 'c-2' },
  'incident-contact-removed': { contact: 'c-2' },
  'incident-slip-added': { slip: 's-1', post: 'station-3', units: [] },
  'incident-crew-named': { slip: 's-1', units: ['P31'] },
  'incident-awaits-feedback': {},
  'incident-returned': {},
  'incident-resumed': {},
  'incident-took-in': { incident: 'i-2' },
  'incident-let-go': { incident: 'i-2' },
  'incident-joined': { into: 'i-3' },
  'incident-parted': { from: 'i-3' },
  'handover-offered': { to: 'fire' },
  'handover-refused': { to: 'fire' },
  'handover-withdrawn': { to: 'fire' },
  'handover-accepted': { to: 'fire', from: 'police', spoken: 4 },
  'incident-closed': { disposition: 'handled' },
  'incident-reopened': { spoken: 21 },
  'slip-issued': {
    id: 's-1',
    org: 'police',
    series,
    incident: 'i-1',
    addressee: { kind: 'post', post: 'station-3' },
    instruction: sealed,
    ...untold,
  },
  'slip-arrived': { at: 1_795_330_790_000 },
  'slip-signed': untold,
  'crew-named': { units: ['P31'], ...untold },
  'unit-status-changed': { to: { phase: 'dispatched', slip: 's-1' }, ...radioed },
  'run-progressed': { unit: 'P31', milestone: 'onScene', ...radioed },
  'slip-finished': {},
  'slip-cancelled': { reason: sealed },
  'feedback-filed': { series, result: 'mediated', words: sealed, byRadio: false },
  'feedback-returned': { reason: sealed },
  'feedback-accepted': {},
  'slip-filed-away': {},
  'premises-registered': { id: 'hospital-1', org: 'police', ...premises },
  'premises-changed': { ...premises, area: { ...premises.area, radiusM: 150 } },
  'note-proposed': {
    note: 'n-1',
    kind: 'contact',
    text: '总值班室，24 小时',
    contactNumber: sealed,
    wantedUntil: null,
  },
  'note-approved': { note: 'n-1', until: 1_826_866_800_000 },
  'note-review-asked': { note: 'n-1', wantedUntil: 1_850_000_000_000 },
  'note-withdrawn': { note: 'n-1' },
  'note-refused': { note: 'n-2', reason: 'about-persons' },
  'note-expired': { note: 'n-3' },
  'unit-signed-off': {},
  'closure-drawn': {
    id: 'r-1',
    org: 'police',
    geometry: {
      kind: 'along',
      line: [
        { lon: 113.91, lat: 22.51 },
        { lon: 113.915, lat: 22.512 },
      ],
    },
    effect: { kind: 'closed' },
    direction: 'drawn',
    startsAt: 1_795_330_800_000,
    endsAt: 1_795_338_000_000,
    reason: 'works',
    note: '北侧施工',
  },
  'closure-changed': {
    geometry: { kind: 'point', point: { lon: 113.91, lat: 22.51 } },
    effect: { kind: 'speed', speedKmh: 20 },
    direction: 'both',
    startsAt: 1_795_330_800_000,
    endsAt: null,
    reason: 'flood',
    note: '',
  },
  'closure-lifted': {},
  'personal-read': { what: 'incident/i-1', fields: ['placeTyped', 'notes'] },
}

export type OlderSample = { readonly type: EventType; readonly schema: number; readonly data: object }

/** What yesterday's programs wrote, one for each earlier version of a shape; added to, never changed. */
export const olderSamples: readonly OlderSample[] = [
  {
    type: 'unit-registered',
    schema: 1,
    data: {
      id: 'P31',
      org: 'police',
      callSign: '城东31',
      kind: 'patrol',
      name: { zh: '城东巡逻车', en: 'East patrol' },
      post: 'station-3',
    },
  },
]
