import type { World } from '../../decision.ts'
import type { Unit } from '../../unit/unit.ts'
import { atPost, waitOf, type Wait, type Waiting } from './wait.ts'

/** What is said of all waits for a unit: whose work it is on, and whether that is a drill. */
function work({ id, org, post, state }: Unit, world: World) {
  const slip = 'slip' in state ? world.get('slip', state.slip) : undefined
  return {
    about: `unit/${id}`,
    org,
    unit: id,
    incident: slip?.incident ?? null,
    exercise: slip?.exercise ?? false,
    ...atPost(post),
  }
}

/** A crew on scene that has not been heard of: its last word is its status, or its answer to a roll-call. */
function* silent(unit: Unit, world: World): Generator<Wait> {
  if (unit.state.phase !== 'on-scene') return
  const since = Math.max(unit.since.toldAt, unit.heardAt ?? 0)
  yield waitOf({ ...work(unit, world), kind: 'crew-silent', since })
}

function* unread(unit: Unit, world: World): Generator<Wait> {
  for (const { news, at } of unit.news) {
    const wait = waitOf({ ...work(unit, world), kind: 'news-unacknowledged', since: at })
    // Two pieces of news may come at the same instant.
    yield { ...wait, key: `${wait.key}/${news}` }
  }
}

/** A crew on scene without a word, and news that it has not acknowledged. */
export const ofUnit: Waiting<Unit> = {
  waits: (unit, world) => [...silent(unit, world), ...unread(unit, world)],
  ending: ({ state }, { kind }) => {
    if (kind === 'news-unacknowledged') return 'acknowledged'
    return state.phase === 'on-scene' ? 'heard' : 'moved-on'
  },
}
