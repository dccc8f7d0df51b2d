import { readOsm } from '@tocsin/city/import'
import type { Place, Places, Point } from '@tocsin/city/places'
import type { Trigrams } from './trigram.ts'
import { createChance, withTypo } from './typos.ts'

/** What is asked, and the elements of the extract that are the right answer. */
type Address = { readonly street: string; readonly number: string; readonly town: string; readonly ids: Set<string> }
type Tags = Readonly<Record<string, string>>
type Element = { readonly id: string; readonly tags: Tags; readonly at: Point }

const isAddress = (tags: Tags): boolean => tags['addr:street'] !== undefined && tags['addr:housenumber'] !== undefined

/** Nodes and ways with street and number; a way lies where its first node is. */
async function elementsIn(extract: string): Promise<Element[]> {
  const found: Element[] = []
  const wanted = new Map<number, { readonly id: string; readonly tags: Tags }[]>()
  await readOsm(extract, {
    way: ({ id, tags, refs }) => {
      const [first] = refs
      if (!isAddress(tags) || first === undefined) return
      wanted.set(first, [...(wanted.get(first) ?? []), { id: `w${id}`, tags }])
    },
  })
  await readOsm(extract, {
    node: ({ id, lon, lat, tags }) => {
      if (isAddress(tags)) found.push({ id: `n${id}`, tags, at: { lon, lat } })
      for (const way of wanted.get(id) ?? []) found.push({ ...way, at: { lon, lat } })
    },
  })
  return found
}

const textOf = ({ street, number, town }: Pick<Address, 'street' | 'number' | 'town'>): string =>
  `${street} ${number}, ${town}`

/** Each address once, with the town that contains it; those outside every town are left out. */
async function addressesIn(extract: string, places: Places): Promise<Address[]> {
  const addresses = new Map<string, Address>()
  for (const { id, tags, at } of await elementsIn(extract)) {
    const around = places.reverse(at)
    const town = around?.town?.en ?? around?.town?.zh
    const [street = '', number = ''] = [tags['addr:street'], tags['addr:housenumber']]
    if (town === undefined || /[,;]/.test(number)) continue
    const text = textOf({ street, number, town })
    const address = addresses.get(text) ?? { street, number, town, ids: new Set() }
    address.ids.add(`address/${id}`)
    addresses.set(text, address)
  }
  return [...addresses.values()]
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()

/** The very element, or one that a person reads as the same street, number and town. */
function isThat(place: Place | undefined, { street, number, town, ids }: Address): boolean {
  if (place === undefined || (place.kind !== 'address' && place.kind !== 'interpolated')) return false
  const label = plain(place.label)
  return ids.has(place.id) || (label.includes(plain(street + number)) && label.includes(plain(town)))
}

/** A typo in street or town that makes no other name of the country. */
function mistyped(address: Address, names: ReadonlySet<string>, chance: (below: number) => number): Address {
  for (;;) {
    const field = chance(2) === 0 ? 'street' : 'town'
    const changed = withTypo(address[field], chance)
    if (changed !== address[field] && !names.has(plain(changed))) return { ...address, [field]: changed }
  }
}

/** Every address of Liechtenstein, asked with its town, as it is and with one typo; the same typos of a trigram table. */
export async function askLiechtenstein(
  places: Places,
  extract: string,
  trigrams: Trigrams,
): Promise<Record<string, number>> {
  const addresses = await addressesIn(extract, places)
  const names = new Set(addresses.flatMap(({ street, town }) => [plain(street), plain(town)]))
  const chance = createChance(7)
  const misses: string[] = []
  const typoMisses: string[] = []
  let [exact, first, five, trigramFirst] = [0, 0, 0, 0]
  await trigrams.fill(addresses.map(textOf))
  for (const address of addresses) {
    const [answer] = places.search(textOf(address))
    if (isThat(answer, address)) exact += 1
    else misses.push(`${textOf(address)} -> ${answer?.kind ?? ''} ${answer?.label ?? 'nothing'}`)
    const typed = mistyped(address, names, chance)
    const answers = places.search(textOf(typed), { limit: 5 })
    if (isThat(answers[0], address)) first += 1
    if ((await trigrams.ask(textOf(typed), 1))[0] === textOf(address)) trigramFirst += 1
    if (answers.some((each) => isThat(each, address))) five += 1
    else typoMisses.push(`${textOf(typed)} -> ${answers[0]?.label ?? 'nothing'} (${textOf(address)})`)
  }
  console.log(`Liechtenstein: ${addresses.length} addresses; not first ${misses.length}:`)
  for (const line of misses) console.log(`  ${line}`)
  console.log(`with a typo not among the first five: ${typoMisses.length}`)
  for (const line of typoMisses) console.log(`  ${line}`)
  const pct = (count: number): number => (100 * count) / addresses.length
  return {
    li_addresses: addresses.length,
    li_exact_first_pct: pct(exact),
    li_typo_first_pct: pct(first),
    li_typo_first5_pct: pct(five),
    trigram_typo_first_pct: pct(trigramFirst),
  }
}
