import type { AreaFinder } from './area-finder.ts'
import { osmIdOf } from './entities.ts'
import type { Block } from './find-block.ts'
import type { House } from './find-house.ts'
import { fixtureKinds, fixtureWords } from './fixtures/fixture-kinds.ts'
import { entityKinds, type Gazetteer } from './gazetteer.ts'
import type { Meeting } from './meet-streets.ts'
import type { Name, Place, Point, Precision } from './place.ts'
import type { Position } from './positions/position.ts'
import type { Km } from './posts/find-km.ts'
import { canonical, han, isTypeWord, rawWords } from './words.ts'

/** Puts what was found into words. */
export class Describer {
  readonly #g: Gazetteer
  readonly #areas: AreaFinder

  constructor(g: Gazetteer, areas: AreaFinder) {
    this.#g = g
    this.#areas = areas
  }

  entity(entity: number): Place {
    const { lon, lat, radiusM, kind } = this.#g
    const entityKind = entityKinds[kind[entity] ?? 0] ?? 'poi'
    const at = { lon: (lon[entity] ?? 0) / 1e7, lat: (lat[entity] ?? 0) / 1e7 }
    const placeKind = entityKind === 'town' ? 'area' : entityKind
    const precision = placeKind === 'poi' ? 'rooftop' : placeKind
    const id = `${placeKind}/${this.#idOf(entity)}`
    return this.#place(
      id,
      placeKind,
      this.nameOf(entity),
      this.#localOf(entity),
      at,
      radiusM[entity] ?? 0,
      precision,
      entity,
    )
  }

  house(street: number, house: House): Place {
    const { numberOsmKind, numberOsmId, stretchOsmId } = this.#g
    const { kind, row, number, radiusM, precision } = house
    const id =
      kind === 'address'
        ? `address/${osmIdOf(numberOsmKind[row], numberOsmId[row])}`
        : `interpolated/w${stretchOsmId[row] ?? 0}/${number}`
    const { zh, en } = this.nameOf(street)
    const name = { ...(zh && { zh: withNumber(zh, number) }), ...(en && { en: withNumber(en, number) }) }
    return this.#place(id, kind, name, withNumber(this.#localOf(street), number), house, radiusM, precision)
  }

  block(street: number, block: Block): Place {
    const id = `block/${this.#idOf(street)}/${block.from}`
    const { zh, en } = this.nameOf(street)
    const inWords = (name: string) => (han.test(name) ? `${name}${block.from}号段` : `${block.from} block of ${name}`)
    const name = { ...(zh && { zh: inWords(zh) }), ...(en && { en: inWords(en) }) }
    return this.#place(id, 'block', name, inWords(this.#localOf(street)), block, block.radiusM, 'street')
  }

  crossing(one: number, other: number, meeting: Meeting): Place {
    const [a, b] = [this.nameOf(one), this.nameOf(other)]
    const name = {
      ...(a.zh && b.zh && { zh: `${a.zh}与${b.zh}交叉口` }),
      ...(a.en && b.en && { en: `${a.en} / ${b.en}` }),
    }
    const [local, otherLocal] = [this.#localOf(one), this.#localOf(other)]
    const label = han.test(local) ? `${local}与${otherLocal}交叉口` : `${local} / ${otherLocal}`
    return this.#place(`crossing/${meeting.id}`, 'crossing', name, label, meeting, meeting.radiusM, 'interpolated')
  }

  coordinates({ lon, lat, radiusM, label, converted }: Position): Place {
    const point = `${lat.toFixed(5)}, ${lon.toFixed(5)}`
    const text = label === undefined || label.startsWith(point) ? (label ?? point) : `${label} (${point})`
    const precision = radiusM <= 20 ? 'rooftop' : 'area'
    const id = `coordinates/${lat},${lon}`
    const place = this.#place(id, 'coordinates', { zh: text, en: text }, text, { lon, lat }, radiusM, precision)
    return converted ? { ...place, converted } : place
  }

  km(km: Km): Place {
    const { road, metres, post } = km
    const name = { zh: `${road} ${metres / 1000}公里处`, en: `${road} km ${metres / 1000}` }
    const id = post === undefined ? `kmpost/${road}/${metres}` : `kmpost/n${post}`
    const precision = post === undefined ? 'interpolated' : 'rooftop'
    const place = this.#place(id, 'kmpost', name, name.en, km, km.radiusM, precision)
    const isHan = [place.town, place.area].some((around) => han.test(around?.zh ?? '')) || han.test(road)
    return isHan ? { ...place, label: name.zh, labelEn: name.en } : place
  }

  fixture(row: number): Place {
    const { strings, fixtureKind, fixtureRef, fixtureOf, fixtureLon, fixtureLat, fixtureOsmKind, fixtureOsmId } =
      this.#g
    const kind = fixtureKinds[fixtureKind[row] ?? 0] ?? 'lamp'
    const ref = strings.at(fixtureRef[row] ?? 0)
    const of = strings.at(fixtureOf[row] ?? 0)
    const bare = ref.replace(/\s*(?:号|號)?(?:出|入)?口?$/u, '') || ref
    const zh = kind === 'exit' ? `${of}${bare}号口` : `${fixtureWords[kind].zh}${ref}`
    const en = `${fixtureWords[kind].en} ${bare}${of && `, ${of}`}`
    const at = { lon: (fixtureLon[row] ?? 0) / 1e7, lat: (fixtureLat[row] ?? 0) / 1e7 }
    const id = `fixture/${osmIdOf(fixtureOsmKind[row], fixtureOsmId[row])}`
    const { area, town } = this.#areas.at(at.lon, at.lat)
    const isHan = han.test(of) || [area, town].some((entity) => entity >= 0 && han.test(this.#localOf(entity)))
    return this.#place(id, 'fixture', { zh, en }, isHan ? zh : en, at, 10, 'rooftop')
  }

  #place(
    id: string,
    kind: Place['kind'],
    name: Name,
    local: string,
    { lon, lat }: Point,
    radiusM: number,
    precision: Precision,
    self = -1,
  ): Place {
    const around = this.#areas.at(lon, lat)
    // A subdistrict is often drawn twice, as a point and as its ground: neither lies in the other.
    const isItself = (entity: number): boolean =>
      entity === self || (kind === 'area' && entity >= 0 && this.#localOf(entity) === local)
    const area = isItself(around.area) ? -1 : around.area
    const town = isItself(around.town) ? -1 : around.town
    const labelEn = kind === 'coordinates' ? undefined : this.#labelEn(local, name, [area, town])
    return {
      id,
      kind,
      name,
      label: kind === 'coordinates' ? local : this.#label(local, area, town),
      ...(labelEn !== undefined && { labelEn }),
      lon,
      lat,
      radiusM: Math.round(radiusM),
      precision,
      ...(area >= 0 && { area: this.nameOf(area) }),
      ...(town >= 0 && { town: this.nameOf(town) }),
    }
  }

  /** Chinese from the large to the small without gaps, others from the small to the large. */
  #label(local: string, area: number, town: number): string {
    const around = [town, area].filter((entity) => entity >= 0).map((entity) => this.#localOf(entity))
    if (han.test(local)) return [...around.filter((name) => han.test(name)), local].join('')
    return [local, around[0]].filter(Boolean).join(', ')
  }

  /** For who reads no Chinese, from the small to the large; what lies around it by its Chinese name where it has no other. */
  #labelEn(local: string, { en }: Name, around: readonly number[]): string | undefined {
    if (en === undefined || !han.test(local)) return undefined
    const names = around
      .filter((entity) => entity >= 0)
      .map((entity) => this.nameOf(entity).en ?? this.#localOf(entity))
    return [en, ...names].join(', ')
  }

  #localOf(entity: number): string {
    return this.#g.strings.at(this.#g.local[entity] ?? 0)
  }

  /** An entity's names, as far as it has any. */
  nameOf(entity: number): Name {
    const { strings, zh, en } = this.#g
    const [zhName, enName] = [strings.at(zh[entity] ?? 0), strings.at(en[entity] ?? 0)]
    return { ...(zhName && { zh: zhName }), ...(enName && { en: enName }) }
  }

  #idOf(entity: number): string {
    const { osmKind, osmId } = this.#g
    return osmKind[entity] === 0 ? `x${entity}` : osmIdOf(osmKind[entity], osmId[entity])
  }
}

const numberFirst = /^(?:rue|avenue|boulevard|place|chemin|quai|allee|impasse|route)$/

/** `12 Market St`, `Landstrasse 12`, `中山大道12号`. */
function withNumber(street: string, number: string): string {
  if (han.test(street)) return `${street}${number}${/\d$/.test(number) ? '号' : ''}`
  const words = rawWords(street)
  const last = canonical(words.at(-1) ?? '')
  const first = (isTypeWord(last) && last !== 'str') || numberFirst.test(words[0] ?? '')
  return first ? `${number} ${street}` : `${street} ${number}`
}
