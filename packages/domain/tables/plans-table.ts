import { findBarred } from '../barred/find-barred.ts'
import { findIncidentType, type Listing } from '../catalogue/catalogue.ts'
import { branchCapability } from '../dispatching/fallback.ts'
import type { Need } from '../dispatching/needs.ts'
import { maxAlarmLevel, planBody, type PlanBody, type WeekHours } from '../dispatching/plan.ts'
import { branches } from '../catalogue/incident-type.ts'
import { code as anyCode, id as anyId } from '../fields.ts'
import type { ResponsePlan } from '../plan/plan.ts'
import { unitKinds } from '../unit/unit.ts'
import { partsText, stepsIn, stepsText } from './parts.ts'
import type { ListPreview, RefusedCell, RowChange } from './preview.ts'
import { cellsOf, differingColumns, type Cells, type Table } from './table.ts'

/** The columns of a table of plans: a row for each need of each level; docs/operations.md says what stands in each. */
const columns = [
  'plan',
  'zh',
  'en',
  'order',
  'types',
  'priorities',
  'areas',
  'hours',
  'tags',
  'premises',
  'addresses',
  'area_order',
  'retired',
  'level',
  'capability',
  'count',
  'at_least',
  'of',
  'to',
] as const
const ofPlan = columns.slice(0, 13)

/** A plan as the table has it. */
export type PlanRow = { readonly id: string; readonly retired: boolean; readonly body: PlanBody }

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Hours of the week as the table writes them: `1,2,3 08:00-18:00`. */
const hoursText = ({ days, from, to }: WeekHours): string => `${days.join(',')} ${clock(from)}-${clock(to)}`

const toText = ({ addressed }: Need): string =>
  addressed.to === 'post' ? `post:${addressed.post}` : addressed.to === 'units' ? 'units' : 'post-of-area'

function headOf({ id, retired, body }: PlanRow): readonly string[] {
  const { name, order, when, areaOrder } = body
  return [
    id,
    name.zh,
    name.en,
    String(order),
    partsText(when.types, '|'),
    partsText(when.priorities.map(String), '|'),
    partsText(when.areas, '|'),
    when.hours.map(hoursText).join(' | '),
    partsText(when.tags, '|'),
    partsText(when.premises, '|'),
    partsText(when.addresses, '|'),
    stepsText(areaOrder),
    retired ? 'yes' : 'no',
  ]
}

const needText = (need: Need): readonly string[] => [
  need.capability,
  String(need.count),
  need.atLeast === undefined ? '' : String(need.atLeast),
  need.of,
  toText(need),
]

/** A row for each need; a level without needs has one row without a capability. */
const rowsOf = (plan: PlanRow): readonly (readonly string[])[] =>
  plan.body.levels.flatMap((needs, at) =>
    (needs.length === 0 ? [['', '', '', '', '']] : needs.map(needText)).map((need) => [
      ...headOf(plan),
      String(at + 1),
      ...need,
    ]),
  )

/** Plans as a table, ready to be written as CSV; read back it changes nothing. */
export const tableOfPlans = (plans: readonly ResponsePlan[]): readonly (readonly string[])[] => [
  columns,
  ...plans.map(rowOfPlan).flatMap(rowsOf),
]

/** A plan as the table has it. */
export const rowOfPlan = ({ id, retired, name, order, when, levels, areaOrder }: ResponsePlan): PlanRow => ({
  id,
  retired,
  body: { name, order, when, levels, areaOrder },
})

/** `1-5 08:00-18:00`, `6,7 22:00-06:00`; undefined for what are no hours. */
function readHours(text: string): WeekHours | undefined {
  const parts = /^([\d,\s-]+?)\s+(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/.exec(text)
  if (parts === null) return undefined
  const days = (parts[1] ?? '').split(',').flatMap((span) => {
    const [first = NaN, last = first] = span.split('-').map(Number)
    // a span that runs backwards or beyond Sunday gives a day that is none, and the hours are refused
    const length = last >= first && last <= 7 ? last - first + 1 : 0
    return length === 0 ? [NaN] : Array.from({ length }, (_, at) => first + at)
  })
  const [from, to] = [Number(parts[2]) * 60 + Number(parts[3]), Number(parts[4]) * 60 + Number(parts[5])]
  const read = planBody.shape.when.def.innerType.shape.hours.def.innerType.element.safeParse({ days, from, to })
  return read.success ? read.data : undefined
}

/** What a table of plans may name. */
export type PlanWords = {
  readonly listing: Listing
  readonly areas: readonly string[]
  readonly posts: readonly string[]
}

function readConditions(cells: Cells, { listing, areas }: PlanWords) {
  const types = cells.parts('types')
  if (types.some((each) => findIncidentType(listing, each) === undefined)) cells.refuse('types', 'no-such-type')
  const tags = cells.parts('tags')
  if (tags.some((each) => listing.tags.every(({ code }) => code !== each))) cells.refuse('tags', 'no-such-tag')
  const hours = cells.parts('hours').map(readHours)
  if (hours.includes(undefined)) cells.refuse('hours', 'not-hours')
  const named = cells.parts('areas')
  if (areas.length > 0 && named.some((each) => !areas.includes(each))) cells.refuse('areas', 'no-such-area')
  const priorities = cells.parts('priorities').map(Number)
  if (priorities.some((each) => ![1, 2, 3, 4].includes(each))) cells.refuse('priorities', 'not-a-priority')
  const addresses = cells.parts('addresses')
  if (addresses.some((each) => findBarred(each) !== undefined)) cells.refuse('addresses', 'personal')
  return { types, tags, hours: hours.filter((each) => each !== undefined), areas: named, priorities, addresses }
}

function readNeed(cells: Cells, { listing, posts }: PlanWords): Need | undefined {
  const capability = cells.must('capability', anyCode, 'not-a-code')
  if (capability === undefined) return undefined
  const known = [...listing.capabilities.map(({ code }) => code), ...unitKinds, ...branches.map(branchCapability)]
  if (!known.includes(capability)) cells.refuse('capability', 'no-such-capability')
  const count = cells.text('count') === '' ? 1 : Number(cells.text('count'))
  if (!Number.isInteger(count) || count < 1 || count > 50) cells.refuse('count', 'not-a-number')
  const least = cells.text('at_least')
  const atLeast = Number(least)
  if (least !== '' && !(atLeast >= 0 && atLeast <= 10_000)) cells.refuse('at_least', 'not-a-number')
  const counted = cells.text('of')
  if (!['', 'units', 'people'].includes(counted)) cells.refuse('of', 'not-fitting')
  const of = counted === 'people' ? 'people' : 'units'
  const to = cells.text('to')
  const post = to.startsWith('post:') ? to.slice(5).trim() : undefined
  if (!['', 'units', 'post-of-area'].includes(to) && post === undefined) cells.refuse('to', 'not-an-address-of-need')
  if (post !== undefined && !posts.includes(post)) cells.refuse('to', 'no-such-post')
  const addressed =
    post !== undefined
      ? { to: 'post' as const, post }
      : to === 'post-of-area'
        ? { to: 'post-of-area' as const }
        : { to: 'units' as const }
  return { capability, count, of, addressed, ...(least === '' ? {} : { atLeast }) }
}

/** A level without needs is a row without any of these; where some are filled in, the capability was forgotten. */
const hasNeed = (cells: Cells): boolean =>
  ['capability', 'count', 'at_least', 'of', 'to'].some((field) => cells.text(field) !== '')

function readLevels(rows: readonly Cells[], words: PlanWords): Need[][] {
  const levels: Need[][] = []
  for (const cells of rows) {
    const level = cells.text('level') === '' ? 1 : Number(cells.text('level'))
    if (!Number.isInteger(level) || level < 1 || level > maxAlarmLevel) cells.refuse('level', 'not-a-number')
    else if (level > levels.length + 1) cells.refuse('level', 'level-left-out')
    else {
      const needs = (levels[level - 1] ??= [])
      const need = hasNeed(cells) ? readNeed(cells, words) : undefined
      if (need !== undefined) needs.push(need)
    }
  }
  return levels
}

function readPlan(id: string, rows: readonly Cells[], words: PlanWords): PlanRow | undefined {
  const [head] = rows
  if (head === undefined) return undefined
  const zh = head.text('zh')
  if (zh === '') head.refuse('zh', 'empty')
  const en = head.text('en')
  for (const [field, text] of [
    ['zh', zh],
    ['en', en],
  ] as const)
    if (findBarred(text) !== undefined) head.refuse(field, 'personal')
  const order = head.text('order')
  if (order !== '' && !/^\d{1,4}$/.test(order)) head.refuse('order', 'not-a-number')
  const body = planBody.safeParse({
    name: { zh, en: en === '' ? zh : en },
    order: order === '' ? undefined : Number(order),
    when: { ...readConditions(head, words), premises: head.parts('premises') },
    levels: readLevels(rows, words),
    areaOrder: stepsIn(head.text('area_order')),
  })
  const retired = head.yesOrNo('retired')
  if (body.success) return { id, retired, body: body.data }
  const field = String(body.error.issues[0]?.path.findLast((each) => typeof each === 'string') ?? 'plan')
  head.refuse(field === 'areaOrder' ? 'area_order' : field, 'not-fitting')
  return undefined
}

/**
 * What a table of plans would make of those that are there: plans of the table replace those of the same id or are new,
 * others stay. Conditions stand in a plan's first row. DR5, DR12
 */
export function readPlansTable(table: Table, before: readonly ResponsePlan[], words: PlanWords): ListPreview<PlanRow> {
  const refused: RefusedCell[] = []
  const byPlan = new Map<string, Cells[]>()
  for (const cells of cellsOf(table, {}, ['plan', 'zh', 'level', 'capability'], refused)) {
    const id = cells.must('plan', anyId, 'not-a-code')
    if (id !== undefined) byPlan.set(id, [...(byPlan.get(id) ?? []), cells])
  }
  const read = [...byPlan].flatMap(([id, rows]) => readPlan(id, rows, words) ?? [])
  const known = new Map(before.map((each) => [each.id, rowOfPlan(each)]))
  const changes = read.flatMap((each): RowChange[] => {
    const was = known.get(each.id)
    const fields = was === undefined ? [] : changedIn(was, each)
    if (was !== undefined && fields.length === 0) return []
    const change = was === undefined ? 'new' : each.retired && !was.retired ? 'retired' : 'changed'
    return [{ code: each.id, name: each.body.name, change, fields }]
  })
  const merged = read.filter(({ id }) => changes.some(({ code }) => code === id))
  return { merged, changes, same: read.length - changes.length, refused: refused.toSorted((a, b) => a.line - b.line) }
}

/** What differs between two states of a plan, by the columns of the table; `levels` for any of its needs. */
export function changedIn(before: PlanRow, after: PlanRow): readonly string[] {
  const head = differingColumns(ofPlan, headOf(before), headOf(after))
  const needs = ({ body }: PlanRow): string => JSON.stringify(body.levels.map((level) => level.map(needText)))
  return needs(before) === needs(after) ? head : [...head, 'levels']
}
