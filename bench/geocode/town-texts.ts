import { readOsm } from '@tocsin/city/import'

/** What people type of a town: addresses as they are written (street, number), names of streets and of other places. */
export type TownTexts = {
  readonly addresses: readonly string[]
  readonly streets: readonly string[]
  readonly spots: readonly string[]
}

/** Every address of an extract, and each name once. */
export async function readTownTexts(extract: string): Promise<TownTexts> {
  const addresses: string[] = []
  const streets = new Set<string>()
  const spots = new Set<string>()
  const take = ({ tags }: { readonly tags: Readonly<Record<string, string>> }): void => {
    const { name, highway, 'addr:street': street, 'addr:housenumber': number } = tags
    if (street !== undefined && number !== undefined) addresses.push(`${street}${number}`)
    if (name !== undefined) (highway === undefined ? spots : streets).add(name)
  }
  await readOsm(extract, { node: take, way: take })
  return { addresses, streets: [...streets], spots: [...spots] }
}
