import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { describeFinding, hasWords } from './finding-words.ts'

const city = join(import.meta.dirname, '..')
const sources = globSync('{import,places,roads,tiles}/**/*.ts', { cwd: city }).filter(
  (file) => !/\.(spec|fixture)\.ts$/.test(file),
)
const told = /(?:finding\??\.?|leftOut)\(?:?\s?(?:finding, )?\(?'([a-z]+(?:-[a-z]+)+)'|findings\.add\('([a-z-]+)'/g

it('every kind of finding that the importer tells has words', () => {
  const kinds = sources.flatMap((file) =>
    Array.from(readFileSync(join(city, file), 'utf8').matchAll(told), ([, a, b]) => a ?? b ?? ''),
  )
  expect(new Set(kinds).size).toBeGreaterThan(30)
  expect(kinds.filter((kind) => !hasWords(kind))).toEqual([])
})

it('a finding reads as count, words, examples', () => {
  const found = { kind: 'duplicate-way', count: 3, examples: ['way 1', 'way 2'] }
  expect(describeFinding(found)).toBe(
    '3 × ways with an id that came before: left out, the first counts\n    way 1\n    way 2\n    ... and 1 more',
  )
})
