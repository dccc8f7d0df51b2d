import { describe, expect, it } from 'vitest'
import { neutralListing } from '../catalogue/catalogue.ts'
import type { PlanBody } from '../dispatching/plan.ts'
import { planBody } from '../dispatching/plan.ts'
import type { ResponsePlan } from '../plan/plan.ts'
import { changedIn, readPlansTable, rowOfPlan, tableOfPlans } from './plans-table.ts'
import { csvText } from './cell.ts'
import type { Table } from './table.ts'
import { readTagsTable, tableOfTags } from './tags-table.ts'
import { readTypesTable, tableOfTypes } from './types-table.ts'

const tableFrom = ([header = [], ...rows]: readonly (readonly string[])[]): Table => ({
  header,
  rows: rows.map((values, at) => ({ line: at + 2, values })),
})
const rows = (header: string, ...lines: string[]): Table => tableFrom([header, ...lines].map((line) => line.split(',')))

const columns = 'code,parent,zh,en,priority,branch,colour,icon,retired'
const read = (table: Table, whole = false) => readTypesTable(table, neutralListing.types, { icons: ['flame'], whole })

describe('types as a table', () => {
  it('DR1 what was written reads back as it was', () => {
    const { merged, changes, refused } = read(tableFrom(tableOfTypes(neutralListing.types)))
    expect({ merged, changes, refused }).toEqual({ merged: neutralListing.types, changes: [], refused: [] })
  })

  it('DR1 tells new, changed and retired, by column', () => {
    const table = rows(
      columns,
      'theft,,盗窃,Stealing,3,police,,,no',
      'noise,,噪音扰民,Noise,4,police,,,yes',
      'cave,height-rescue,洞穴,Cave,1,rescue,#112233,flame,',
    )
    expect(read(table).changes.map(({ code, change, fields }) => [code, change, fields])).toEqual([
      ['theft', 'changed', ['en']],
      ['noise', 'retired', ['retired']],
      ['cave', 'new', []],
    ])
  })

  it('DR1 whether a type is sensitive is told by its column, and stays where the table has none', () => {
    const told = rows(`${columns},sensitive`, 'theft,,盗窃,Theft,3,police,,,no,yes', 'suicide,,自杀,S,1,rescue,,,no,no')
    const flags = (table: Table) =>
      Object.fromEntries(read(table).merged.map(({ code, sensitive }) => [code, sensitive] as const))
    expect(flags(told)).toMatchObject({ theft: true, suicide: false, 'domestic-violence': true })
    expect(flags(rows(columns, 'suicide,,自杀,S,1,rescue,,,no'))).toMatchObject({ theft: false, suicide: true })
  })

  it('DR1 only a whole list retires what it leaves out', () => {
    const table = rows(columns, 'theft,,盗窃,Theft,3,police,,,no')
    expect(read(table).changes).toEqual([])
    const { merged, changes } = read(table, true)
    expect(merged.filter(({ retired }) => !retired).map(({ code }) => code)).toEqual(['theft'])
    expect(changes.length).toBe(neutralListing.types.length - 1)
  })

  it.each([
    ['Theft!,,a,a,1,police,,,', 'code', 'not-a-code'],
    ['x,,,a,1,police,,,', 'zh', 'empty'],
    ['x,,a,a,7,police,,,', 'priority', 'not-a-priority'],
    ['x,,a,a,1,army,,,', 'branch', 'not-a-branch'],
    ['x,,a,a,1,police,red,,', 'colour', 'not-a-colour'],
    ['x,,a,a,1,police,,unicorn,', 'icon', 'no-such-icon'],
    ['x,,a,a,1,police,,,maybe', 'retired', 'not-yes-or-no'],
    ['x,,a,a,1,police,,,,maybe', 'sensitive', 'not-yes-or-no'],
    ['x,nothing,a,a,1,police,,,', 'parent', 'no-such-parent'],
    ['x,x,a,a,1,police,,,', 'parent', 'below-itself'],
  ])('DR1 refuses "%s" at %s: %s', (line, field, why) =>
    expect(read(rows(`${columns},sensitive`, line)).refused).toEqual([
      expect.objectContaining({ line: 2, field, why }),
    ]),
  )

  it('DR1 a fifth level is refused', () => {
    const line = (code: string, parent: string) => `${code},${parent},a,a,1,fire,,,`
    const table = rows(columns, line('l3', 'fire-high-rise'), line('l4', 'l3'), line('l5', 'l4'))
    expect(read(table).refused).toEqual([expect.objectContaining({ line: 4, field: 'parent', why: 'too-deep' })])
  })

  it('a column that is missing is told once; Chinese headers do', () => {
    expect(read(rows('code,zh', 'x,a')).refused.map(({ field }) => field)).toEqual(['priority', 'branch'])
    expect(read(rows('编码,名称,等级,警种', 'x,甲,1,消防')).changes).toMatchObject([{ code: 'x', change: 'new' }])
  })

  it('a code that stands twice is refused', () =>
    expect(read(rows(columns, 'x,,a,a,1,police,,,', 'x,,b,b,1,police,,,')).refused).toMatchObject([
      { line: 3, why: 'twice' },
    ]))
})

describe('tags as a table', () => {
  it('DR3 what was written reads back as it was', () =>
    expect(readTagsTable(tableFrom(tableOfTags(neutralListing.tags)), neutralListing.tags, true)).toMatchObject({
      merged: neutralListing.tags,
      changes: [],
      refused: [],
    }))
})

const body: PlanBody = planBody.parse({
  name: { zh: '火灾', en: 'Fire' },
  when: {
    types: ['fire-building'],
    priorities: [1, 2],
    areas: ['b1'],
    hours: [{ days: [1, 5], from: 480, to: 1440 }],
    tags: ['trapped'],
    addresses: ['Harbour Road 3, block A'],
  },
  levels: [
    [
      { capability: 'engine', count: 2 },
      { capability: 'sworn', count: 3, of: 'people', addressed: { to: 'post', post: 'p1' } },
    ],
    [],
    [{ capability: 'ladder-height', count: 1, atLeast: 30, addressed: { to: 'post-of-area' } }],
  ],
  areaOrder: [['b1'], ['b2', 'b3']],
})
const plan: ResponsePlan = { ...body, id: 'fire', org: 'o', version: 3, changedBy: 'a', changedAt: 0, retired: false }
const words = { listing: neutralListing, areas: ['b1', 'b2', 'b3'], posts: ['p1'] }

describe('plans as a table', () => {
  it('DR12 what was written reads back as it was, level by level', () => {
    const { changes, refused } = readPlansTable(tableFrom(tableOfPlans([plan])), [plan], words)
    expect({ changes, refused }).toEqual({ changes: [], refused: [] })
    expect(readPlansTable(tableFrom(tableOfPlans([plan])), [], words).merged).toEqual([rowOfPlan(plan)])
  })

  it('DR12 tells which part differs', () => {
    const other = { ...plan, order: 5, levels: plan.levels.slice(0, 1) }
    expect(changedIn(rowOfPlan(plan), rowOfPlan(other))).toEqual(['order', 'levels'])
  })

  const header = 'plan;zh;types;hours;tags;areas;addresses;level;capability;count;to'
  const refusedIn = (line: string) =>
    readPlansTable(tableFrom([header.split(';'), line.split(';')]), [], words).refused.map(({ field, why }) => [
      field,
      why,
    ])

  it.each([
    ['a b;x;;;;;;1;engine;1;', 'plan', 'not-a-code'],
    ['a;;;;;;;1;engine;1;', 'zh', 'empty'],
    ['a;x;nope;;;;;1;engine;1;', 'types', 'no-such-type'],
    ['a;x;;never;;;;1;engine;1;', 'hours', 'not-hours'],
    ['a;x;;;nope;;;1;engine;1;', 'tags', 'no-such-tag'],
    ['a;x;;;;b9;;1;engine;1;', 'areas', 'no-such-area'],
    ['a;x;;;;;;3;engine;1;', 'level', 'level-left-out'],
    ['a;x;;;;;;1;dragon;1;', 'capability', 'no-such-capability'],
    ['a;x;;;;;;1;engine;0;', 'count', 'not-a-number'],
    ['a;x;;;;;;1;engine;1;post:p9', 'to', 'no-such-post'],
    ['a;x;;;;;13800138000;1;engine;1;', 'addresses', 'personal'],
  ])('DR5 refuses "%s" at %s: %s', (line, field, why) => expect(refusedIn(line)).toContainEqual([field, why]))

  it('DR5 hours over midnight and spans of days are read', () => {
    const table = tableFrom([header.split(';'), 'a;x;;1-3 22:00-06:00 | 7 0:00-24:00;;;;1;engine;1;'.split(';')])
    expect(readPlansTable(table, [], words).merged[0]?.body.when.hours).toEqual([
      { days: [1, 2, 3], from: 1320, to: 360 },
      { days: [7], from: 0, to: 1440 },
    ])
  })
})

it('a cell that a spreadsheet would reckon is written as text', () =>
  expect(csvText([['=1+1', 'a,b', 'c"d']])).toBe('\uFEFF\'=1+1,"a,b","c""d"\r\n'))
