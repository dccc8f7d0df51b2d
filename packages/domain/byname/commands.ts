import { z } from 'zod'
import { id } from '../fields.ts'
import { chosenPlace } from '../place.ts'

/** How exact a place of the gazetteer is. */
export const precisions = ['rooftop', 'interpolated', 'street', 'area'] as const

/** What a name can be tied to: never where a caller or a device is, for that ends with its incident. */
export const tiedSources = ['address', 'crossing', 'street', 'poi', 'coordinates', 'map', 'taught'] as const

/** A chosen place with the gazetteer's id for it (null: it has none) and how exact it is. */
export const tiedPlace = chosenPlace.extend({
  label: z.string().min(1).max(300),
  source: z.enum(tiedSources),
  gazetteerId: z
    .string()
    .regex(/^[\w./:-]{1,120}$/, 'an id of the gazetteer such as street/w123')
    .nullable(),
  precision: z.enum(precisions),
})

/** No name that people say is longer. */
export const longestHeard = 60

const heard = z
  .string()
  .max(longestHeard)
  .refine((text) => /[\p{L}\p{N}]/u.test(text), 'at least one letter, character or figure')
  .refine((text) => !/\p{Cc}/u.test(text), 'no control characters')

/** Bodies of the commands about bynames. */
export const bynameCommands = {
  'teach-name': z.object({ byname: id, heard, place: tiedPlace }),
  'confirm-name': z.object({ byname: id }),
  'withdraw-name': z.object({ byname: id }),
}
