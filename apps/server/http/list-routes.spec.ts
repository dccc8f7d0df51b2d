import { csvText, listing as listingSchema, planBody, tableOfPlans, tableOfTags, tableOfTypes } from '@tocsin/domain'
import type { Listing, ResponsePlan } from '@tocsin/domain'
import { neutralListing } from '@tocsin/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { onRoad, startPlannedTown, type PlannedTown } from '../testing/planned-town.fixture.ts'

let town: PlannedTown
beforeAll(async () => {
  town = await startPlannedTown()
  await town.must('admin', 'open-post', {
    post: 'p-west',
    kind: 'station',
    name: { zh: '西', en: 'West' },
    point: onRoad(1),
  })
}, 60_000)
afterAll(() => town.host.stop())

const preview = z.object({
  isGbk: z.boolean(),
  basedOn: z.number().optional(),
  merged: z.array(z.looseObject({})),
  same: z.number(),
  changes: z.array(z.object({ code: z.string(), change: z.string(), fields: z.array(z.string()) })),
  refused: z.array(z.object({ line: z.number(), field: z.string(), why: z.string(), value: z.string() })),
})
type List = 'types' | 'tags' | 'plans'
const told = (by: string, list: List, bytes: Uint8Array, more: object = {}) =>
  town.tell(by, `/api/${list}/preview`, { file: Buffer.from(bytes).toString('base64'), ...more })
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
async function look(list: List, file: string | Uint8Array, more: object = {}) {
  const by = list === 'plans' ? 'duty' : 'admin'
  const { status, body } = await told(by, list, typeof file === 'string' ? bytesOf(file) : file, more)
  expect([status, body]).toEqual([200, expect.anything()])
  return preview.parse(body)
}
const changed = ({ changes }: z.output<typeof preview>) => changes.map(({ code, change }) => `${code} ${change}`)

const stored = z.looseObject({ version: z.number() })
const listingNow = (): { listing: Listing; version: number } => {
  const state = town.state('catalogue/own')
  if (state === undefined) return { listing: neutralListing, version: 0 }
  return { listing: listingSchema.parse(state), version: stored.parse(state).version }
}
const header = 'code,parent,zh,en,priority,branch,colour,icon,sensitive,retired'

describe('a CSV of incident types', () => {
  it('DR1 tells what it would change and stores nothing; the command on that version does', async () => {
    const found = await look(
      'types',
      `${header}\ncave,height-rescue,洞穴救援,Cave,1,rescue,#112233,,,\ntheft,,盗窃,Stealing,3,police,,,,`,
    )
    expect(changed(found)).toEqual(['theft changed', 'cave new'])
    expect(found).toMatchObject({ isGbk: false, basedOn: 0, refused: [] })
    expect(found.changes[0]?.fields).toEqual(['en'])
    expect(listingNow().version).toBe(0)
    const listing = { ...listingNow().listing, types: found.merged }
    await town.must('admin', 'change-catalogue', { basedOn: found.basedOn, listing })
    expect(listingNow().listing.types.find(({ code }) => code === 'cave')).toMatchObject({ parent: 'height-rescue' })
    const again = await look('types', `${header}\ncave,height-rescue,洞穴救援,Cave,1,rescue,#112233,,,`)
    expect(again).toMatchObject({ basedOn: 1, changes: [] })
  })

  it('DR1 what was written reads back as it is: as written, with semicolons, with tabs, without its mark', async () => {
    const { types } = listingNow().listing
    const rows = tableOfTypes(types)
    const quoted = (mark: string) => rows.map((row) => row.map((cell) => `"${cell}"`).join(mark)).join('\n')
    for (const file of [csvText(rows), csvText(rows).replace('\uFEFF', ''), quoted(';'), quoted('\t')]) {
      const found = await look('types', file, { whole: true })
      expect(found).toMatchObject({ changes: [], refused: [], same: types.length })
      expect(found.merged).toEqual(types)
    }
  })

  it('DR1 a file of a Chinese spreadsheet (GBK) is read, and it is said that it was', async () => {
    // 编码,名称,等级,警种 / hole,坑洞,2,公安
    const gbk = Buffer.from('b1e0c2eb2cc3fbb3c62cb5c8bcb62cbeafd6d60d0a686f6c652cbfd3b6b42c322cb9abb0b20d0a', 'hex')
    const found = await look('types', gbk)
    expect(found).toMatchObject({ isGbk: true, refused: [] })
    expect(found.merged.find(({ code }) => code === 'hole')).toMatchObject({
      name: { zh: '坑洞', en: '坑洞' },
      priority: 2,
      branch: 'police',
    })
  })

  it('DR1 the text of a spreadsheet (UTF-16 with its mark) is read', async () => {
    const text = Buffer.from(
      `\uFEFF${header.replaceAll(',', '\t')}\nhole\t\t坑洞\tHole\t2\tpolice\t\t\t\t\n`,
      'utf16le',
    )
    expect(changed(await look('types', text))).toEqual(['hole new'])
  })

  it('DR1 every bad row is told by the line of the file, its column and what stands there', async () => {
    const found = await look(
      'types',
      [
        header,
        'good,,好,Good,2,police,,,,',
        '',
        '"two',
        'lines",,x,x,2,police,,,,',
        'bad,,坏,Bad,9,army,red,,,perhaps',
      ].join('\n'),
    )
    expect(found.refused).toEqual([
      { line: 5, field: 'code', why: 'not-a-code', value: 'two\nlines' },
      { line: 6, field: 'priority', why: 'not-a-priority', value: '9' },
      { line: 6, field: 'branch', why: 'not-a-branch', value: 'army' },
      { line: 6, field: 'colour', why: 'not-a-colour', value: 'red' },
      { line: 6, field: 'retired', why: 'not-yes-or-no', value: 'perhaps' },
    ])
    expect(changed(found)).toEqual(['good new'])
  })

  it.each([
    ['PK\u0003\u0004 a workbook', /spreadsheet or a ZIP.*save it as CSV/],
    ['', /empty: its first line must name the columns/],
    ['code,zh\n"x,y', /no CSV .*save it again as CSV with a header/],
    [Uint8Array.of(0x63, 0xff, 0xff, 0x0a), /no text in UTF-8 or GBK: save it as CSV/],
  ])('what is no table is refused with the remedy: %j', async (file, says) => {
    const { status, body } = await told('admin', 'types', typeof file === 'string' ? bytesOf(file) : file)
    expect(status).toBe(400)
    expect(JSON.stringify(body)).toMatch(says)
  })

  it('DR1 the needs of a type are not in the table and stay', async () => {
    const { listing, version } = listingNow()
    const needs = [{ capability: 'engine', count: 3 }]
    const types = listing.types.map((type) => (type.code === 'gas' ? { ...type, needs } : type))
    await town.must('admin', 'change-catalogue', { basedOn: version, listing: { ...listing, types } })
    const found = await look('types', `${header}\ngas,,燃气,Gas,1,fire,,,,`)
    expect(found.merged.find(({ code }) => code === 'gas')).toMatchObject({ name: { en: 'Gas' }, needs })
  })

  it('DR1 is not saved over what somebody else changed after the preview; seen anew it keeps both', async () => {
    const file = `${header}\nmine,,甲,Mine,2,police,,,,`
    const mine = await look('types', file)
    const theirs = listingNow()
    const yours = await look('types', `${header}\nyours,,乙,Yours,2,police,,,,`)
    await town.must('admin', 'change-catalogue', {
      basedOn: yours.basedOn,
      listing: { ...theirs.listing, types: yours.merged },
    })
    const late = { basedOn: mine.basedOn, listing: { ...theirs.listing, types: mine.merged } }
    expect(await town.give('admin', 'change-catalogue', late)).toMatchObject({
      status: 409,
      body: { refusal: { refused: 'changed-meanwhile' } },
    })
    const anew = await look('types', file)
    await town.must('admin', 'change-catalogue', {
      basedOn: anew.basedOn,
      listing: { ...listingNow().listing, types: anew.merged },
    })
    const codes = listingNow().listing.types.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['mine', 'yours']))
  })

  it('DR1 what is left out of a whole list is retired, and stays readable', async () => {
    const found = await look('types', `${header}\ntheft,,盗窃,Theft,3,police,,,,`, { whole: true })
    expect(found.changes.filter(({ change }) => change === 'retired').length).toBe(
      listingNow().listing.types.length - 1,
    )
    expect(found.merged.find(({ code }) => code === 'gas')).toMatchObject({ retired: true })
  })

  it('is for administrators, and of one’s own organisation', async () => {
    const file = bytesOf(`${header}\ncave,height-rescue,洞穴救援,Cave,1,rescue,#112233,,,`)
    expect((await told('desk', 'types', file)).status).toBe(403)
    // the other organisation has no type `cave` yet, whatever this one has
    const theirs = preview.parse((await told('stranger', 'types', file)).body)
    expect([theirs.basedOn, changed(theirs)]).toEqual([0, ['cave new']])
  })
})

describe('a CSV of tags', () => {
  it('DR3 goes out and in again as it was; bad rows are told', async () => {
    const { tags } = listingNow().listing
    expect(await look('tags', csvText(tableOfTags(tags)), { whole: true })).toMatchObject({
      merged: tags,
      changes: [],
      refused: [],
    })
    const found = await look('tags', '编码;名称;英文\nflood;内涝;Flood\nA B;坏;Bad\nflood;又;Again')
    expect(changed(found)).toEqual(['flood new'])
    expect(found.refused).toMatchObject([
      { line: 3, field: 'code', why: 'not-a-code', value: 'A B' },
      { line: 4, field: 'code', why: 'twice', value: 'flood' },
    ])
  })
})

const planHeader =
  'plan,zh,en,order,types,priorities,areas,hours,tags,addresses,area_order,level,capability,count,at_least,of,to'
const row = (id: string, more: Partial<Record<string, string>> = {}): string => {
  const cells: Partial<Record<string, string>> = {
    plan: id,
    zh: '预案',
    en: 'Plan',
    level: '1',
    capability: 'engine',
    count: '1',
    ...more,
  }
  return planHeader
    .split(',')
    .map((column) => `"${cells[column] ?? ''}"`)
    .join(',')
}
const planFile = (...rows: readonly string[]): string => [planHeader, ...rows].join('\n')
const planRows = z.array(z.object({ id: z.string(), basedOn: z.number(), body: planBody }))
const planNow = (id: string): ResponsePlan | undefined => {
  const fold = town.host.app.board.get(`plan/${id}`)
  return fold?.kind === 'plan' ? fold.state : undefined
}
const write = ({ id, basedOn, body }: z.output<typeof planRows>[number]) =>
  town.give('duty', 'write-plan', { plan: id, basedOn, body })

describe('a CSV of response plans', () => {
  const full = planFile(
    row('full', {
      order: '7',
      types: 'fire-building | hazmat',
      priorities: '1 | 2',
      areas: 'west | middle',
      hours: '1-5 08:00-18:00 | 6,7 22:00-06:00',
      tags: 'trapped',
      addresses: 'Harbour Road 3, block A',
      area_order: 'west > middle | east',
      count: '2',
    }),
    row('full', { capability: 'sworn', count: '1', of: 'people', to: 'post:p-west' }),
    row('full', { level: '2', capability: 'ladder-height', count: '1', at_least: '30', to: 'post-of-area' }),
    row('full', { level: '3', capability: '', count: '' }),
  )

  it('DR12 written, saved and written again it is the same file, and changes nothing', async () => {
    const found = await look('plans', full)
    expect([changed(found), found.refused]).toEqual([['full new'], []])
    for (const each of planRows.parse(found.merged)) expect((await write(each)).status).toBe(200)
    const plan = planNow('full')
    expect(plan).toMatchObject({ version: 1, order: 7, areaOrder: [['west'], ['middle', 'east']] })
    expect(plan?.when.hours).toEqual([
      { days: [1, 2, 3, 4, 5], from: 480, to: 1080 },
      { days: [6, 7], from: 1320, to: 360 },
    ])
    expect(plan?.levels.map((level) => level.length)).toEqual([2, 1, 0])
    const out = csvText(tableOfPlans(plan === undefined ? [] : [plan]))
    expect(await look('plans', out)).toMatchObject({ changes: [], refused: [], same: 1 })
  })

  it.each([
    [{ types: 'nope' }, 'types', 'no-such-type'],
    [{ areas: 'west | north' }, 'areas', 'no-such-area'],
    [{ tags: 'rich' }, 'tags', 'no-such-tag'],
    [{ priorities: '5' }, 'priorities', 'not-a-priority'],
    [{ hours: '5-1 08:00-18:00' }, 'hours', 'not-hours'],
    [{ hours: '1-9 08:00-18:00' }, 'hours', 'not-hours'],
    [{ hours: '1 08:00-25:00' }, 'hours', 'not-hours'],
    [{ to: 'post:p-north' }, 'to', 'no-such-post'],
    [{ of: 'person' }, 'of', 'not-fitting'],
    [{ capability: '', count: '2' }, 'capability', 'empty'],
    [{ count: '1.5' }, 'count', 'not-a-number'],
    [{ at_least: '30m' }, 'at_least', 'not-a-number'],
    [{ level: '3' }, 'level', 'level-left-out'],
    [{ zh: '找 13800138000' }, 'zh', 'personal'],
    [{ en: 'ask 13800138000' }, 'en', 'personal'],
    [{ addresses: '13800138000' }, 'addresses', 'personal'],
  ])('DR5 a row with %j is refused at %s (%s), by its line', async (cells, field, why) => {
    const { refused, merged } = await look('plans', planFile(row('good'), row('bad', cells)))
    expect(refused.map((each) => [each.line, each.field, each.why])).toContainEqual([3, field, why])
    expect(merged.map(({ id }) => id)).toContain('good')
  })

  it('DR12 one that somebody else has changed meanwhile is not overwritten', async () => {
    const [mine] = planRows.parse((await look('plans', planFile(row('clash', { count: '3' })))).merged)
    const [theirs] = planRows.parse((await look('plans', planFile(row('clash', { count: '5' })))).merged)
    if (mine === undefined || theirs === undefined) throw new Error('no row')
    expect((await write(theirs)).status).toBe(200)
    expect(await write(mine)).toMatchObject({ status: 409, body: { refusal: { refused: 'changed-meanwhile' } } })
    expect(planNow('clash')?.levels[0]?.[0]?.count).toBe(5)
    const [anew] = planRows.parse((await look('plans', planFile(row('clash', { count: '3' })))).merged)
    expect(anew?.basedOn).toBe(1)
  })

  it('DR12 a file that was saved half-way goes on where it stopped', async () => {
    const file = planFile(row('half-1'), row('half-2'), row('half-3'))
    const [first] = planRows.parse((await look('plans', file)).merged)
    if (first === undefined) throw new Error('no row')
    expect((await write(first)).status).toBe(200)
    const rest = await look('plans', file)
    expect([changed(rest), rest.same]).toEqual([['half-2 new', 'half-3 new'], 1])
    for (const each of planRows.parse(rest.merged)) expect((await write(each)).status).toBe(200)
    expect(await look('plans', file)).toMatchObject({ changes: [], same: 3 })
    expect(planNow('half-1')?.version).toBe(1)
  })

  it('DR12 all versions are told, newest first, by whom; a stranger sees none', async () => {
    const versions = z.object({
      versions: z.array(
        z.object({ version: z.number(), by: z.string(), retired: z.boolean(), body: planBody.nullable() }),
      ),
    })
    const [row1] = planRows.parse((await look('plans', planFile(row('aged')))).merged)
    if (row1 === undefined) throw new Error('no row')
    await write(row1)
    const body = { ...row1.body, order: 9 }
    await town.must('admin', 'write-plan', { plan: 'aged', basedOn: 1, body })
    await town.must('duty', 'retire-plan', { plan: 'aged', basedOn: 2 })
    const { versions: all } = versions.parse((await town.tell('desk', '/api/plans/aged/versions')).body)
    expect(all).toEqual([
      { version: 3, by: 'duty', retired: true, body: null },
      { version: 2, by: 'admin', retired: false, body },
      { version: 1, by: 'duty', retired: false, body: row1.body },
    ])
    expect((await town.tell('stranger', '/api/plans/aged/versions')).status).toBe(404)
    expect((await town.tell('desk', '/api/plans/none/versions')).status).toBe(404)
  })

  it('DR12 a plan that was retired is known by its id: the file takes it up again, on its own version', async () => {
    const file = planFile(row('again'))
    for (const each of planRows.parse((await look('plans', file)).merged)) await write(each)
    await town.must('duty', 'retire-plan', { plan: 'again', basedOn: 1 })
    const found = await look('plans', file)
    expect(found.changes).toMatchObject([{ code: 'again', change: 'changed', fields: ['retired'] }])
    const [back] = planRows.parse(found.merged)
    if (back === undefined) throw new Error('no row')
    expect([back.basedOn, (await write(back)).status]).toEqual([2, 200])
    expect(planNow('again')).toMatchObject({ version: 3, retired: false })
  })
})
