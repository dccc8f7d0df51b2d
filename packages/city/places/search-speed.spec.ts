import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BestFew } from './best-few.ts'
import { commonIndex } from './common-ranges.ts'
import { CommonFinder } from './find-common.ts'
import { entityKinds } from './gazetteer.ts'
import { FarOff } from './far-off.ts'
import { markColumns } from './letter-marks.ts'
import { metresBetween } from './metres.ts'
import { bandColumns, RingBands } from './ring-bands.ts'
import { TextTable } from './text-table.ts'
import { WordFinder } from './word-finder.ts'

// Each short cut of the search, held against the long way round.

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'z', '1', 'é'), minLength: 1, maxLength: 7 })

/** Letters more, less or other on the shortest way from one word to the other; neighbours swapped count one. */
function distance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_x, j) => i + j))
  const at = (i: number, j: number): number => d[i]?.[j] ?? 99
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1)
      d[i]![j] = least
    }
  }
  return at(a.length, b.length)
}

const finderOf = (words: readonly string[]) => new WordFinder({ words: TextTable.of(words), ...markColumns(words) })

it('finds every word that is one typo away, and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(letters, { maxLength: 40 }), letters, (known, asked) => {
      const words = known.toSorted((a, b) => (a < b ? -1 : 1))
      const found = finderOf(words).oneTypoAway(asked)
      expect(found.map((i) => words[i])).toEqual(words.filter((word) => distance(word, asked) <= 1))
    }),
  )
})

it('takes no Chinese word for a typo of a short one', () => {
  expect(finderOf(['ab', 'abc', 'ab路', '路']).oneTypoAway('abd')).toEqual([0, 1])
})

it('keeps the best few as sorting them all would', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 }), (scores) => {
      const best = new BestFew(8)
      const order = scores.map((_, item) => item).sort((a, b) => ((a * 7 + 3) % 61) - ((b * 7 + 3) % 61))
      for (const item of order) best.offer(item, scores[item] ?? 0)
      const sorted = scores.map((score, item) => ({ item, score })).sort((a, b) => b.score - a.score || a.item - b.item)
      expect(best.map((item, score) => ({ item, score }))).toEqual(sorted.slice(0, 8))
    }),
  )
})

it('tells whether a point lies in an outline as a look at every segment does', () => {
  const number = fc.integer({ min: -60, max: 60 })
  const outlines = fc.array(fc.array(fc.tuple(number, number), { minLength: 3, maxLength: 90 }), {
    minLength: 1,
    maxLength: 3,
  })
  fc.assert(
    fc.property(outlines, number, number, (rings, x, y) => {
      // on no line between whole numbers: what lies on one is neither in nor out
      const px = x + 0.1234567
      const closed = rings.map((ring) => [...ring, ring[0] ?? ([0, 0] as const)])
      const starts = closed.reduce((all, ring) => [...all, (all.at(-1) ?? 0) + ring.length], [0])
      const outline = {
        ringOwner: Uint32Array.from(rings, () => 0),
        ringPointStarts: Uint32Array.from(starts),
        ringPoints: Int32Array.from(closed.flat(2)),
      }
      const bands = new RingBands({ ...outline, ...bandColumns(outline) })
      for (const [i, ring] of closed.entries()) {
        const crossed = ring.slice(1).filter(([x2, y2], at) => {
          const [x1, y1] = ring[at] ?? [0, 0]
          return y1 > y + 0.5 !== y2 > y + 0.5 && px < ((x2 - x1) * (y + 0.5 - y1)) / (y2 - y1) + x1
        })
        expect(bands.contains(i, px / 1e7, (y + 0.5) / 1e7)).toBe(crossed.length % 2 === 1)
      }
    }),
  )
})

describe('what lies far off', () => {
  it('loses what its distance costs, unless that is more than leaves it among the best', () => {
    const degrees = fc.double({ min: -0.6, max: 0.6, noNaN: true })
    const scores = fc.record({ score: fc.integer({ min: 0, max: 110 }), least: fc.integer({ min: -20, max: 110 }) })
    fc.assert(
      fc.property(fc.array(fc.tuple(degrees, degrees), { minLength: 1, maxLength: 20 }), scores, (places, asked) => {
        const { score, least } = asked
        const g = {
          lon: Int32Array.from(places, ([lon]) => (113 + lon) * 1e7),
          lat: Int32Array.from(places, ([, lat]) => (47 + lat) * 1e7),
          rank: new Uint8Array(places.length),
          box: Int32Array.of(112e7, 46e7, 114e7, 48e7),
        }
        const farOff = new FarOff(g)
        farOff.from({ lon: 113, lat: 47 })
        for (const i of places.keys()) {
          const metres = metresBetween(113, 47, (g.lon[i] ?? 0) / 1e7, (g.lat[i] ?? 0) / 1e7)
          const whole = Math.min(20, 4 * Math.log2(1 + metres / 1000))
          const loss = farOff.loss(i, score, least)
          const isRight = loss === Infinity ? score - whole < least : Math.abs(loss - whole) < 1e-6
          expect(isRight, `${score} - ${whole}, not ${loss}, with ${least} wanted`).toBe(true)
        }
      }),
    )
  })

  it('loses nothing where nobody says where from', () => {
    const farOff = new FarOff({
      lon: Int32Array.of(0),
      lat: Int32Array.of(0),
      rank: Uint8Array.of(0),
      box: new Int32Array(4),
    })
    farOff.from(undefined)
    expect(farOff.loss(0, 50, 80)).toBe(0)
  })
})

describe('a word that very many names have', () => {
  const [poi, town] = [entityKinds.indexOf('poi'), entityKinds.indexOf('town')]
  const words = ['lu', 'lun', 'x']
  const entity = fc.record({
    lon: fc.integer({ min: 1129e6, max: 1133e6 }),
    lat: fc.integer({ min: 299e6, max: 302e6 }),
    rank: fc.integer({ min: 0, max: 12 }),
    kind: fc.constantFrom(poi, town),
    words: fc.uniqueArray(fc.nat({ max: words.length - 1 }), { minLength: 1 }),
  })

  /** The columns of entities that have these words; a range of words is common from three rows on. */
  function columnsOf(entities: readonly (typeof entity extends fc.Arbitrary<infer T> ? T : never)[]) {
    const owned = words.map((_, word) => [...entities.keys()].filter((i) => entities[i]?.words.includes(word)))
    const [lons, lats] = [entities.map(({ lon }) => lon), entities.map(({ lat }) => lat)]
    const rows = {
      kind: Uint8Array.from(entities, ({ kind }) => kind),
      lon: Int32Array.from(lons),
      lat: Int32Array.from(lats),
      rank: Uint8Array.from(entities, ({ rank }) => rank),
      box: Int32Array.of(Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)),
      wordStarts: Uint32Array.from(owned.reduce((all, { length }) => [...all, (all.at(-1) ?? 0) + length], [0])),
      wordEntities: Uint32Array.from(owned.flat()),
    }
    return { ...rows, ...commonIndex(words, rows, rows, 3) }
  }

  it('brings the same best few as a look at each of them', () => {
    const asked = fc.record({
      near: fc.option(fc.record({ lon: fc.double({ min: 112.5, max: 113.5, noNaN: true }), lat: fc.constant(30.05) }), {
        nil: undefined,
      }),
      kinds: fc.constantFrom(undefined, [poi], [town]),
    })
    fc.assert(
      fc.property(fc.array(entity, { minLength: 3, maxLength: 60 }), asked, (entities, { near, kinds }) => {
        const g = columnsOf(entities)
        const farOff = new FarOff(g)
        farOff.from(near)
        // somebody typed lu: the word itself, and all that begin so
        const meanings = [
          { from: 0, to: 1, fit: 1 },
          { from: 0, to: 2, fit: 0.9 },
        ]
        const best = new BestFew(5)
        const areas = new CommonFinder(g, farOff).offer({ text: 'lu', weight: 1, meanings }, kinds, best)
        const isCommon = [...g.commonFrom].some((from, range) => from === 0 && (g.commonTo[range] ?? 0) <= 2)
        expect(areas !== undefined).toBe(isCommon)
        if (!areas) return
        const scored = [...entities.entries()].flatMap(([i, { kind, rank, words: its }]) => {
          const score = (its.includes(0) ? 100 : 90) + rank
          const isAsked = its.some((word) => word < 2) && (!kinds || kinds.includes(kind))
          return isAsked ? [{ item: i, score: score - farOff.loss(i, score, -Infinity) }] : []
        })
        const sorted = scored.sort((a, b) => b.score - a.score || a.item - b.item).slice(0, 5)
        expect(best.map((item, score) => ({ item, score }))).toEqual(sorted)
        const common = [0, 1].filter((word) =>
          [...g.commonFrom].some((from, r) => from <= word && word < (g.commonTo[r] ?? 0)),
        )
        const towns = [...entities.keys()].filter(
          (i) => entities[i]?.kind === town && entities[i].words.some((word) => common.includes(word)),
        )
        expect(new Set(areas)).toEqual(new Set(towns))
      }),
    )
  })
})
