import type { FixMethod } from '@tocsin/domain'
import { unread, type Read, type Unread } from './told.ts'

/**
 * Advanced Mobile Location (ETSI TS 103 625): what a handset sends of itself while it calls for help, as a text message
 * or as a form by HTTPS. Numbers of the subscriber and of the device come with it; they are never read.
 */

const methods: Readonly<Record<string, FixMethod>> = { G: 'gnss', W: 'wifi', C: 'cell' }
/** Attributes of version 1 (TS 103 625, table 1). Those of subscriber, device and network are known and dropped. */
const attributes: ReadonlySet<string> = new Set('A"ML lt lg rd top lc pm si ei mcc mnc ml'.split(' '))

/** The text message: `A"ML=1;lt=+54.76397;lg=-0.18305;rd=50;top=20130717141935;lc=90;pm=W;...;ml=128`. */
export function readAmlText(text: string): Read {
  const parts = new Map<string, string>()
  for (const pair of text.split(';')) {
    const at = pair.indexOf('=')
    const name = at < 0 ? pair.slice(0, 20) : pair.slice(0, at)
    if (at < 1 || !attributes.has(name)) return unread(name, 'no attribute of AML version 1')
    if (parts.has(name)) return unread(name, 'it is there twice')
    parts.set(name, pair.slice(at + 1))
  }
  const of = (name: string): string => parts.get(name) ?? ''
  if (of('A"ML') !== '1') return unread('A"ML', 'version 1 begins with A"ML=1')
  const length = String(text.length)
  if (of('ml') !== length)
    return unread('ml', `the message says ${of('ml') || 'nothing'}, and is ${length} long: a part is lost`)
  const at = timeOf(of('top'))
  if (parts.has('top') && at === undefined) return unread('top', 'UTC as YYYYMMDDhhmmss')
  const pm = of('pm')
  if (parts.has('pm') && pm !== 'N' && methods[pm] === undefined) return unread('pm', 'G, W, C or N')
  return placeOf(
    { lat: of('lt'), lon: of('lg'), radius: of('rd'), confidence: of('lc') },
    { lat: 'lt', lon: 'lg', radius: 'rd', confidence: 'lc' },
    at ?? null,
    methods[pm] ?? 'unknown',
  )
}

const formMethods: Readonly<Record<string, FixMethod>> = { GPS: 'gnss', gps: 'gnss', wifi: 'wifi', cell: 'cell' }

/** The form by HTTPS (TS 103 625, 6.3), `application/x-www-form-urlencoded`; the number of the handset comes with it. */
export function readAmlForm(text: string): Read & { readonly number?: string } {
  const form = new URLSearchParams(text)
  const of = (name: string): string => form.get(`location_${name}`) ?? ''
  const time = of('time')
  const at = /^\d{12,14}$/.test(time) ? Number(time) : null
  if (time !== '' && at === null) return unread('location_time', 'milliseconds since 1970')
  const read = placeOf(
    { lat: of('latitude'), lon: of('longitude'), radius: of('accuracy'), confidence: of('confidence') },
    {
      lat: 'location_latitude',
      lon: 'location_longitude',
      radius: 'location_accuracy',
      confidence: 'location_confidence',
    },
    at,
    formMethods[of('source')] ?? 'unknown',
  )
  const number = form.get('device_number')
  return read.ok && number !== null ? { ...read, number } : read
}

type Parts<T> = { readonly lat: T; readonly lon: T; readonly radius: T; readonly confidence: T }

function placeOf(said: Parts<string>, names: Parts<string>, at: number | null, method: FixMethod): Read {
  const lat = numberIn(said.lat, names.lat, -90, 90)
  const lon = numberIn(said.lon, names.lon, -180, 180)
  if (typeof lat === 'object') return lat
  if (typeof lon === 'object') return lon
  const radiusM = said.radius === '' ? null : numberIn(said.radius, names.radius, 0, 1_000_000)
  const confidencePct = said.confidence === '' ? null : numberIn(said.confidence, names.confidence, 0, 100)
  if (radiusM !== null && typeof radiusM === 'object') return radiusM
  if (confidencePct !== null && typeof confidencePct === 'object') return confidencePct
  const spot = { point: { lon, lat }, radiusM, confidencePct: confidencePct || null, method, outline: null }
  return { ok: true, told: { source: 'handset', at, spot } }
}

function numberIn(text: string, part: string, least: number, most: number): number | Unread {
  if (text === '') return unread(part, 'there is no position without it')
  if (!/^[+-]?\d{1,7}(\.\d{1,12})?$/.test(text)) return unread(part, `a number between ${least} and ${most}`)
  const value = Number(text)
  return value >= least && value <= most ? value : unread(part, `between ${least} and ${most}`)
}

/** Undefined where it is no time that there was. */
function timeOf(text: string): number | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? []
  if (year === undefined) return undefined
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const at = Date.parse(iso)
  return Number.isNaN(at) || new Date(at).toISOString() !== iso ? undefined : at
}
