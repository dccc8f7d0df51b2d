import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const rules = [...readFileSync(join(root, 'docs/dispatch-rules.md'), 'utf8').matchAll(/^- \*\*(DR\d+) /gm)].map(
  ([, rule = '']) => rule,
)
const specs = globSync('{packages,apps,bench}/**/*.spec.ts', {
  cwd: root,
  exclude: (name) => name.includes('node_modules'),
})
/** Titles of tests and of groups of them begin with the numbers of the rules that they hold. */
const covered = new Set(
  specs.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/['"`]((?:(?:DR|F)\d+(?:, | and | )?)+)/g)].flatMap(
      ([, numbers = '']) => numbers.match(/DR\d+/g) ?? [],
    ),
  ),
)

it('every dispatch rule has a number of its own and a test', () => {
  expect(rules.length).toBeGreaterThan(30)
  expect(new Set(rules).size).toBe(rules.length)
  expect(rules.filter((rule) => !covered.has(rule))).toEqual([])
})
