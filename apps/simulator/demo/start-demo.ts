import { openCity, type City } from '@tocsin/city'
import type { Point } from '@tocsin/domain'
import { chanceFrom } from '../chance.ts'
import type { Credentials } from '../credentials.ts'
import type { Desk } from '../client/desk.ts'
import { createHttp } from '../client/http.ts'
import { createFounder, forEachOf, seat, seatCrew, type Founder } from '../client/set-up.ts'
import { openPosts } from '../client/stations.ts'
import { checkInvariants } from '../invariants.ts'
import { createSimClock, isStop } from '../sim-clock.ts'
import { openCallPlaces, type DrawPlace } from './call-places.ts'
import { answerCalls } from './call-taker.ts'
import { drawBigFireCall, drawCall, ring } from './caller.ts'
import { acknowledgeNews, serve, writeFeedback, type Crew } from './crew.ts'
import { dispatchUnits, settleIncidents, type DispatchRoom } from './dispatcher.ts'
import { planFleet, type PlannedUnit } from './fleet.ts'
import { scenarios, type Scenario, type ScenarioName } from './scenarios.ts'
import { live, type World } from './world.ts'

export type DemoOptions = {
  readonly url: string
  readonly credentials: Credentials
  /** folder of the city that the server uses */
  readonly cityDir: string
  readonly scenario: ScenarioName
  /** the same seed gives the same calls at the same times of the world */
  readonly seed: number
  /** how much faster than the wall clock the world runs */
  readonly speed: number
  readonly callTakers: boolean
  readonly dispatchers: boolean
  readonly signal: AbortSignal
  readonly log: (line: string) => void
}

/** Runs a living town against a server until `signal`; resolves then. Throws when the set-up fails. */
export async function startDemo(options: DemoOptions): Promise<void> {
  const { url, credentials, cityDir, seed, speed, signal, log } = options
  const city = await openCity(cityDir)
  const http = createHttp(url, signal)
  const clock = createSimClock(speed, signal)
  if (credentials.sourceKey === null)
    throw new Error('a demo needs the key of a source: its callers come in by POST /api/contacts')
  const { sourceKey } = credentials
  const world: World = { http, sourceKey, city, clock, seed, voices: new Map(), desks: [], log }
  const sendHome = (): void => world.desks.forEach((desk) => desk.close())
  // Whoever waits for an answer that will not come hears so by the end of the connection.
  signal.addEventListener('abort', sendHome, { once: true })
  try {
    const founder = await createFounder(http, credentials.administrator)
    const lives = [...(await crewLives(world, founder)), ...(await deskLives(world, founder, options))]
    lives.push(
      await watcherLife(world, founder),
      ...callerLives(world, scenarios[options.scenario], await openCallPlaces(city)),
    )
    log(`  The town lives: ${options.scenario}, seed ${seed}, speed ${speed}`)
    await Promise.all(lives.map(({ name, life }) => live(world, name, life)))
  } finally {
    sendHome()
  }
}

type Life = { readonly name: string; readonly life: () => Promise<void> }

async function crewLives(world: World, founder: Founder): Promise<Life[]> {
  const fleet = planFleet(await openPosts(world.http, founder))
  const hospitals = findHospitals(world.city)
  const crews = await forEachOf(fleet, 6, (unit) => enlist(world, founder, unit, hospitals))
  return crews.flatMap((crew) => [
    { name: crew.cab.unit, life: () => serve(world, crew) },
    { name: `${crew.cab.unit} feedback`, life: () => writeFeedback(world, crew) },
    { name: `${crew.cab.unit} news`, life: () => acknowledgeNews(world, crew) },
  ])
}

async function enlist(
  world: World,
  founder: Founder,
  planned: PlannedUnit,
  hospitals: readonly Point[],
): Promise<Crew> {
  const { unit, kind, name, post, home, brings } = planned
  await founder.give({ type: 'register-unit', body: { unit, callSign: unit, kind, name, post } })
  await founder.give({ type: 'equip-unit', body: { unit, capabilities: [...brings.capabilities] } })
  const desk = await seatCrew(world.http, founder, unit, brings)
  world.desks.push(desk)
  return { cab: { desk, unit, at: home }, kind, home, hospitals, chance: chanceFrom(world.seed, unit) }
}

function findHospitals({ places }: City): readonly Point[] {
  const found = ['医院', 'hospital'].flatMap((word) => places.search(word, { limit: 5 }))
  return found.filter(({ kind }) => kind === 'poi').map(({ lon, lat }) => ({ lon, lat }))
}

async function seatStaff(
  world: World,
  founder: Founder,
  name: string,
  role: 'call-taker' | 'dispatcher',
): Promise<Desk> {
  const desk = await seat(world.http, founder, name, [role])
  world.desks.push(desk)
  return desk
}

const watchEachMs = 10_000

/** Somebody who follows everything and tells what should never be. */
async function watcherLife(world: World, founder: Founder): Promise<Life> {
  const desk = await seatStaff(world, founder, 'sim-watcher', 'dispatcher')
  const check = checkInvariants(desk.link.board)
  let told = 0
  const watch = async (): Promise<void> => {
    for (;;) {
      await world.clock.wait(watchEachMs * world.clock.speed)
      for (const { rule, subject, detail } of check.violations.slice(told))
        world.log(`  not so: ${rule}: ${subject}, ${detail}`)
      told = check.violations.length
    }
  }
  return { name: 'watcher', life: () => watch().finally(() => world.clock.signal.aborted && check.stop()) }
}

async function deskLives(
  world: World,
  founder: Founder,
  { scenario, callTakers, dispatchers }: DemoOptions,
): Promise<Life[]> {
  const staff = scenarios[scenario]
  const reached = new Set<string>()
  const room: DispatchRoom = { inHand: new Set(), ours: new Set(), notBefore: new Map() }
  const names = (role: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => `sim-${role}-${index + 1}`)
  const takers = await forEachOf(callTakers ? names('taker', staff.callTakers) : [], 2, async (name) => {
    const taker = {
      desk: await seatStaff(world, founder, name, 'call-taker'),
      chance: chanceFrom(world.seed, name),
      reached,
    }
    return [{ name, life: () => answerCalls(world, taker) }]
  })
  const senders = await forEachOf(dispatchers ? names('dispatcher', staff.dispatchers) : [], 2, async (name) => {
    const dispatcher = {
      desk: await seatStaff(world, founder, name, 'dispatcher'),
      chance: chanceFrom(world.seed, name),
      room,
    }
    return [
      { name, life: () => dispatchUnits(world, dispatcher) },
      { name: `${name} settling`, life: () => settleIncidents(world, dispatcher) },
    ]
  })
  return [...takers, ...senders].flat()
}

function callerLives(world: World, scenario: Scenario, drawPlace: DrawPlace): Life[] {
  const everyday = chanceFrom(world.seed, 'callers')
  const lives: Life[] = [{ name: 'callers', life: () => callNowAndThen(world, scenario, drawPlace, everyday) }]
  const { big } = scenario
  if (big !== undefined) lives.push({ name: 'big fire', life: () => callAboutBigFire(world, big, drawPlace) })
  return lives
}

/** Calls come by themselves, one after the other has rung; a town that has just begun to live gets one soon. */
async function callNowAndThen(
  world: World,
  scenario: Scenario,
  drawPlace: DrawPlace,
  chance: ReturnType<typeof chanceFrom>,
): Promise<void> {
  for (let gapMs = Math.min(3_000, scenario.meanGapMs); ; gapMs = chance.gap(scenario.meanGapMs)) {
    await world.clock.wait(gapMs)
    tellFailure(world, ring(world, drawCall(scenario, drawPlace, chance)))
  }
}

async function callAboutBigFire(
  world: World,
  { startsAfterMs, callers, fadesOverMs }: NonNullable<Scenario['big']>,
  drawPlace: DrawPlace,
): Promise<void> {
  const chance = chanceFrom(world.seed, 'big fire')
  const place = drawPlace(chance)
  await world.clock.wait(startsAfterMs)
  world.log(`  A big fire: ${place.words}`)
  const times = Array.from({ length: callers }, () => chance.gap(fadesOverMs / 3)).toSorted((a, b) => a - b)
  let elapsed = 0
  for (const at of times) {
    await world.clock.wait(at - elapsed)
    elapsed = at
    tellFailure(world, ring(world, drawBigFireCall(place, chance)))
  }
  await new Promise<void>((resolve) => world.clock.signal.addEventListener('abort', () => resolve(), { once: true }))
}

/** A call rings while the next ones come; where it cannot be handed in, that is told. */
function tellFailure({ log }: World, ringing: Promise<void>): void {
  ringing.catch((error: unknown) => {
    if (!isStop(error)) log(`a call was not taken: ${error instanceof Error ? error.message : String(error)}`)
  })
}
