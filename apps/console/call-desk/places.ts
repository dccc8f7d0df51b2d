import type { ChosenPlace, Point } from '@tocsin/domain'
import { mapNameIn, placeIn, type Language } from '@tocsin/ui/words'
import { z } from 'zod'
import { ask, withQuery, type Asked } from '../ask.ts'
import type { DraftPlace } from './draft.ts'

const name = z.object({ zh: z.string().optional(), en: z.string().optional() })
const place = z.object({
  id: z.string(),
  kind: z.enum([
    'address',
    'interpolated',
    'block',
    'crossing',
    'street',
    'poi',
    'area',
    'kmpost',
    'fixture',
    'coordinates',
    'taught',
  ]),
  name,
  label: z.string(),
  labelEn: z.string().optional(),
  lon: z.number(),
  lat: z.number(),
  radiusM: z.number(),
  precision: z.enum(['rooftop', 'interpolated', 'street', 'area']),
  area: name.optional(),
  town: name.optional(),
  /** of kind `taught`: the words that this centre was taught for this place */
  taught: z.object({ byname: z.string(), heard: z.string() }).optional(),
  /** what was typed is a way to write the place's own name */
  isSpelt: z.boolean().optional(),
  rest: z.string().optional(),
  relation: z.string().optional(),
  converted: z.object({ from: z.string() }).optional(),
})
/** A place of the gazetteer: WGS 84, with how far the coordinates may be off. */
export type Place = z.output<typeof place>

/** Where somebody looks or calls from: WGS 84, and how far around it. */
export type Bias = Point & { readonly radiusM: number }

/** Places for what was typed so far, best first; equal ones nearer to `near` come first, all within its radius alike. */
export async function searchPlaces(
  text: string,
  near: Bias | undefined,
  signal: AbortSignal,
): Promise<Asked<readonly Place[]>> {
  const path = withQuery('/api/places', { q: text, lon: near?.lon, lat: near?.lat, radius: near?.radiusM, limit: 8 })
  const asked = await ask(path, z.object({ places: z.array(place) }), { signal })
  return asked.phase === 'answered' ? { phase: 'answered', answer: asked.answer.places } : asked
}

/** The place at a point, such as a caller's position. */
export async function placeAt({ lon, lat }: Point, signal?: AbortSignal): Promise<Place | undefined> {
  const asked = await ask(
    withQuery('/api/places/reverse', { lon, lat }),
    z.object({ place: place.nullable() }),
    signal && { signal },
  )
  return asked.phase === 'answered' ? (asked.answer.place ?? undefined) : undefined
}

/** A place's line for who chooses among several: its own name first where the line, in the script of the signs, lacks it. */
export function placeLine(found: Place, language: Language): string {
  const line = placeIn(language, found)
  const own = language === 'en' ? found.name.en : found.name.zh
  return own === undefined || line.includes(own) ? line : `${own} · ${line}`
}

/** What lies around a place, as far as its line does not say it. */
export const aroundIn = ({ area, town }: Place, line: string, language: Language): readonly string[] =>
  [area, town].flatMap((each) => {
    const said = each && mapNameIn(language, each)
    return said === undefined || line.includes(said) ? [] : [said]
  })

const sources: { readonly [Kind in Place['kind']]: ChosenPlace['source'] } = {
  address: 'address',
  interpolated: 'address',
  block: 'street',
  crossing: 'crossing',
  street: 'street',
  poi: 'poi',
  area: 'poi',
  kmpost: 'kmpost',
  fixture: 'fixture',
  coordinates: 'coordinates',
  taught: 'taught',
}

export const choose = ({ kind, label, labelEn, lon, lat, radiusM }: Place): ChosenPlace => ({
  point: { lon, lat },
  radiusM,
  label: label.slice(0, 300),
  ...(labelEn !== undefined && { labelEn: labelEn.slice(0, 300) }),
  source: sources[kind],
})

/** What a call's place becomes by choosing one for what was typed. */
export function draftPlaceOf(typed: string, place: Place): DraftPlace {
  const { id: gazetteerId, precision, isSpelt } = place
  return { typed, chosen: choose(place), found: { gazetteerId, precision, isSpelt }, said: saidBeside(place) }
}

/** What the search understood of the text beside the place. */
const saidBeside = ({ rest, relation, converted }: Place): DraftPlace['said'] => ({
  rest,
  relation,
  converted: converted?.from,
})
