import { mayEver, type Point } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { markShapes, type MapPoint, type MapTint } from '@tocsin/ui/map'
import { dequal } from 'dequal/lite'
import { useMemo } from 'react'
import { z } from 'zod'
import { ask, withQuery } from '../ask.ts'
import { useDocument, useKindChanges } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { createStore, useStore } from '../store.ts'
import { useQuestion, type Question } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'

/** From where it is asked what is reached. */
export type ReachFrom =
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'post'; readonly post: string }
  | { readonly kind: 'point'; readonly at: Point }

/** What the map shows as reached; null: nothing. */
export const reach = createStore<{ readonly from: ReachFrom | null }>({ from: null })
/** Shows what is reached from there; the same again hides it. */
export const toggleReach = (from: ReachFrom | null): void =>
  reach.set({ from: dequal(reach.get().from, from) ? null : from })

export const reachMinutes = [5, 8, 10]
/** A unit moves: what it reaches is worked out anew as often. */
const refreshMs = 20_000

const answer = z.object({
  from: z.object({ lon: z.number(), lat: z.number() }),
  areas: z.array(z.object({ minutes: z.number(), shape: z.array(z.array(z.array(z.array(z.number())))) })),
})
export type Reached = z.output<typeof answer>

/** What is reached from where that was asked, anew when closures change and as a unit moves; null while nothing is asked. */
export function useReach(): Question<Reached> | null {
  const from = useStore(reach, (state) => state.from)
  const may = mayEver(useViewer().roles, 'see-cover')
  const closures = useKindChanges('closure')
  const round = Math.floor(useNow() / refreshMs)
  const key = from === null || !may ? null : `reach/${nameOf(from)} ${closures} ${from.kind === 'unit' ? round : 0}`
  return useQuestion(key, (signal) => ask(withQuery('/api/reach', queryOf(from)), answer, { signal }), 50).question
}

function nameOf(from: ReachFrom): string {
  if (from.kind === 'point') return `${from.at.lon},${from.at.lat}`
  return from.kind === 'unit' ? `unit/${from.unit}` : `post/${from.post}`
}

function queryOf(from: ReachFrom | null): Readonly<Record<string, string | number | undefined>> {
  const minutes = reachMinutes.join(',')
  if (from?.kind === 'point') return { ...from.at, minutes }
  return {
    unit: from?.kind === 'unit' ? from.unit : undefined,
    post: from?.kind === 'post' ? from.post : undefined,
    minutes,
  }
}

/** What it is called from where: a call sign, a post, this point. */
export function useReachName(): string {
  const { around } = useWords()
  const language = useLanguage()
  const from = useStore(reach, (state) => state.from)
  const unit = useDocument('unit', from?.kind === 'unit' ? from.unit : null)
  const post = useDocument('post', from?.kind === 'post' ? from.post : null)
  return unit?.callSign ?? (post && nameIn(language, post.name)) ?? around.thisPoint
}

/** The soonest is the strongest: the areas lie on each other. */
const opacity = 0.13

/** Areas with their minutes at an end of each, as the map draws them; the same lists while they are the same. */
export function useReachMarks(reached: Reached | undefined): {
  readonly tints: readonly MapTint[]
  readonly points: readonly MapPoint[]
} {
  const { around } = useWords()
  return useMemo(() => {
    const areas = reached?.areas ?? []
    return {
      tints: areas
        .map(({ minutes, shape }) => ({ id: `reach-${minutes}`, shape, colour: '--accent', opacity }))
        .toReversed(),
      points: areas.flatMap(({ minutes, shape }, index): MapPoint[] => {
        const at = endOf(shape, index)
        return at === undefined
          ? []
          : [
              {
                id: `reach-${minutes}`,
                ...at,
                colour: '--accent',
                shape: markShapes.disc,
                label: around.minutes(minutes),
              },
            ]
      }),
    }
  }, [reached, around])
}

/** Each area is named at another end, so that the names stand apart where the areas are nearly the same. */
const ends: readonly ((at: Point) => number)[] = [
  ({ lat }) => lat,
  ({ lon }) => lon,
  ({ lat }) => -lat,
  ({ lon }) => -lon,
]

/** The northern end of the largest outline of a shape, or its eastern, southern, western one for `end` 1 to 3. */
export function endOf(shape: Reached['areas'][number]['shape'], end = 0): Point | undefined {
  const outlines = shape.flatMap(([outline]) => (outline === undefined ? [] : [outline]))
  const [largest = []] = outlines.toSorted((a, b) => b.length - a.length)
  const far = ends[end % ends.length] ?? (({ lat }: Point) => lat)
  const points = largest.flatMap(([lon, lat]) => (lon === undefined || lat === undefined ? [] : [{ lon, lat }]))
  return points.toSorted((a, b) => far(b) - far(a))[0]
}
