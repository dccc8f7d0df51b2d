import { join } from 'node:path'
import { cityFiles } from '@tocsin/city'
import { importCity, readOsm } from '@tocsin/city/import'
import { openPlaces, type Places } from '@tocsin/city/places'
import { Converter as TraditionalFrom } from 'opencc-js/cn2t'
import { Converter as SimplifiedFrom } from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'
import { z } from 'zod'
import { createChance } from './typos.ts'
import { readFile } from 'node:fs/promises'

const asked = 500
const seed = 23
const among = 5

/** A Chinese name as people say it, and the names of the map that are a right answer to it. */
type Spoken = { readonly said: string; readonly means: ReadonlySet<string> }
/** How a name is typed; the serial spreads the ways of typing over the names. */
type Way = (said: string, serial: number) => string
/** What was asked in one way: how many, how many found, and how many stood for more names than five lines can hold. */
type Tally = { readonly asked: number; readonly found: number; readonly ambiguous: number }

/** Chinese names of streets in an extract. */
async function namesIn(extract: string): Promise<Set<string>> {
  const names = new Set<string>()
  await readOsm(extract, {
    way: ({ tags }) => {
      if (tags['highway'] !== undefined && tags['name'] !== undefined) names.add(tags['name'])
    },
  })
  return names
}

const roads = z.object({ features: z.array(z.object({ properties: z.object({ name: z.string().optional() }) })) })
const chinese = /^(?<zh>[^\p{Script=Latin}]*?\p{Script=Han}[^\p{Script=Latin}]*?)(?=$|\s+\d*ª?\s*\p{Script=Latin})/u

/** The Chinese part of each name on Macau's signs ("大學大馬路 Avenida da Universidade"). */
async function namesOnSigns(geojson: string): Promise<Set<string>> {
  const { features } = roads.parse(JSON.parse(await readFile(geojson, 'utf8')))
  const names = features.flatMap(({ properties }) => chinese.exec(properties.name ?? '')?.groups?.['zh']?.trim() ?? [])
  return new Set(names)
}

/** 伯多祿局長街(白馬行) is said either way: both are asked, and mean every name of the map that holds them so. */
function spokenOf(names: ReadonlySet<string>): Spoken[] {
  const means = new Map<string, Set<string>>()
  for (const name of names) {
    const parts = name.split(/[()（）/]/u).map((part) => part.trim())
    for (const part of parts.filter((each) => /\p{Script=Han}/u.test(each))) {
      means.set(part, (means.get(part) ?? new Set()).add(name))
    }
  }
  return [...means].map(([said, set]) => ({ said, means: set })).sort((a, b) => (a.said < b.said ? -1 : 1))
}

function draw(spoken: readonly Spoken[]): Spoken[] {
  const chance = createChance(seed)
  const left = [...spoken]
  return Array.from({ length: Math.min(asked, left.length) }, () => left.splice(chance(left.length), 1)).flat()
}

const toSimplified = SimplifiedFrom({ from: 'hk', to: 'cn' })
/** Read from the simplified characters, whose readings the dictionary knows best: 行車天橋 is che, not ju. */
const syllables = (said: string) =>
  pinyin(toSimplified(said), { toneType: 'none', type: 'array', v: true }).map((each) => each.replaceAll(/\s/gu, ''))
/** Every fifth by initials, the others in full: written together and syllable by syllable in turn. */
const inPinyin: Way = (said, serial) => {
  const all = syllables(said)
  if (serial % 5 === 4 && all.length >= 4) return all.map((each) => each[0] ?? '').join('')
  return all.join(serial % 2 === 0 ? '' : ' ')
}
/** As it is written in the three places that write so. */
const traditional = (['t', 'hk', 'twp'] as const).map((to) => TraditionalFrom({ from: 'cn', to }))
const inTraditional: Way = (said, serial) => traditional[serial % traditional.length]?.(said) ?? said
const asItIs: Way = (said) => said
const inSimplified: Way = (said) => toSimplified(said)

/**
 * Asks names of a city in one way. A name counts as found when the first five answers hold a place that the map calls so.
 * Where more than five names are typed in that very way (the initials of 新街, 小街 ...), no five lines hold them all: then
 * any of them counts, and the text is counted as ambiguous and listed.
 */
function ask(places: Places, all: readonly Spoken[], way: Way, what: string): Tally {
  const drawn = draw(all)
  let [found, ambiguous] = [0, 0]
  for (const [serial, { said, means }] of drawn.entries()) {
    const text = way(said, serial)
    const same = all.filter((other) => way(other.said, serial) === text).flatMap((other) => [...other.means])
    const isAmbiguous = new Set(same).size > among
    const right = isAmbiguous ? new Set(same) : means
    const answers = places.search(text, { limit: among })
    if (isAmbiguous) console.log(`  ${what}, ambiguous: ${text}: ${[...right].join(' ')}`)
    if (isAmbiguous) ambiguous += 1
    if (answers.some(({ name }) => right.has(name.zh ?? ''))) found += 1
    else console.log(`  ${what}, missed: ${text} (${said}): ${answers.map(({ label }) => label).join(' | ')}`)
  }
  console.log(`${what}: ${found} of ${drawn.length} among the first five, ${ambiguous} of them ambiguous`)
  return { asked: drawn.length, found, ambiguous }
}

const pct = (tallies: readonly Tally[]): number => {
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0)
  return (100 * sum(({ found }) => found)) / sum((tally) => tally.asked)
}

/**
 * Chinese streets asked in pinyin and in traditional characters: those of a generated town, whose map is simplified, and
 * those of Macau, whose signs are traditional; Macau's in simplified characters as well.
 */
export async function askScripts(
  town: { readonly places: Places; readonly extract: string },
  macau: { readonly geojson: string; readonly intoDir: string },
): Promise<Record<string, number>> {
  await importCity({ source: macau.geojson, name: '澳门', intoDir: macau.intoDir })
  const there = await openPlaces(join(macau.intoDir, cityFiles.places))
  const [townNames, macauNames] = [spokenOf(await namesIn(town.extract)), spokenOf(await namesOnSigns(macau.geojson))]
  const townPinyin = ask(town.places, townNames, inPinyin, 'generated town, pinyin')
  const macauPinyin = ask(there, macauNames, inPinyin, 'Macau, pinyin')
  const townTraditional = ask(town.places, townNames, inTraditional, 'generated town, traditional')
  const macauTraditional = ask(there, macauNames, asItIs, 'Macau, traditional')
  const macauSimplified = ask(there, macauNames, inSimplified, 'Macau, simplified')
  return {
    script_names: townPinyin.asked + macauPinyin.asked,
    pinyin_first5_pct: pct([townPinyin, macauPinyin]),
    macau_pinyin_first5_pct: pct([macauPinyin]),
    trad_first5_pct: pct([townTraditional, macauTraditional]),
    macau_trad_first5_pct: pct([macauTraditional]),
    macau_simplified_first5_pct: pct([macauSimplified]),
    pinyin_ambiguous: townPinyin.ambiguous + macauPinyin.ambiguous,
  }
}
