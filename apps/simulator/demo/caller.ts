import { newId } from '@tocsin/link'
import type { Chance } from '../chance.ts'
import type { CallPlace, DrawPlace } from './call-places.ts'
import { bigFireStories, idleCalls, stories, type Story, type StoryType } from './stories.ts'
import type { Scenario } from './scenarios.ts'
import type { Voice, World } from './world.ts'

/** One call before it is made: all of it follows from the seed. */
export type PlannedCall = {
  readonly place: CallPlace
  readonly words: string
  readonly voice: Voice
  readonly caller: number
  readonly radiusM: number
}

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)
const inWordsOf = (place: CallPlace, { zh, en }: Story): string => (hasHan(place.words) ? zh : en)

/** Draws a call of this scenario. */
export function drawCall(scenario: Scenario, drawPlace: DrawPlace, chance: Chance): PlannedCall {
  const place = drawPlace(chance)
  const about = { place, caller: chance.whole(0, 99), radiusM: chance.pick([10, 25, 50, 150, 400]) }
  if (chance.happens(scenario.idleShare)) {
    const idle = chance.pick<(typeof idleCalls)[number]>(idleCalls)
    return { ...about, words: inWordsOf(place, idle), voice: { idle: idle.reason } }
  }
  const type = chance.weighted<StoryType>(scenario.mix)
  return { ...about, words: inWordsOf(place, chance.pick<Story>(stories[type])), voice: { type } }
}

/** One of the many who call about the big fire, each from a little elsewhere. */
export function drawBigFireCall(place: CallPlace, chance: Chance): PlannedCall {
  const shift = (): number => chance.between(-0.0008, 0.0008)
  const point = { lon: place.point.lon + shift(), lat: place.point.lat + shift() }
  const words = inWordsOf(place, chance.pick(bigFireStories))
  return {
    place: { point, words: place.words },
    words,
    voice: { type: 'fire-building' },
    caller: chance.whole(0, 99),
    radiusM: 100,
  }
}

/** One caller in so many hangs up before anybody has picked up. */
const impatientEvery = 17
const impatientMs = 5_000

async function hangUpSoon({ http, clock, sourceKey }: World, contact: string): Promise<void> {
  await clock.wait(impatientMs).catch(() => undefined)
  if (clock.signal.aborted) return
  const body = { command: newId(), at: Date.now() }
  await http
    .ask({ method: 'POST', path: `/api/contacts/${contact}/hung-up`, bearer: sourceKey, body })
    .catch(() => undefined)
}

/** Makes the call: the exchange hands it in. Names and numbers are nobody's (555-01xx is kept for fiction). */
export async function ring(world: World, { place, words, voice, caller, radiusM }: PlannedCall): Promise<void> {
  const contact = newId()
  const number = String(caller).padStart(2, '0')
  if ('idle' in voice && caller % impatientEvery === 0) void hangUpSoon(world, contact)
  world.voices.set(contact, voice)
  const now = Date.now()
  await world.http.ask({
    method: 'POST',
    path: '/api/contacts',
    bearer: world.sourceKey,
    body: {
      id: contact,
      command: newId(),
      channel: 'phone',
      clocks: { rung: now },
      words: {
        callerName: hasHan(words) ? `虚构来电人${number}` : `Invented Caller ${number}`,
        callerNumber: `555-01${number}`,
        story: words,
        callerPlaceTyped: place.words,
        callerPlace: { point: place.point, radiusM, source: 'network', at: now },
      },
    },
  })
}
