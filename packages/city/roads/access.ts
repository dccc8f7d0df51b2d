import type { OsmTags } from '../import/osm.ts'
import { isFerry } from './ferry.ts'

/**
 * How a car with blue lights may use a way: as any car, and where emergency vehicles are let in too. `through` is false for
 * ways that are only for those who start or end there (private grounds, driveways, parking aisles, residents' streets).
 */
export type CarAccess = { readonly forward: boolean; readonly backward: boolean; readonly through: boolean }

const carRoads = new Set(
  `motorway motorway_link trunk trunk_link primary primary_link secondary secondary_link tertiary tertiary_link
  unclassified residential residential_link living_street service road track`.split(/\s+/),
)
// Values after https://wiki.openstreetmap.org/wiki/Key:access#List_of_possible_values; our units are emergency vehicles.
const allowed = new Set(
  `yes permissive designated official public allowed restricted private destination customers delivery permit
  residents emergency`.split(/\s+/),
)
const refused = new Set('no agricultural forestry discouraged psv bus'.split(' '))
const ownersOnly = new Set('private destination customers delivery permit residents'.split(' '))
const noThroughService = new Set(['driveway', 'parking_aisle', 'drive-through'])

/** Says how cars may use a way with these tags; undefined when they may not at all. */
export function carAccess(tags: OsmTags): CarAccess | undefined {
  if (tags['area'] === 'yes' || tags['impassable'] === 'yes' || tags['smoothness'] === 'impassable') return undefined
  const both = carAllowed(tags)
  const [along, against] = directions(tags)
  const forward = override(tags, 'forward') ?? (both && along)
  const backward = override(tags, 'backward') ?? (both && against)
  return forward || backward ? { forward, backward, through: isThrough(tags) } : undefined
}

/**
 * Whether a node with these tags keeps our units from passing it. A gate does not unless it is locked; then it does,
 * whoever else has a key.
 */
export function blocksCars(tags: OsmTags): boolean {
  if (isForEmergencies(tags)) return false
  if (tags['locked'] === 'yes' && tags['barrier'] !== undefined) return true
  const car = decision(tags['motorcar']) ?? decision(tags['motor_vehicle'])
  if (car !== undefined) return !car
  const general = decision(tags['vehicle']) ?? decision(tags['access'])
  if (general !== undefined) return !general
  return blockingBarriers.has(tags['barrier'] ?? '') && tags['bollard'] !== 'rising'
}

/** Whether a motorcycle passes a node that keeps cars out: between posts, unless a sign or a lock says no. */
export function letsMotorcyclesPass(tags: OsmTags): boolean {
  if (tags['locked'] === 'yes') return false
  const told = decision(tags['motorcycle'])
  if (told !== undefined) return told
  const general = [tags['motor_vehicle'], tags['vehicle'], tags['access']].map(decision)
  return !general.includes(false) && narrowBarriers.has(tags['barrier'] ?? '')
}

const narrowBarriers = new Set(['bollard', 'block', 'planter', 'sump_buster', 'bus_trap'])

/** Whether nothing but a lock keeps cars from passing: who has its key may. */
export function opensByKey({ locked, ...tags }: OsmTags): boolean {
  return locked === 'yes' && tags['barrier'] !== undefined && !blocksCars(tags)
}

// https://wiki.openstreetmap.org/wiki/Key:barrier, those that a car cannot open or drive over
const blockingBarriers = new Set(
  `bollard block planter bus_trap wicket_gate kissing_gate motorcycle_barrier cycle_barrier chain bar sump_buster fence barrier_board wall
  jersey_barrier debris turnstile stile full-height_turnstile horse_stile log`.split(/\s+/),
)

function carAllowed(tags: OsmTags): boolean {
  if (isFerry(tags)) return takesCars(tags)
  if (isForEmergencies(tags) && tags['highway'] !== 'construction') return true
  const explicit = decision(tags['motorcar']) ?? decision(tags['motor_vehicle'])
  if (explicit !== undefined) return explicit && tags['highway'] !== 'construction' && 'highway' in tags
  if (!carRoads.has(tags['highway'] ?? '')) return false
  if (decision(tags['vehicle']) === false) return false
  return decision(tags['access']) ?? true
}

/** A ferry takes cars where it says so: most of those that say nothing are for people on foot. */
const takesCars = (tags: OsmTags): boolean =>
  decision(tags['motorcar']) ?? decision(tags['motor_vehicle']) ?? decision(tags['vehicle']) ?? false

/** Ways kept free for fire engines and the like, whatever else is refused there. */
function isForEmergencies(tags: OsmTags): boolean {
  return tags['service'] === 'emergency_access' || has(forEmergencies, tags['emergency'])
}

const forEmergencies = new Set(['yes', 'designated', 'official'])

/** Keys that say in which direction our cars may go, the one that is meant for them most narrowly first. */
const onewayKeys = ['oneway:emergency', 'oneway:motorcar', 'oneway:motor_vehicle', 'oneway:vehicle', 'oneway']

/**
 * Which directions along the way's line cars may take. A reversible way turns round with the hour, and no extract says
 * when: it is open to nobody, as in OSRM (Valhalla takes it for open both ways, which may send a unit against the traffic).
 * An alternating one lets each direction pass every few minutes and is open both ways, as in both.
 */
function directions(tags: OsmTags): readonly [along: boolean, against: boolean] {
  const oneway = onewayKeys.map((key) => tags[key]).find((value) => value !== undefined)
  if (oneway === 'reversible') return [false, false]
  if (oneway === '-1' || oneway === 'reverse') return [false, true]
  if (oneway === 'yes' || oneway === 'true' || oneway === '1') return [true, false]
  const circle = tags['junction'] === 'roundabout' || tags['junction'] === 'circular'
  return [true, !circle || oneway === 'no']
}

/** Whether a motorway without a word on direction; such are one-way in OpenStreetMap, but not in every data set. */
export function isUntaggedMotorway(tags: OsmTags): boolean {
  return tags['highway'] === 'motorway' && tags['oneway'] === undefined
}

function override(tags: OsmTags, direction: 'forward' | 'backward'): boolean | undefined {
  if (has(forEmergencies, tags[`emergency:${direction}`])) return true
  const ofCars = tags[`motorcar:${direction}`] ?? tags[`motor_vehicle:${direction}`]
  return decision(ofCars ?? tags[`vehicle:${direction}`])
}

function isThrough(tags: OsmTags): boolean {
  if (noThroughService.has(tags['service'] ?? '')) return false
  return ![tags['access'], tags['motor_vehicle'], tags['motorcar']].some((value) => has(ownersOnly, value))
}

function decision(value: string | undefined): boolean | undefined {
  if (has(allowed, value)) return true
  return has(refused, value) ? false : undefined
}

/** Tags may hold several values parted by semicolons. */
function has(values: ReadonlySet<string>, value: string | undefined): boolean {
  if (value === undefined) return false
  return values.has(value) || (value.includes(';') && value.split(';').some((part) => values.has(part.trim())))
}
