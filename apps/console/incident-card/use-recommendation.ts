import {
  mayEver,
  travelProfiles,
  unitKinds,
  vehicleOf,
  type Branch,
  type Point,
  type Priority,
  type Unit,
  type UnitKind,
} from '@tocsin/domain'
import { useMemo } from 'react'
import { z } from 'zod'
import { ask, withQuery, type Asked } from '../ask.ts'
import { useAll, useKindChanges } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { useQuestion, type Question } from '../use-question.ts'

const answer = z.object({
  units: z.array(
    z.object({
      unit: z.string(),
      /** null: the drive time is not known, which is never short */
      seconds: z.number().nullable(),
      metres: z.number().nullable(),
      /** how much longer it is for closures and slow-downs */
      delayS: z.number().nullable(),
      /** 'no-car': no ways are known for what it goes by; 'no-place': nobody knows where it is; 'no-way': no way from there is known; 'closed-off': closures lie in its way */
      whyUnknown: z.enum(['no-car', 'no-place', 'no-way', 'closed-off']).nullable(),
      from: z.enum(['position', 'post', 'unknown']),
      ageS: z.number().nullable(),
      profile: z.enum(travelProfiles),
      /** lights and sirens; 1: none */
      factor: z.number(),
      learnt: z.boolean(),
    }),
  ),
})
type Answer = z.output<typeof answer>

/** A free unit with its drive time. `isSuited`: of a kind that is sent to this branch of incidents. */
export type RecommendedUnit = Answer['units'][number] & { readonly isSuited: boolean }

/** What a site's response plans will say (issue B); until then, which kinds of unit a branch asks for first. */
const suited: { readonly [Key in Branch]: readonly UnitKind[] } = {
  police: ['patrol', 'motorcycle', 'foot', 'command'],
  fire: ['engine', 'ladder', 'rescue', 'command'],
  medical: ['ambulance', 'motorcycle'],
  traffic: ['patrol', 'motorcycle', 'rescue', 'ambulance'],
  rescue: ['rescue', 'engine', 'boat', 'ladder'],
  service: ['patrol', 'foot', 'motorcycle'],
}

/** Positions move: the times are reckoned anew this often while somebody looks at them. */
const refreshMs = 10_000

export type Recommendation = {
  readonly question: Question<Answer> | null
  /** free now, suited kinds first, then by drive time; unknown times last */
  readonly units: readonly RecommendedUnit[]
  readonly best: RecommendedUnit | undefined
  readonly again: () => void
}

/** The server's most. */
const limit = 50

type Wanted = {
  readonly at: Point | null
  readonly branch: Branch | undefined
  readonly priority: Priority | null
  readonly exercise: boolean
}

/**
 * Asks for the kinds that suit and for the others by themselves: however many of the others are nearer, they crowd out
 * none of those that are wanted.
 */
async function askFor({ at, branch, priority, exercise }: Wanted, signal: AbortSignal): Promise<Asked<Answer>> {
  const askKinds = (kinds: string | undefined): Promise<Asked<Answer>> =>
    ask(
      withQuery('/api/recommendation', {
        lon: at?.lon,
        lat: at?.lat,
        limit,
        kinds,
        exercise: String(exercise),
        priority: priority ?? undefined,
      }),
      answer,
      { signal },
    )
  if (branch === undefined) return askKinds(undefined)
  const others = unitKinds.filter((kind) => !suited[branch].includes(kind))
  const [first, second] = await Promise.all([askKinds(suited[branch].join()), askKinds(others.join())])
  if (first.phase !== 'answered') return first
  if (second.phase !== 'answered') return second
  return { phase: 'answered', answer: { units: [...first.answer.units, ...second.answer.units] } }
}

/** A unit as it stands on the board, before a time to it is known or where none can be. */
const untimed = ({ id, kind, vehicle }: Unit): Answer['units'][number] => ({
  unit: id,
  seconds: null,
  metres: null,
  delayS: null,
  whyUnknown: null,
  from: 'unknown',
  ageS: null,
  profile: vehicleOf({ kind, vehicle }).profile,
  factor: 1,
  learnt: false,
})

/**
 * Free units for a place by drive time. Without a place on the map, and until the server answers, they stand there with
 * their times unknown: nobody waits for the map to send somebody. Whoever has been sent meanwhile is taken out at
 * once, by the board.
 */
export function useRecommendation(
  at: Point | null,
  branch: Branch | undefined,
  priority: Priority | null,
  exercise = false,
): Recommendation {
  const { roles } = useViewer()
  const all = useAll('unit')
  const round = Math.floor(useNow() / refreshMs)
  const closures = useKindChanges('closure')
  const mayAsk = mayEver(roles, 'recommend')
  const place = at === null || !mayAsk ? null : `${at.lon},${at.lat}`
  const { question, again } = useQuestion(
    place === null ? null : `${place} ${branch} ${priority} ${exercise} ${round} ${closures}`,
    (signal) => askFor({ at, branch, priority, exercise }, signal),
    50,
  )
  const found = question?.answer
  const units = useMemo(() => {
    const kinds = branch === undefined ? undefined : suited[branch]
    const free = new Map(all.flatMap((unit) => (unit.state.phase === 'available' ? [[unit.id, unit] as const] : [])))
    const answered = found?.units ?? (mayAsk ? [...free.values()].map(untimed) : [])
    return answered
      .flatMap((each): readonly RecommendedUnit[] => {
        const unit = free.get(each.unit)
        return unit === undefined ? [] : [{ ...each, isSuited: kinds === undefined || kinds.includes(unit.kind) }]
      })
      .sort((a, b) => Number(b.isSuited) - Number(a.isSuited) || (a.seconds ?? Infinity) - (b.seconds ?? Infinity) || 0)
  }, [found, all, branch, mayAsk])
  return { question, units, best: units.find(({ isSuited, seconds }) => isSuited && seconds !== null), again }
}
