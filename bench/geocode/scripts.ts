import { readOsm } from '@tocsin/city/import'
import type { Places } from '@tocsin/city/places'
import { Converter } from 'opencc-js/cn2t'
import { pinyin } from 'pinyin-pro'

const asked = 500

/** Chinese names of streets, spread evenly over the extract. */
async function namesIn(extract: string): Promise<string[]> {
  const names = new Set<string>()
  await readOsm(extract, {
    way: ({ tags }) => {
      if (tags['highway'] !== undefined && tags['name'] !== undefined) names.add(tags['name'])
    },
  })
  const all = [...names].sort()
  const step = Math.max(1, all.length / asked)
  return Array.from({ length: Math.min(asked, all.length) }, (_, index) => all[Math.floor(index * step)] ?? '')
}

const toTraditional = Converter({ from: 'cn', to: 't' })
const toPinyin = (name: string): string => pinyin(name, { toneType: 'none', v: true })

/** Streets of a Chinese town, asked in pinyin and in traditional characters. */
export async function askScripts(places: Places, extract: string): Promise<Record<string, number>> {
  const names = await namesIn(extract)
  const share = (write: (name: string) => string): number => {
    const missed = names.filter(
      (name) => !places.search(write(name), { limit: 5 }).some((place) => place.name.zh === name),
    )
    for (const name of missed.slice(0, 10)) console.log(`not among the first five: ${write(name)} (${name})`)
    return (100 * (names.length - missed.length)) / names.length
  }
  return { script_names: names.length, pinyin_first5_pct: share(toPinyin), trad_first5_pct: share(toTraditional) }
}
