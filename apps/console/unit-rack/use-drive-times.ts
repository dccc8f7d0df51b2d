import type { IncidentDocument } from '@tocsin/domain'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { useKindChanges } from '../live/use-board.ts'
import { useNow } from '../live/use-now.ts'
import { useQuestion } from '../use-question.ts'

/** Units move: asked anew this often while somebody looks. */
const refreshMs = 15_000
const atMost = 500

const answer = z.object({ units: z.array(z.object({ unit: z.string(), seconds: z.number().nullable() })) })

/** Seconds to the selected incident by unit; who is not in it is not free, or the time is unknown. */
export type DriveTimes = ReadonlyMap<string, number>

export type DriveTimesState =
  | { readonly phase: 'off' | 'asking' | 'failed'; readonly times: DriveTimes }
  | { readonly phase: 'answered'; readonly times: DriveTimes }

const none: DriveTimes = new Map()

/** How long each free unit would drive to an incident, by the server's roads; asked again as things move. */
export function useDriveTimes(incident: IncidentDocument | undefined, isOn: boolean): DriveTimesState {
  const round = Math.floor(useNow() / refreshMs)
  const closures = useKindChanges('closure')
  const place = incident?.place ?? null
  const wanted = isOn && incident !== undefined && place !== null
  const key = wanted ? `${incident.id} ${place.point.lon},${place.point.lat} ${incident.priority}` : null
  const { question } = useQuestion(key === null ? null : `${key} ${round} ${closures}`, (signal) => {
    const { lon, lat } = place?.point ?? { lon: 0, lat: 0 }
    const query = new URLSearchParams({
      lon: String(lon),
      lat: String(lat),
      limit: String(atMost),
      priority: String(incident?.priority ?? 3),
      exercise: String(incident?.exercise ?? false),
    })
    return ask(`/api/recommendation?${query}`, answer, { signal })
  })
  if (question === null) return { phase: 'off', times: none }
  const times = question.answer === undefined ? none : timesFrom(question.answer)
  return { phase: question.phase, times }
}

const known = new WeakMap<object, DriveTimes>()

/** Made once for each answer, so that a list sorted by it is not sorted each second. */
function timesFrom(told: z.output<typeof answer>): DriveTimes {
  const made =
    known.get(told) ?? new Map(told.units.flatMap(({ unit, seconds }) => (seconds === null ? [] : [[unit, seconds]])))
  known.set(told, made)
  return made
}
