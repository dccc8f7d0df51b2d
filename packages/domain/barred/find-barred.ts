import { digitRuns } from './digit-runs.ts'
import { isResidentNumber, namesDocument } from './id-numbers.ts'
import { normalise } from './normalise.ts'
import { isPhoneNumber, spellsPhoneNumber } from './phone-numbers.ts'
import { holdsVehicleNumber } from './vehicle-numbers.ts'

/** Numbers by which people are found: they have no place in the text about a place. */
export const barredKinds = ['identity', 'vehicle', 'phone'] as const
export type BarredKind = (typeof barredKinds)[number]

/**
 * The first kind of number in `text` that leads to a person: identity document, vehicle, telephone; undefined where
 * there is none. Strict where in doubt: a note can say it in other words, a number that is kept cannot be taken back.
 */
export function findBarred(text: string): BarredKind | undefined {
  const normalised = normalise(text)
  const runs = digitRuns(normalised)
  if (runs.some(isResidentNumber) || namesDocument(normalised)) return 'identity'
  // the Chinese digits of a text are no signs of a number of a vehicle, but 粤B一二三四五 is one
  if (holdsVehicleNumber(normalised)) return 'vehicle'
  return runs.some(isPhoneNumber) || spellsPhoneNumber(normalised) ? 'phone' : undefined
}

/** What to do instead, for each kind: the words of the error. */
export const barredRemedies: { readonly [Kind in BarredKind]: string } = {
  identity: 'holds an identity document number: leave it out',
  vehicle: 'holds the number of a vehicle: leave it out',
  phone: 'holds a telephone number: leave it out, or propose a note of kind contact and put it in contactNumber',
}
