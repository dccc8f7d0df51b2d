import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { layerKinds } from '@tocsin/city/import'
import { languages, wordsOf } from '@tocsin/ui/words'
import { describeFinding } from './describe-finding.ts'

const city = join(import.meta.dirname, '../../../packages/city')
const sources = globSync('{import,places,roads,tiles}/**/*.ts', { cwd: city }).filter(
  (file) => !/\.(spec|fixture)\.ts$/.test(file),
)
const told = /(?:finding\??\.?|leftOut)\(?:?\s?(?:finding, )?\(?'([a-z]+(?:-[a-z]+)+)'|findings\.add\('([a-z-]+)'/g

it.each(languages)(
  'in %s every kind of finding that the importer tells has words, and every kind of layer',
  (language) => {
    const { findings, kinds: layers } = wordsOf(language).cities
    const kinds = sources.flatMap((file) =>
      Array.from(readFileSync(join(city, file), 'utf8').matchAll(told), ([, a, b]) => a ?? b ?? ''),
    )
    expect(new Set(kinds).size).toBeGreaterThan(30)
    expect(kinds.filter((kind) => !(kind in findings))).toEqual([])
    expect(Object.keys(layers).toSorted()).toEqual(layerKinds.toSorted())
  },
)

it('a finding reads as count, words, examples', () => {
  const found = { kind: 'duplicate-way', count: 3, examples: ['way 1', 'way 2'] }
  expect(describeFinding(found)).toBe(
    '3 × ways with an id that came before: left out, the first counts\n    way 1\n    way 2\n    ... and 1 more',
  )
})
