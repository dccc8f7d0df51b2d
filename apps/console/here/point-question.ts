import { mayEver, point, type Point } from '@tocsin/domain'
import { z } from 'zod'
import { ask, withQuery } from '../ask.ts'
import { useViewer } from '../live/use-line.ts'
import { useQuestion, type Question } from '../use-question.ts'

const name = z.object({ zh: z.string().optional(), en: z.string().optional() })
const near = z.object({ place: z.object({ name, label: z.string() }), metres: z.number() })
const aid = z.object({
  id: z.string(),
  name,
  detail: z.string(),
  emergency: z.boolean().nullable(),
  metres: z.number(),
})
const hospital = aid.extend({ seconds: z.number().nullable() })
const doubt = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('outside-area'), metres: z.number() }),
  z.object({ kind: z.literal('swapped-axes'), instead: point }),
  z.object({ kind: z.literal('gcj02'), instead: point, offM: z.number() }),
])
const answer = z.object({
  address: near.nullable(),
  crossing: near.nullable(),
  kmPost: near.nullable(),
  sentence: z.object({ zh: z.string(), en: z.string() }).nullable(),
  area: name.nullable(),
  town: name.nullable(),
  beats: z.array(z.object({ id: z.string(), kind: z.enum(['beat', 'zone']), name, metres: z.number() })),
  aids: z.object({ hydrant: z.array(aid), aed: z.array(aid), hospital: z.array(hospital) }),
  doubts: z.array(doubt),
})

export type Name = z.output<typeof name>
export type Here = z.output<typeof answer>
export type Doubt = Here['doubts'][number]
export type NearAid = z.output<typeof aid>
export type Hospital = z.output<typeof hospital>

/** What is at a point; null where nothing is asked, because there is no point or no right to ask. */
export function useHere(at: Point | null): { readonly question: Question<Here> | null; readonly again: () => void } {
  const { roles } = useViewer()
  const key = at === null || !mayEver(roles, 'search-places') ? null : `here/${at.lon},${at.lat}`
  return useQuestion(
    key,
    (signal) => ask(withQuery('/api/places/at', { lon: at?.lon, lat: at?.lat }), answer, { signal }),
    50,
  )
}
