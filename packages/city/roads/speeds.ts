import type { OsmTags } from '../import/osm.ts'

/** km/h along and against the way's line, when its surroundings are open country and when they are built up. */
export type WaySpeeds = {
  readonly rural: readonly [forward: number, backward: number]
  readonly urban: readonly [forward: number, backward: number]
  /** where only the country's own limit binds; left out where that says nothing of this class of road */
  readonly unsigned?: readonly [forward: boolean, backward: boolean]
}

/**
 * Free-flow speeds where nothing is signed, [rural, urban] km/h by class. From Valhalla's lua/graph.lua and
 * mjolnir/speed_assigner.h, so that drive times can be held against it.
 */
const classSpeeds: Readonly<Record<string, readonly [rural: number, urban: number]>> = {
  motorway: [105, 89],
  trunk: [90, 73],
  primary: [75, 57],
  secondary: [60, 49],
  tertiary: [50, 40],
  unclassified: [40, 35],
  residential: [35, 30],
}
const otherSpeed = [25, 20] as const
const serviceSpeeds: Readonly<Record<string, number>> = { driveway: 10, parking_aisle: 15, 'drive-through': 10 }
const trackSpeeds: Readonly<Record<string, number>> = { grade1: 20, grade2: 15, grade3: 12, grade4: 10 }
const linkFactor = 0.85
const busyLinkFactor = 0.8
const roundaboutFactor = 0.5
const roughFactor = 0.5
const unlimitedKmh = 130
const walkKmh = 7

/** How fast cars drive on a way with these tags: as signed, else by class, slower on rough ground. */
export function waySpeeds(tags: OsmTags): WaySpeeds {
  const [forward, backward] = signedSpeeds(tags)
  const rough = isRough(tags)
  const drive = (signed: number | undefined, urban: boolean) => {
    if (signed === undefined) return unsignedSpeed(tags, urban) * (rough ? roughFactor : 1)
    return rough ? slowerWhenRough(signed) : signed
  }
  return {
    rural: [drive(forward, false), drive(backward, false)],
    urban: [drive(forward, true), drive(backward, true)],
    ...(boundByCountry.has(tags['highway'] ?? '') && {
      unsigned: [forward === undefined, backward === undefined] as const,
    }),
  }
}

/** Motorways, trunk roads and links have limits of their own, which a country's words for town and country do not mean. */
const boundByCountry = new Set('primary secondary tertiary unclassified residential'.split(' '))

function signedSpeeds(tags: OsmTags): readonly [forward: number | undefined, backward: number | undefined] {
  const zone = tags['maxspeed:type'] ?? tags['source:maxspeed'] ?? tags['zone:maxspeed']
  const practical = parseSpeed(tags['maxspeed:practical'])
  const both = practical ?? parseSpeed(tags['maxspeed']) ?? (zone?.includes(':') ? parseSpeed(zone) : undefined)
  return [parseSpeed(tags['maxspeed:forward']) ?? both, parseSpeed(tags['maxspeed:backward']) ?? both]
}

function unsignedSpeed(tags: OsmTags, urban: boolean): number {
  const highway = tags['highway'] ?? ''
  if (highway === 'track') return trackSpeeds[tags['tracktype'] ?? ''] ?? 5
  const service = serviceSpeeds[tags['service'] ?? '']
  if (service !== undefined) return service
  const road = highway.replace(/_link$/, '')
  const [rural, builtUp] = classSpeeds[road] ?? otherSpeed
  if (road !== highway) return rural * (urban && rural >= 75 ? busyLinkFactor : linkFactor)
  const speed = urban ? builtUp : rural
  return tags['junction'] === 'roundabout' ? speed * roundaboutFactor : speed
}

const slowerWhenRough = (kmh: number) => (kmh >= 50 ? kmh - 10 : kmh > 15 ? kmh - 5 : kmh)

function isRough(tags: OsmTags): boolean {
  const surface = tags['surface']
  if (surface !== undefined) return roughSurface.test(surface)
  if (tags['tracktype'] !== undefined) return true
  return /^(intermediate|bad|very_bad|horrible|very_horrible)$/.test(tags['smoothness'] ?? '')
}

const roughSurface = /unpaved|cobblestone|brick|compacted|wood|dirt|natural|earth|ground|mud|gravel|pebble|sand|^grass$/

// https://wiki.openstreetmap.org/wiki/Key:maxspeed: what the words after a country's code mean, km/h
const zoneSpeeds: Readonly<Record<string, number>> = {
  urban: 50,
  rural: 90,
  trunk: 100,
  motorway: 120,
  living_street: 10,
  bicycle_road: 30,
  nsl_restricted: 48,
  nsl_single: 97,
  nsl_dual: 113,
}
const countrySpeeds: Readonly<Record<string, number>> = {
  'DE:rural': 100,
  'DE:motorway': unlimitedKmh,
  'AT:rural': 100,
  'AT:motorway': 130,
  'CH:rural': 80,
  'CH:motorway': 120,
  'IT:motorway': 130,
  'FR:rural': 80,
  'FR:motorway': 130,
  'RO:motorway': 130,
  'GB:motorway': 113,
  'UK:motorway': 113,
  'RU:urban': 60,
  'RU:motorway': 110,
}

/**
 * Reads a `maxspeed` value: "50", "50 km/h", "30 mph", "none", "walk", "RO:urban", "DE:zone30", "50;30" (the slowest).
 * Returns km/h between 5 and 150, or undefined for what says nothing ("signals") or cannot be true.
 */
export function parseSpeed(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const speeds = text.split(';').map((part) => parseOneSpeed(part.trim()))
  const known = speeds.filter((speed) => speed !== undefined)
  return known.length > 0 ? Math.min(...known) : undefined
}

function parseOneSpeed(text: string): number | undefined {
  if (text === 'none') return unlimitedKmh
  if (text === 'walk') return walkKmh
  const signed = /^(\d+(?:\.\d+)?)\s*(km\/?h|kmh|kph|mph|knots)?$/i.exec(text)
  if (signed) return plausible(Number(signed[1]) * (unitKmh[signed[2]?.toLowerCase() ?? ''] ?? 1))
  const zone = /^([A-Z]{2}(?:-\w+)?):(?:zone:?)?(\w+)$/.exec(text)
  if (!zone) return undefined
  const [, country = '', word = ''] = zone
  if (/^\d+$/.test(word)) return plausible(Number(word))
  return word === 'walk' ? walkKmh : (countrySpeeds[`${country}:${word}`] ?? zoneSpeeds[word])
}

const unitKmh: Readonly<Record<string, number>> = { mph: 1.609344, knots: 1.852 }

const plausible = (kmh: number) => (kmh >= 5 && kmh <= 150 ? kmh : undefined)
