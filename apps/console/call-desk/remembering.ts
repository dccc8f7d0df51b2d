import { tiedPlace, type ChosenPlace, type TiedPlace } from '@tocsin/domain'
import type { DraftPlace } from './draft.ts'

/**
 * The place that what was typed could be remembered for; undefined where there is nothing to remember: nothing typed or
 * chosen, a place that is no place of the gazetteer (where a caller is, ends with the incident), words that the place's
 * own line holds already or that are its name in pinyin, in initials or with a typo, or ones that were taught before.
 */
export function tiedPlaceOf({ typed, chosen, found }: DraftPlace): TiedPlace | undefined {
  if (chosen === null || chosen.source === 'taught' || found?.isSpelt === true || isSaidIn(typed, chosen))
    return undefined
  const precision = found?.precision ?? (chosen.radiusM <= rooftopM ? 'rooftop' : 'area')
  return tiedPlace.safeParse({ ...chosen, gazetteerId: found?.gazetteerId ?? null, precision }).data
}

/** A place that says nothing of itself but its radius is a house where that is no wider. */
const rooftopM = 50

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s,.，。·-]+/gu, '')

const isSaidIn = (typed: string, { label, labelEn = '' }: ChosenPlace): boolean =>
  [label, labelEn].some((line) => plain(line).includes(plain(typed)))
