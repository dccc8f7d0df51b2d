import { z } from 'zod'
import { bilingual, id as anyId } from '../fields.ts'
import { unitKinds, type Unit } from '../unit/unit.ts'
import { travelProfiles, vehicle, type Vehicle } from '../unit/vehicle.ts'
import type { ListPreview, RefusedCell, RowChange } from './preview.ts'
import { cellsOf, differingColumns, type Cells, type Table } from './table.ts'

const sizes = ['height_m', 'weight_t', 'width_m', 'length_m'] as const
/** The columns of a table of units; docs/operations.md says what stands in each. */
export const unitColumns = [
  'unit',
  'call_sign',
  'kind',
  'zh',
  'en',
  'post',
  'profile',
  ...sizes,
  'has_keys',
  'retired',
] as const

export const unitAliases: Readonly<Record<string, string>> = {
  编号: 'unit',
  呼号: 'call_sign',
  类别: 'kind',
  种类: 'kind',
  名称: 'zh',
  中文名: 'zh',
  英文名: 'en',
  所队: 'post',
  驻点: 'post',
  行驶方式: 'profile',
  高: 'height_m',
  重: 'weight_t',
  宽: 'width_m',
  长: 'length_m',
  有钥匙: 'has_keys',
  注销: 'retired',
}

/** A unit as the table has it. */
export const unitRow = z.object({
  unit: anyId,
  callSign: z.string().min(1).max(20),
  kind: z.enum(unitKinds),
  name: bilingual.nullable(),
  post: anyId.nullable(),
  vehicle: vehicle.nullable(),
  retired: z.boolean(),
})
export type UnitRow = z.output<typeof unitRow>

const fieldOf = { height_m: 'heightM', weight_t: 'weightT', width_m: 'widthM', length_m: 'lengthM' } as const

const textsOf = ({ unit, callSign, kind, name, post, vehicle: drives, retired }: UnitRow): readonly string[] => [
  unit,
  callSign,
  kind,
  name?.zh ?? '',
  name?.en ?? '',
  post ?? '',
  drives?.profile ?? '',
  ...sizes.map((size) => String(drives?.[fieldOf[size]] ?? '')),
  drives?.hasKeys === true ? 'yes' : 'no',
  retired ? 'yes' : 'no',
]

/** A unit as a row of the table. */
export const rowOfUnit = ({ id, callSign, kind, name, post, vehicle: drives, retiredAt }: Unit): UnitRow => ({
  unit: id,
  callSign,
  kind,
  name,
  post,
  vehicle: drives,
  retired: retiredAt !== null,
})

/** Units as a table, ready to be written as CSV; read back it changes nothing. */
export const tableOfUnits = (units: readonly Unit[]): readonly (readonly string[])[] => [
  unitColumns,
  ...units.map((unit) => textsOf(rowOfUnit(unit))),
]

/** What it drives; null where the table leaves it to the kind, undefined once something of it was refused. */
function readVehicle(cells: Cells): Vehicle | null | undefined {
  const hasKeys = cells.yesOrNo('has_keys')
  const told = sizes.filter((size) => cells.text(size) !== '')
  if (cells.text('profile') === '' && told.length === 0 && !hasKeys) return null
  const profile = cells.must('profile', z.enum(travelProfiles), 'not-a-profile')
  const read = told.map((size) => {
    const fits = vehicle.shape[fieldOf[size]].safeParse(Number(cells.text(size)))
    return [fieldOf[size], fits.success ? fits.data : cells.refuse(size, 'not-a-number')] as const
  })
  if (profile === undefined) return undefined
  return { profile, ...Object.fromEntries(read), ...(hasKeys && { hasKeys }) }
}

function readRow(cells: Cells, posts: readonly string[]): UnitRow | undefined {
  const unit = cells.must('unit', anyId, 'not-a-code')
  const callSign = cells.must('call_sign', unitRow.shape.callSign, 'not-fitting')
  const kind = cells.must('kind', z.enum(unitKinds), 'not-a-kind')
  const [zh, en, post] = [cells.text('zh'), cells.text('en'), cells.text('post')]
  const name = zh === '' && en === '' ? null : { zh: zh || en, en: en || zh }
  if (name !== null && !bilingual.safeParse(name).success) cells.refuse('zh', 'not-fitting')
  if (post !== '' && !posts.includes(post)) cells.refuse('post', 'no-such-post')
  const drives = readVehicle(cells)
  const retired = cells.yesOrNo('retired')
  if (unit === undefined || callSign === undefined || kind === undefined || drives === undefined) return undefined
  return { unit, callSign, kind, name, post: post === '' ? null : post, vehicle: drives, retired }
}

/**
 * What a table of units would make of those that are there (`before`, with retired ones that the table names); as
 * `readTypesTable`. Units that it leaves out stay as they are. `posts`: ids of the organisation's posts.
 */
export function readUnitsTable(table: Table, before: readonly Unit[], posts: readonly string[]): ListPreview<UnitRow> {
  const refused: RefusedCell[] = []
  const read = new Map<string, UnitRow>()
  const callSigns = new Map(
    before.filter(({ retiredAt }) => retiredAt === null).map((each) => [each.callSign, each.id]),
  )
  for (const cells of cellsOf(table, unitAliases, ['unit', 'call_sign', 'kind'], refused)) {
    const row = readRow(cells, posts)
    if (row === undefined) continue
    const holder = callSigns.get(row.callSign)
    if (read.has(row.unit)) cells.refuse('unit', 'twice')
    else if (!row.retired && holder !== undefined && holder !== row.unit) cells.refuse('call_sign', 'twice')
    else read.set(row.unit, row)
    if (!row.retired) callSigns.set(row.callSign, row.unit)
  }
  const known = new Map(before.map((unit) => [unit.id, rowOfUnit(unit)]))
  const merged = [...read.values()]
  const changes = merged.flatMap((row): RowChange[] => {
    const was = known.get(row.unit)
    const fields = was === undefined ? [] : differingColumns(unitColumns, textsOf(was), textsOf(row))
    if (was !== undefined && fields.length === 0) return []
    const change = was === undefined ? 'new' : row.retired && !was.retired ? 'retired' : 'changed'
    return [{ code: row.unit, name: { zh: row.callSign, en: row.callSign }, change, fields }]
  })
  return { merged, changes, same: merged.length - changes.length, refused }
}
