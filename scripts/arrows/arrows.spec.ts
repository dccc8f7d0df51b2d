import { join } from 'node:path'
import { parseSync } from 'oxc-parser'
import { describe, expect, it } from 'vitest'
import config from '../../.dependency-cruiser.mjs'
import { readSources } from '../checks/sources.ts'
import { cruiseFiles, cruiseFolder, type CruiseResult } from './cruise.ts'
import { examples, lawful } from './examples.ts'

const house = join(import.meta.dirname, '../..')

describe('the arrows', () => {
  it('let a lawful house pass', () => {
    expect(violations(cruiseFiles(lawful))).toEqual([])
  })

  it.each(examples)('$breaks', ({ breaks, at, files }) => {
    expect(violations(cruiseFiles({ ...lawful, ...files }))).toEqual([`${breaks}: ${at}`])
  })

  it('have a failing example for each rule', () => {
    const proven = new Set(examples.map((example) => kindOf(example.breaks)))
    const unproven = (config.forbidden ?? []).filter((rule) => !proven.has(kindOf(rule.name ?? '')))
    expect(unproven.map((rule) => rule.name)).toEqual([])
  })

  it('see every import of the house, types included', () => {
    const seen = new Map(
      cruiseFolder(house, ['packages', 'apps', 'bench', 'scripts']).modules.map((module) => [
        module.source,
        module.dependencies.map((dependency) => dependency.module.replace(/^node:/, '')),
      ]),
    )
    const missed = readSources(house).flatMap(({ path, text }) =>
      importsOf(path, text).flatMap((name) => (seen.get(path)?.includes(name) ? [] : `${path} -> ${name}`)),
    )
    expect(missed).toEqual([])
  })
})

/** The rules made for each workspace are of one kind: `domain-entered-by-index` and `link-entered-by-index` are. */
function kindOf(rule: string): string {
  return rule.replace(/^\w+-(entered-by-index|declares-siblings)$/, '$1')
}

function violations(result: CruiseResult): string[] {
  return result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
}

/** All imports of a file by the parser of another family, except imports of pages' styles and pictures. */
function importsOf(path: string, text: string): string[] {
  const { module } = parseSync(path, text)
  const imported = module.staticImports.map((one) => one.moduleRequest.value)
  const exported = module.staticExports.flatMap((one) =>
    one.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
  )
  const dynamic = module.dynamicImports
    .map((one) => text.slice(one.moduleRequest.start, one.moduleRequest.end))
    .filter((literal) => /^['"]/.test(literal))
    .map((literal) => literal.slice(1, -1))
  return [...imported, ...exported, ...dynamic].map((name) => name.replace(/^node:/, ''))
}
