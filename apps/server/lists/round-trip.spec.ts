import {
  csvText,
  findBarred,
  neutralListing,
  planBody,
  readPlansTable,
  readTagsTable,
  readTypesTable,
} from '@tocsin/domain'
import { tableOfPlans, tableOfTags, tableOfTypes, type IncidentType, type ResponsePlan, type Tag } from '@tocsin/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable } from './read-table.ts'

const tableOf = (rows: readonly (readonly string[])[]) => readTable(new TextEncoder().encode(csvText(rows))).table

/** Any text, and more often such as a spreadsheet, a list in a cell or a tidy reader could take for something else. */
const awkward = fc.constantFrom(
  '|',
  '>',
  '\\',
  "'",
  '=',
  "'=",
  '+',
  '-',
  '@',
  ' ',
  '\u3000',
  '\t',
  '\n',
  '"',
  ',',
  ';',
  'a',
  '火',
)
const text = fc.oneof(
  fc.array(awkward, { minLength: 1, maxLength: 9 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
)
const name = fc.record({ zh: text, en: text })
const tag: fc.Arbitrary<Tag> = fc.record({
  code: fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/),
  name,
  retired: fc.boolean(),
})
const byCode = { selector: ({ code }: { readonly code: string }) => code, minLength: 1, maxLength: 5 }
const type: fc.Arbitrary<IncidentType> = tag.map((each) => ({
  ...each,
  parent: null,
  priority: 2,
  branch: 'fire',
  colour: null,
  icon: null,
  needs: [],
  sensitive: false,
}))
const clean = text.filter((each) => findBarred(each) === undefined)
const area = text.filter((each) => each.length <= 100)
const plan: fc.Arbitrary<ResponsePlan> = fc
  .record({
    name: fc.record({ zh: clean, en: clean }),
    areas: fc.array(area, { maxLength: 3 }),
    addresses: fc.array(
      clean.filter((each) => each.trim() !== '').map((each) => each.trim()),
      { maxLength: 3 },
    ),
    areaOrder: fc.array(fc.array(area, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
  })
  .map(({ name: of, areas, addresses, areaOrder }) => ({
    ...planBody.parse({
      name: of,
      when: { areas, addresses },
      levels: [[{ capability: 'engine', count: 1 }]],
      areaOrder,
    }),
    id: 'p-1',
    org: 'own',
    version: 1,
    changedBy: 'a',
    changedAt: 0,
    retired: false,
  }))

describe('out as CSV and in again is the same list, whatever the texts are', () => {
  it('DR1 types', () =>
    fc.assert(
      fc.property(fc.uniqueArray(type, byCode), (types) => {
        const { merged, refused } = readTypesTable(tableOf(tableOfTypes(types)), [], { icons: [], whole: true })
        expect({ merged, refused }).toEqual({ merged: types, refused: [] })
      }),
      { numRuns: 400 },
    ))

  it('DR3 tags', () =>
    fc.assert(
      fc.property(fc.uniqueArray(tag, byCode), (tags) => {
        const { merged, refused } = readTagsTable(tableOf(tableOfTags(tags)), [], true)
        expect({ merged, refused }).toEqual({ merged: tags, refused: [] })
      }),
      { numRuns: 400 },
    ))

  it('DR12 plans, their areas and their addresses', () =>
    fc.assert(
      fc.property(plan, (each) => {
        const areas = [...each.when.areas, ...each.areaOrder.flat()]
        const words = { listing: neutralListing, areas, posts: [] }
        const { name: of, when, areaOrder, order, levels } = each
        const { merged, refused } = readPlansTable(tableOf(tableOfPlans([each])), [], words)
        expect(refused).toEqual([])
        expect(merged).toEqual([{ id: 'p-1', retired: false, body: { name: of, when, areaOrder, order, levels } }])
      }),
      { numRuns: 400 },
    ))

  it('no cell of it is a formula to a spreadsheet', () =>
    fc.assert(
      fc.property(text, (each) => {
        const cell = tableOf([
          ['code', 'zh'],
          ['a', each],
        ]).rows[0]?.values[1]
        expect(cell).not.toMatch(/^\s*[=+@-]/)
      }),
      { numRuns: 400 },
    ))
})

it('a table of a spreadsheet is read as ever: blanks go, an apostrophe that is a letter stays', () => {
  const tags = readTagsTable(readTable(new TextEncoder().encode("code,zh,en\na,  火 \u3000,'t Hof\n")).table, [], false)
  expect(tags.merged[0]?.name).toEqual({ zh: '火', en: "'t Hof" })
})
