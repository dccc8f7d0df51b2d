import { AreaFinder } from './area-finder.ts'
import { applyRelation } from './as-said/apply-relation.ts'
import { understand, type Understood } from './as-said/understand.ts'
import type { AidKind } from './aids.ts'
import type { Around, NearAid } from './around.ts'
import { Describer } from './describe.ts'
import { AidFinder } from './find-aids.ts'
import { AroundFinder } from './find-around.ts'
import { findBlock } from './find-block.ts'
import { findHouse } from './find-house.ts'
import { NameFinder, type Found } from './find-names.ts'
import { NearestFinder } from './find-nearest.ts'
import { findFixtures } from './fixtures/find-fixture.ts'
import type { Gazetteer } from './gazetteer.ts'
import { loadGazetteer } from './gazetteer-file.ts'
import { meetStreets, nearMeeting, type Meeting } from './meet-streets.ts'
import { readQuery, type Reading } from './parse-query.ts'
import type { Place, Places, Bias, Point, SearchOptions } from './place.ts'
import { findPlusCode, plusCodePosition } from './positions/grids.ts'
import { loadDictionaries } from './dictionaries.ts'
import { metresBetween } from './metres.ts'
import type { IsMainland } from './positions/mainland.ts'
import { readPositions } from './positions/read-positions.ts'
import { KmFinder } from './posts/find-km.ts'
import { nameKey, simplified } from './words.ts'

const defaultLimit = 8
/** No place has a longer name; what is pasted beyond it is not looked at. */
const longestText = 300
/** Streets of like name that are asked for a house number or a crossing. */
const streetsTried = 12

/** Of these, streets that share no node are measured for where they come near. */
const streetsMeasured = 3
const bonus = { whole: 8, inNamed: 6 }
/** A kilometre or a numbered fixture answers its text better than any name like it; less so where its surroundings do not fit. */
const numberedScore = { best: 125, perFit: 40, elsewhere: 50 }
/** Of a fixture whose surroundings are others than the text says: any name that answers half of the text goes before it. */
const leastFit = 0.5
/** What was understood of a text goes before the same words taken together, unless those are a name. */
const understoodBonus = 5
/** Matches this much worse than the best are noise beside it. */
const furthestBehind = 30

/** Described only once it is clear that it will be shown. */
type Scored = { readonly place: () => Place; readonly score: number }

/** A place on a street, and how much better it answers than the street by itself. */
type OnStreet = { readonly place: () => Place; readonly bonus: number }

/** Opens a gazetteer that `buildPlaces` made. All of it is read into memory; the file is not needed afterwards. */
export async function openPlaces(file: string): Promise<Places> {
  const search = new Search(await loadGazetteer(file), await loadDictionaries())
  const { reverse, streetAt, around, aidsNear } = search
  return { search: search.search, reverse, streetAt, around, aidsNear }
}

class Search {
  readonly #g: Gazetteer
  readonly #names: NameFinder
  readonly #describer: Describer
  readonly #nearest: NearestFinder
  readonly #areas: AreaFinder
  readonly #km: KmFinder
  readonly #isMainland: IsMainland
  readonly #around: AroundFinder
  readonly #aids: AidFinder
  readonly #box: readonly [number, number, number, number]

  constructor(g: Gazetteer, isMainland: IsMainland) {
    this.#g = g
    this.#isMainland = isMainland
    this.#km = new KmFinder(g)
    this.#names = new NameFinder(g)
    this.#areas = new AreaFinder(g)
    this.#describer = new Describer(g, this.#areas)
    this.#nearest = new NearestFinder(g, this.#describer)
    this.#around = new AroundFinder(g, this.#describer, this.#nearest, this.#areas, (p, reachM) => {
      const post = this.#km.near(p, reachM)
      return post && { place: this.#describer.km(post.km), metres: post.metres }
    })
    this.#aids = new AidFinder(g)
    const [west = 0, south = 0, east = 0, north = 0] = Array.from(g.box, (value) => value / 1e7)
    this.#box = [west, south, east, north]
  }

  readonly search = (typed: string, { near, limit = defaultLimit }: SearchOptions = {}): Place[] => {
    const text = typed.slice(0, longestText)
    const positions = readPositions(text, this.#box, this.#isMainland)
    if (positions.length > 0) return positions.slice(0, limit).map((position) => this.#describer.coordinates(position))
    const short = this.#shortPlusCode(text, near)
    if (short) return [short]
    const literal = this.#find(text, near, limit)
    const understood = understand(text, (name) => this.#names.knows(name))
    if (!understood) return described([...this.#numbered(text, near), ...literal].sort(byScore), limit)
    const told = this.#find(understood.text, near, limit).map((scored) => ({
      ...scored,
      score: scored.score + understoodBonus,
    }))
    const numbered = this.#numberedIn(text, understood, near)
    const all = [...numbered, ...told.map((scored) => withWords(scored, understood)), ...literal].sort(byScore)
    return described(nameFirst(all, literal.toSorted(byScore)[0], text), limit)
  }

  #find(text: string, near: Bias | undefined, limit: number): Scored[] {
    const unfinished = !/\s$/.test(text)
    return readQuery(text).flatMap((reading) => this.#read(reading, unfinished, near, limit))
  }

  /** Of a way from somewhere (2 km north of Exit 5) the number of its length is none of a kilometre post. */
  #numberedIn(text: string, understood: Understood, near: Bias | undefined): Scored[] {
    const { related } = understood
    const isWay = related?.metres !== undefined
    const found = [...this.#numbered(isWay ? related.anchor : text, near), ...this.#numbered(understood.text, near)]
    return isWay ? found.map((scored) => withWords(scored, understood)) : found
  }

  /** Kilometres and numbered fixtures. */
  #numbered(typed: string, near: Bias | undefined): Scored[] {
    if (this.#g.kmMetres.length === 0 && this.#g.fixtureKey.length === 0) return []
    const text = simplified(typed.normalize('NFKC')).trim()
    const context = (words: string) =>
      this.#names.find({ text: words, unfinished: true, near, limit: 5 }).map(({ entity }) => entity)
    const fixtures = findFixtures(this.#g, text, context, near)
    return [
      ...this.#km.find(text).map((km) => ({ place: () => this.#describer.km(km), score: numberedScore.best })),
      ...fixtures.map(({ row, fit }) => ({
        place: () => this.#describer.fixture(row),
        score: fit < leastFit ? numberedScore.elsewhere : numberedScore.best - (1 - fit) * numberedScore.perFit,
      })),
    ]
  }

  /** A short plus code means the cell nearest to the place beside it, else to where the caller is, else to the city's middle. */
  #shortPlusCode(text: string, near: Bias | undefined): Place | undefined {
    const found = findPlusCode(text.normalize('NFKC'))
    if (!found) return undefined
    const [west, south, east, north] = this.#box
    const middle = { lon: (west + east) / 2, lat: (south + north) / 2 }
    const [beside] = found.rest === '' ? [] : described(this.#find(found.rest, near, 1).sort(byScore), 1)
    const position = plusCodePosition(found.code, beside ?? near ?? middle)
    return position && this.#describer.coordinates(position)
  }

  readonly reverse = (point: Point): Place | undefined => {
    const found = this.#nearest.at(point)
    if (found) return found
    const { area, town } = this.#areas.at(point.lon, point.lat)
    const around = area >= 0 ? area : town
    return around >= 0 ? this.#describer.entity(around) : undefined
  }

  readonly streetAt: Places['streetAt'] = (point, reachM) => {
    const on = this.#nearest.street(point, [reachM])
    return on && { id: on.street, name: this.#describer.nameOf(on.street) }
  }

  readonly around = (point: Point): Around => this.#around.at(point)

  readonly aidsNear = (point: Point, kind: AidKind, count: number): NearAid[] => this.#aids.near(point, kind, count)

  #read(reading: Reading, unfinished: boolean, near: Bias | undefined, limit: number): Scored[] {
    if (reading.kind === 'name') {
      const found = this.#names.find({ text: reading.text, unfinished, near, limit })
      return found.map(({ entity, score }) => ({ place: () => this.#describer.entity(entity), score }))
    }
    if (reading.kind === 'crossing') return this.#crossings(reading, unfinished, near)
    return this.#onStreets(reading.street, unfinished, near, (street) => this.#onStreet(reading, street))
  }

  #onStreet(reading: Extract<Reading, { kind: 'block' | 'house' }>, street: number): OnStreet | undefined {
    if (reading.kind === 'block') {
      const block = findBlock(this.#g, street, reading.number)
      return block && { place: () => this.#describer.block(street, block), bonus: bonus.whole }
    }
    const house = findHouse(this.#g, street, reading.number, this.#isInNamed)
    if (!house) return undefined
    const inNamed = this.#isInNamed(house) ? bonus.inNamed : 0
    return { place: () => this.#describer.house(street, house), bonus: bonus.whole + inNamed }
  }

  readonly #isInNamed = ({ lon, lat }: Point): boolean => {
    const { area, town } = this.#areas.at(lon, lat)
    return this.#names.isNamed(area) || this.#names.isNamed(town)
  }

  /** The place on each street of that name; a street without such a place comes itself, a little behind. */
  #onStreets(
    text: string,
    unfinished: boolean,
    near: Bias | undefined,
    find: (street: number) => OnStreet | undefined,
  ): Scored[] {
    return this.#streets(text, unfinished, near).map(({ entity, score }) => {
      const found = find(entity)
      if (found) return { place: found.place, score: score + found.bonus }
      return { place: () => this.#describer.entity(entity), score: score - bonus.whole }
    })
  }

  #crossings({ left, right }: { left: string; right: string }, unfinished: boolean, near: Bias | undefined): Scored[] {
    const [ones, others] = [this.#streets(left, false, near), this.#streets(right, unfinished, near)]
    const meetings = this.#meetings(ones, others, meetStreets)
    if (meetings.length > 0) return meetings
    const gaps = this.#meetings(ones.slice(0, streetsMeasured), others.slice(0, streetsMeasured), nearMeeting)
    if (gaps.length > 0) return gaps
    return [...ones.slice(0, 1), ...others.slice(0, 1)].map(({ entity, score }) => ({
      place: () => this.#describer.entity(entity),
      score: score - bonus.whole,
    }))
  }

  #meetings(
    ones: readonly Found[],
    others: readonly Found[],
    meet: (g: Gazetteer, one: number, other: number) => Meeting[],
  ): Scored[] {
    return ones.flatMap((one) =>
      others.flatMap((other) =>
        meet(this.#g, one.entity, other.entity).map((meeting) => ({
          place: () => this.#describer.crossing(one.entity, other.entity, meeting),
          score: (one.score + other.score) / 2 + bonus.whole - meeting.radiusM / 20,
        })),
      ),
    )
  }

  #streets(text: string, unfinished: boolean, near: Bias | undefined): Found[] {
    return this.#names.find({ text, unfinished, near, kinds: ['street'], limit: streetsTried })
  }
}

const byScore = (a: Scored, b: Scored): number => b.score - a.score

function withWords({ place, score }: Scored, { rest, related }: Understood): Scored {
  const worded = (): Place => {
    const found = related ? applyRelation(place(), related) : place()
    return rest === undefined ? found : { ...found, rest }
  }
  return { place: worded, score }
}

/** A place that has the whole text for its name is what is meant, however the text might be taken apart. */
function nameFirst(all: readonly Scored[], first: Scored | undefined, text: string): readonly Scored[] {
  if (!first) return all
  const { name, label } = first.place()
  const key = nameKey(text)
  const isName = [name.zh, name.en, label].some((each) => each !== undefined && nameKey(each) === key)
  return isName ? [{ ...first, score: (all[0]?.score ?? 0) + 1 }, ...all] : all
}

function described(scored: readonly Scored[], limit: number): Place[] {
  const least = (scored[0]?.score ?? 0) - furthestBehind
  const byId = new Map<string, Place>()
  for (const { place, score } of scored) {
    if (byId.size >= limit || score < least) break
    const made = place()
    if (!byId.has(made.id) && !isSaidAlready(made, byId)) byId.set(made.id, made)
  }
  return [...byId.values()]
}

/**
 * Maps often hold one thing twice, as grounds and as the house on them: two equal lines so near, or one on the
 * ground of the other, say nothing more than one.
 */
const sameThingM = 60

function isSaidAlready({ kind, label, lon, lat, rest, radiusM }: Place, before: ReadonlyMap<string, Place>): boolean {
  if (kind !== 'poi' && kind !== 'area') return false
  return [...before.values()].some(
    (each) =>
      each.kind === kind &&
      each.label === label &&
      each.rest === rest &&
      metresBetween(each.lon, each.lat, lon, lat) <= Math.max(sameThingM, radiusM, each.radiusM),
  )
}
