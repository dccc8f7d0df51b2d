import { z } from 'zod'
import type { Tag } from '../catalogue/catalogue.ts'
import { code as anyCode } from '../fields.ts'
import type { ListPreview, RefusedCell, RowChange } from './preview.ts'
import { cellsOf, differingColumns, type Cells, type Table } from './table.ts'

const columns = ['code', 'zh', 'en', 'retired'] as const

const aliases: Readonly<Record<string, string>> = {
  编码: 'code',
  代码: 'code',
  名称: 'zh',
  中文: 'zh',
  中文名: 'zh',
  英文: 'en',
  英文名: 'en',
  停用: 'retired',
}

const rowOf = ({ code, name, retired }: Tag): readonly string[] => [code, name.zh, name.en, retired ? 'yes' : 'no']

/** All tags as a table, ready to be written as CSV; read back it changes nothing. */
export const tableOfTags = (tags: readonly Tag[]): readonly (readonly string[])[] => [columns, ...tags.map(rowOf)]

const name = z.string().max(100)

function readRow(cells: Cells, before: readonly Tag[]): Tag | undefined {
  const code = cells.must('code', anyCode, 'not-a-code')
  const zh = cells.must('zh', name, 'not-fitting')
  const en = cells.text('en')
  const retired = cells.yesOrNo('retired')
  if (en.length > 100) cells.refuse('en', 'not-fitting')
  if (code === undefined || zh === undefined) return undefined
  const careful = before.find((each) => each.code === code)?.careful
  return { code, name: { zh, en: en === '' ? zh : en }, ...(careful !== undefined && { careful }), retired }
}

/** What a table of tags would make of those that are there; as `readTypesTable`. DR3 */
export function readTagsTable(table: Table, before: readonly Tag[], whole: boolean): ListPreview<Tag> {
  const refused: RefusedCell[] = []
  const read = new Map<string, Tag>()
  for (const cells of cellsOf(table, aliases, ['code', 'zh'], refused)) {
    const tag = readRow(cells, before)
    if (tag !== undefined && read.has(tag.code)) cells.refuse('code', 'twice')
    else if (tag !== undefined) read.set(tag.code, tag)
  }
  const known = new Map(before.map((each) => [each.code, each]))
  const kept = before.map((each) => read.get(each.code) ?? (whole ? { ...each, retired: true } : each))
  const merged = [...kept, ...[...read.values()].filter(({ code }) => !known.has(code))]
  const changes = merged.flatMap((each): RowChange[] => {
    const was = known.get(each.code)
    const fields = was === undefined ? [] : differingColumns(columns, rowOf(was), rowOf(each))
    if (was !== undefined && fields.length === 0) return []
    const change = was === undefined ? 'new' : each.retired && !was.retired ? 'retired' : 'changed'
    return [{ code: each.code, name: each.name, change, fields }]
  })
  return { merged, changes, same: merged.length - changes.length, refused }
}
