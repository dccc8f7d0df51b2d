import type { Table } from '@tocsin/domain'
import { z } from 'zod'
import { NoTable, readTable } from '../lists/read-table.ts'
import { unreadableInput } from './problem.ts'

/** The file as base64, so that its letters can be told from its bytes; half a megabyte is ten thousand rows. */
export const csvFile = z.base64().max(700_000)

/** The table of such a file, and whether it was read as GBK; a file that is none is a problem that says so. */
export function tableIn(text: string): { table: Table; isGbk: boolean } {
  try {
    return readTable(Buffer.from(text, 'base64'))
  } catch (error) {
    if (error instanceof NoTable) throw unreadableInput('body.file', error.message)
    throw error
  }
}
