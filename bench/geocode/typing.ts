import type { Places, Point } from '@tocsin/city/places'
import { pinyin } from 'pinyin-pro'
import { median, p99 } from '../statistics.ts'
import { createChance } from './typos.ts'
import type { TownTexts } from './town-texts.ts'

/** As the desk asks: so many answers, near the middle of its map. */
const limit = 8
const textsOfEach = 60

/** What somebody types, letter by letter, with what was meant as its kind. */
export type Typed = { readonly kind: string; readonly prefixes: readonly string[] }

/** Addresses with house number, streets, crossings, points of interest, pinyin; drawn evenly, the same in each run. */
export function typedTexts({ addresses, streets, spots }: TownTexts): Typed[] {
  const chance = createChance(11)
  const draw = (from: readonly string[]): string => from[chance(from.length)] ?? ''
  const kinds: readonly [string, () => string][] = [
    ['address', () => draw(addresses)],
    ['street', () => draw(streets)],
    ['crossing', () => `${draw(streets)}与${draw(streets)}交叉口`],
    ['poi', () => draw(spots)],
    ['pinyin', () => spelt(draw(streets), '')],
    ['syllables', () => spelt(draw(spots), ' ')],
    ['initials', () => initials(draw(spots))],
    ['mistyped', () => mistyped(spelt(draw(streets), ''), chance)],
  ]
  return kinds.flatMap(([kind, text]) =>
    Array.from({ length: textsOfEach }, () => ({ kind, prefixes: prefixesOf(text()) })),
  )
}

const spelt = (name: string, between: string): string =>
  pinyin(name, { toneType: 'none', type: 'array', v: true }).join(between)
const initials = (name: string): string =>
  pinyin(name, { toneType: 'none', type: 'array', v: true })
    .map((syllable) => syllable[0] ?? '')
    .join('')
const prefixesOf = (text: string): string[] =>
  Array.from(text, (_, end) =>
    Array.from(text)
      .slice(0, end + 1)
      .join(''),
  )

function mistyped(text: string, chance: (below: number) => number): string {
  const at = 2 + chance(Math.max(1, text.length - 3))
  return `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`
}

/** Types every text into the search, each prefix as the desk asks it; milliseconds for each. */
export function typeAll(places: Places, typed: readonly Typed[], near: Point): Record<string, number> {
  // The first words of a day are slower: code is not compiled yet.
  for (const { prefixes } of typed.slice(0, 40)) for (const text of prefixes) places.search(text, { limit, near })
  const all: number[] = []
  const byKind = new Map<string, number[]>()
  let worst = { ms: 0, text: '' }
  for (const { kind, prefixes } of typed) {
    for (const text of prefixes) {
      const before = performance.now()
      places.search(text, { limit, near })
      const ms = performance.now() - before
      all.push(ms)
      byKind.set(kind, [...(byKind.get(kind) ?? []), ms])
      if (ms > worst.ms) worst = { ms, text }
    }
  }
  for (const [kind, ms] of byKind) {
    console.log(`  ${kind.padEnd(9)} ${ms.length} prefixes: p50 ${median(ms).toFixed(2)} p99 ${p99(ms).toFixed(2)} ms`)
  }
  console.log(`  slowest ${worst.ms.toFixed(1)} ms: ${worst.text}`)
  return { typing_p50_ms: median(all), typing_p99_ms: p99(all), typing_max_ms: worst.ms, typing_prefixes: all.length }
}
