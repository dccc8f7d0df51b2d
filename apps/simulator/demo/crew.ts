import { setTimeout as sleep } from 'node:timers/promises'
import { typeOn } from '@tocsin/link'
import { mayFollow, type Branch, type Documents, type Point, type UnitKind } from '@tocsin/domain'
import type { Chance } from '../chance.ts'
import { isStop } from '../sim-clock.ts'
import { until } from './changes.ts'
import { bigFromContacts } from './needs.ts'
import { drive, reportPosition, type Cab } from './drive.ts'
import { feedbackLines } from './stories.ts'
import type { World } from './world.ts'

export type Crew = {
  readonly cab: Cab
  readonly kind: UnitKind
  readonly home: Point
  readonly hospitals: readonly Point[]
  readonly chance: Chance
}

type Status = 'acknowledged' | 'en-route' | 'on-scene' | 'transporting' | 'at-destination' | 'clearing' | 'available'

const minute = 60_000
const workMs: Readonly<Record<Branch, readonly [number, number]>> = {
  police: [4 * minute, 12 * minute],
  fire: [6 * minute, 20 * minute],
  medical: [5 * minute, 12 * minute],
  traffic: [6 * minute, 15 * minute],
  rescue: [8 * minute, 20 * minute],
  service: [3 * minute, 10 * minute],
}
const bigWorkMs = [40 * minute, 70 * minute] as const
const transportShare = 0.65
/** A parked vehicle says now and then where it is; the server takes positions of ten minutes and more for stale. */
const parkedFixMs = 60_000

/** A crew's shift: waits at home, works on what its unit is sent to, writes its feedback, drives home. */
export async function serve(world: World, crew: Crew): Promise<void> {
  const { signal } = world.clock
  for (;;) {
    const called = new AbortController()
    const idle = waitAtHome(world, crew, AbortSignal.any([signal, called.signal])).catch(passOver)
    const slip = await until(crew.cab.desk.link.board, 'unit', () => slipOf(crew), signal)
    called.abort()
    await idle
    await workOn(world, crew, slip)
  }
}

const passOver = (reason: unknown): void => {
  if (!isStop(reason)) throw reason
}

const unitOf = ({ cab }: Crew): Documents['unit'] | undefined => cab.desk.link.board.get('unit', cab.unit)

function slipOf(crew: Crew): string | undefined {
  const state = unitOf(crew)?.state
  return state !== undefined && 'slip' in state ? state.slip : undefined
}

async function waitAtHome(world: World, { cab, home }: Crew, signal: AbortSignal): Promise<void> {
  await drive(world, cab, home, signal)
  for (;;) {
    await sleep(parkedFixMs, undefined, { signal })
    reportPosition(cab, 0, null)
  }
}

/** From the slip on the screen to "available". Ends early when the desk takes the unit off the slip. */
async function workOn(world: World, crew: Crew, slip: string): Promise<void> {
  const { board } = crew.cab.desk.link
  const released = new AbortController()
  const stop = board.subscribe('unit', () => {
    if (slipOf(crew) !== slip) released.abort()
  })
  try {
    await goThrough(world, crew, slip, AbortSignal.any([world.clock.signal, released.signal]))
  } catch (error) {
    if (!isStop(error) || world.clock.signal.aborted) throw error
  } finally {
    stop()
  }
}

async function goThrough(world: World, crew: Crew, slip: string, signal: AbortSignal): Promise<void> {
  const { cab, chance } = crew
  const { desk } = cab
  const pause = (fromMs: number, toMs: number): Promise<void> =>
    sleep(chance.between(fromMs, toMs) / world.clock.speed, undefined, { signal })
  const report = (status: Status): Promise<void> => reportStatus(crew, slip, status, signal)

  await desk.give({ type: 'receive-slip', body: { slip, at: desk.link.serverNow() } })
  await pause(3_000, 12_000)
  await report('acknowledged')
  await pause(15_000, 50_000)
  await report('en-route')
  const incident = await until(desk.link.board, 'incident', () => placedIncident(crew, slip), signal)
  await driveToScene(world, crew, slip, signal)
  await report('on-scene')
  const branch = typeOn(desk.link.board, incident.type)?.branch ?? 'service'
  await pause(...(incident.contacts.length >= bigFromContacts ? bigWorkMs : workMs[branch]))
  if (crew.kind === 'ambulance' && chance.happens(transportShare)) {
    await report('transporting')
    await drive(world, cab, chance.pick([crew.home, ...crew.hospitals]), signal)
    await report('at-destination')
    await pause(4 * minute, 9 * minute)
  }
  await report('available')
}

/** Reports a status where that may follow; the desk may have been told by radio and be further already. */
async function reportStatus(crew: Crew, slip: string, status: Status, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const now = unitOf(crew)
  const { desk, unit } = crew.cab
  const graph = desk.link.board.get('organisation', now?.org ?? '')?.settings.statusGraph ?? {}
  if (now === undefined || !mayFollow(graph, now.kind, now.state.phase, status)) return
  const answer = await desk.give({ type: 'report-status', body: { unit, status, slip } })
  if (answer.ok) await desk.link.board.reached(answer.position)
}

function incidentOf({ cab }: Crew, slip: string): Documents['incident'] | undefined {
  const { board } = cab.desk.link
  return board.get('incident', board.get('slip', slip)?.incident ?? '')
}

const placedIncident = (crew: Crew, slip: string): Documents['incident'] | undefined => {
  const incident = incidentOf(crew, slip)
  return incident === undefined || incident.place === null ? undefined : incident
}

/** Drives on when the place of the incident was corrected on the way. */
async function driveToScene(world: World, crew: Crew, slip: string, signal: AbortSignal): Promise<void> {
  let reached: Point | undefined
  for (;;) {
    const to = incidentOf(crew, slip)?.place?.point
    if (to === undefined || (to.lon === reached?.lon && to.lat === reached.lat)) return
    await drive(world, crew.cab, to, signal)
    reached = to
  }
}

/** Files the feedback of each slip on which this unit stood first, and again when it comes back for correction. */
export async function writeFeedback(world: World, crew: Crew): Promise<void> {
  const { desk } = crew.cab
  const { signal } = world.clock
  for (;;) {
    const slip = await until(desk.link.board, 'slip', () => owedBy(crew), signal)
    await world.clock.wait(crew.chance.between(20_000, 90_000))
    const { zh, en } = crew.chance.pick(feedbackLines)
    const result = crew.kind === 'ambulance' ? 'transported' : 'resolved'
    const answer = await desk.give({
      type: 'file-feedback',
      body: { slip: slip.id, incident: slip.incident, result, words: `${zh} ${en}` },
    })
    if (answer.ok) await desk.link.board.reached(answer.position)
    else await world.clock.wait(10_000)
  }
}

/** Crews say by themselves that they know what has changed: danger, a job called off. DR33 */
export async function acknowledgeNews(world: World, crew: Crew): Promise<void> {
  const { desk, unit } = crew.cab
  const { signal } = world.clock
  for (;;) {
    const { news } = await until(desk.link.board, 'unit', () => unitOf(crew)?.news[0], signal)
    await world.clock.wait(crew.chance.between(3_000, 15_000))
    const answer = await desk.give({ type: 'acknowledge-news', body: { unit, news } })
    if (answer.ok) await desk.link.board.reached(answer.position)
    else await world.clock.wait(10_000)
  }
}

const owedBy = ({ cab }: Crew): Documents['slip'] | undefined =>
  cab.desk.link.board
    .all('slip')
    .find(
      ({ feedback, runs }) => (feedback.phase === 'due' || feedback.phase === 'returned') && runs[0]?.unit === cab.unit,
    )
