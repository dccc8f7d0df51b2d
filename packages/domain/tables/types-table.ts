import { z } from 'zod'
import { branches, deepest, incidentType, lineOf, typeCode, type IncidentType } from '../catalogue/incident-type.ts'
import { priorities } from '../incident/priority.ts'
import type { ListPreview, RefusedCell, RowChange } from './preview.ts'
import { cellsOf, differingColumns, type Cells, type Table } from './table.ts'

/** The columns of a table of types, as it is written. */
export const typeColumns = [
  'code',
  'parent',
  'zh',
  'en',
  'priority',
  'branch',
  'colour',
  'icon',
  'sensitive',
  'retired',
] as const

const aliases: Readonly<Record<string, string>> = {
  color: 'colour',
  编码: 'code',
  代码: 'code',
  上级: 'parent',
  上级编码: 'parent',
  名称: 'zh',
  中文: 'zh',
  中文名: 'zh',
  英文: 'en',
  英文名: 'en',
  等级: 'priority',
  优先级: 'priority',
  业务: 'branch',
  警种: 'branch',
  颜色: 'colour',
  图标: 'icon',
  敏感: 'sensitive',
  停用: 'retired',
}

const branchNames: Readonly<Record<string, string>> = {
  公安: 'police',
  治安: 'police',
  消防: 'fire',
  急救: 'medical',
  医疗: 'medical',
  交通: 'traffic',
  救援: 'rescue',
  服务: 'service',
}

const { colour: anyColour } = incidentType.shape
const name = z.string().max(100)

/** A type as a row of the table. */
const rowOf = ({
  code,
  parent,
  name,
  priority,
  branch,
  colour,
  icon,
  sensitive,
  retired,
}: IncidentType): readonly string[] => [
  code,
  parent ?? '',
  name.zh,
  name.en,
  String(priority),
  branch,
  colour ?? '',
  icon ?? '',
  sensitive ? 'yes' : 'no',
  retired ? 'yes' : 'no',
]

/** All types as a table, ready to be written as CSV; read back it changes nothing. */
export const tableOfTypes = (types: readonly IncidentType[]): readonly (readonly string[])[] => [
  typeColumns,
  ...types.map(rowOf),
]

type Known = { readonly icons: readonly string[]; readonly before: ReadonlyMap<string, IncidentType> }

function readRow(cells: Cells, { icons, before }: Known): IncidentType | undefined {
  const code = cells.must('code', typeCode, 'not-a-code')
  const zh = cells.must('zh', name, 'not-fitting')
  const priority = priorities.find((each) => String(each) === cells.text('priority'))
  if (priority === undefined) cells.refuse('priority', cells.text('priority') === '' ? 'empty' : 'not-a-priority')
  const said = cells.text('branch')
  const branch = branches.find((each) => each === (branchNames[said] ?? said.toLowerCase()))
  if (branch === undefined) cells.refuse('branch', said === '' ? 'empty' : 'not-a-branch')
  const colour = cells.text('colour').toLowerCase()
  if (colour !== '' && !anyColour.safeParse(colour).success) cells.refuse('colour', 'not-a-colour')
  const icon = cells.text('icon')
  if (icon !== '' && !icons.includes(icon)) cells.refuse('icon', 'no-such-icon')
  const en = cells.text('en')
  if (en.length > 100) cells.refuse('en', 'not-fitting')
  // a table that leaves it out, as older ones do, does not make a type any less sensitive
  const isSaid = cells.text('sensitive') !== ''
  const sensitive = cells.yesOrNo('sensitive')
  const retired = cells.yesOrNo('retired')
  if (code === undefined || zh === undefined || priority === undefined || branch === undefined) return undefined
  const parent = cells.text('parent')
  return {
    code,
    parent: parent === '' ? null : parent,
    name: { zh, en: en === '' ? zh : en },
    priority,
    branch,
    colour: colour === '' ? null : colour,
    icon: icon === '' ? null : icon,
    needs: before.get(code)?.needs ?? [],
    sensitive: isSaid ? sensitive : (before.get(code)?.sensitive ?? false),
    ...(before.get(code)?.careful !== undefined && { careful: before.get(code)?.careful }),
    retired,
  }
}

/** Where a type cannot stand: its parent is not there, it stands below itself, or too deep. */
function whyNotThere(all: ReadonlyMap<string, IncidentType>, { code, parent }: IncidentType) {
  if (parent === null) return undefined
  if (!all.has(parent)) return 'no-such-parent'
  const line = lineOf(all, code)
  if (line[0]?.parent !== null) return 'below-itself'
  return line.length > deepest ? 'too-deep' : undefined
}

/**
 * What a table of types would make of the list that is there. Rows replace or add; types that the table leaves out stay as
 * they are, or are retired where the table is the `whole` list. Needs are not in the table: a type keeps its own. With
 * anything refused nothing is to be saved. DR1
 */
export function readTypesTable(
  table: Table,
  before: readonly IncidentType[],
  { icons, whole }: { readonly icons: readonly string[]; readonly whole: boolean },
): ListPreview<IncidentType> {
  const refused: RefusedCell[] = []
  const known = new Map(before.map((each) => [each.code, each]))
  const read = new Map<string, { readonly cells: Cells; readonly type: IncidentType }>()
  for (const cells of cellsOf(table, aliases, ['code', 'zh', 'priority', 'branch'], refused)) {
    const type = readRow(cells, { icons, before: known })
    if (type === undefined) continue
    if (read.has(type.code)) cells.refuse('code', 'twice')
    else read.set(type.code, { cells, type })
  }
  const kept = before.map((each) => read.get(each.code)?.type ?? (whole ? { ...each, retired: true } : each))
  const merged = [...kept, ...[...read.values()].flatMap(({ type }) => (known.has(type.code) ? [] : [type]))]
  const all = new Map(merged.map((each) => [each.code, each]))
  for (const { cells, type } of read.values()) {
    const why = whyNotThere(all, type)
    if (why !== undefined) cells.refuse('parent', why)
  }
  const changes = merged.flatMap((each): RowChange[] => {
    const was = known.get(each.code)
    const fields = was === undefined ? [] : differingColumns(typeColumns, rowOf(was), rowOf(each))
    if (was !== undefined && fields.length === 0) return []
    const change = was === undefined ? 'new' : each.retired && !was.retired ? 'retired' : 'changed'
    return [{ code: each.code, name: each.name, change, fields }]
  })
  return { merged, changes, same: merged.length - changes.length, refused: inOrder(refused) }
}

/** As the file has them, so that one goes through it once. */
const inOrder = (refused: readonly RefusedCell[]): readonly RefusedCell[] => refused.toSorted((a, b) => a.line - b.line)
