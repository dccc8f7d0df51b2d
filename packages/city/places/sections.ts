import { open, rename, rm } from 'node:fs/promises'
import { z } from 'zod'
import { readBytes } from '../read-bytes.ts'

/** A named set of columns on disk: one file, each column a typed array, 8-byte aligned. */
export type Column = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array
const magic = 'TOCSINPL'
const version = 2
const alignment = 8
const columnType = z.enum(['f64', 'f32', 'i32', 'u32', 'u16', 'u8'])
const headShape = z.object({
  version: z.literal(version),
  /** of the columns together: a shorter file was cut off */
  bytes: z.number(),
  directory: z.record(z.string(), z.object({ type: columnType, offset: z.number(), length: z.number() })),
})
type ColumnType = z.infer<typeof columnType>
type Directory = z.infer<typeof headShape>['directory']

/** Writes the columns beside `file`, then renames into place: the file is whole or absent. Answers its size. */
export async function writeSections(file: string, columns: Readonly<Record<string, Column>>): Promise<number> {
  const directory: Directory = {}
  let offset = 0
  for (const [name, column] of Object.entries(columns)) {
    directory[name] = { type: typeOf(column), offset, length: column.length }
    offset = aligned(offset + column.byteLength)
  }
  const head = headOf(directory, offset)
  const part = `${file}.part`
  try {
    await writeColumns(part, head, columns, directory, head.length + offset)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  await rename(part, file)
  return head.length + offset
}

async function writeColumns(
  file: string,
  head: Uint8Array,
  columns: Readonly<Record<string, Column>>,
  directory: Directory,
  bytes: number,
): Promise<void> {
  const handle = await open(file, 'w')
  try {
    await handle.write(head, 0, head.length, 0)
    for (const [name, { buffer, byteOffset, byteLength }] of Object.entries(columns)) {
      const at = head.length + (directory[name]?.offset ?? 0)
      await handle.write(new Uint8Array(buffer, byteOffset, byteLength), 0, byteLength, at)
    }
    await handle.truncate(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function headOf(directory: Directory, bytes: number): Uint8Array {
  const json = Buffer.from(JSON.stringify({ version, bytes, directory }))
  const head = Buffer.alloc(aligned(12 + json.length), ' ')
  head.write(magic, 0, 'latin1')
  head.writeUInt32LE(head.length - 12, 8)
  json.copy(head, 12)
  return head
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment
}

function typeOf(column: Column): ColumnType {
  if (column instanceof Float64Array) return 'f64'
  if (column instanceof Float32Array) return 'f32'
  if (column instanceof Int32Array) return 'i32'
  if (column instanceof Uint32Array) return 'u32'
  return column instanceof Uint16Array ? 'u16' : 'u8'
}

/** The columns of a file, asked for by name and type. Asking for what is not there throws. */
export class Sections {
  readonly #file: string
  readonly #bytes: ArrayBuffer
  readonly #start: number
  readonly #directory: Directory

  private constructor(file: string, bytes: ArrayBuffer, start: number, directory: Directory) {
    this.#file = file
    this.#bytes = bytes
    this.#start = start
    this.#directory = directory
  }

  /** Throws a sentence with the remedy when the file is missing, cut off or of another version. */
  static async read(file: string): Promise<Sections> {
    const bytes = await readBytes(file)
    const read = Buffer.from(bytes)
    if (read.length < 12) throw unreadable(file)
    if (read.toString('latin1', 0, 8) !== magic) throw unreadable(file)
    const start = 12 + read.readUInt32LE(8)
    const head = headShape.safeParse(parsed(read.toString('utf8', 12, start)))
    if (!head.success || read.length !== start + head.data.bytes) throw unreadable(file)
    return new Sections(file, bytes, start, head.data.directory)
  }

  f64(name: string): Float64Array {
    return new Float64Array(this.#bytes, ...this.#at(name, 'f64'))
  }
  f32(name: string): Float32Array {
    return new Float32Array(this.#bytes, ...this.#at(name, 'f32'))
  }
  i32(name: string): Int32Array {
    return new Int32Array(this.#bytes, ...this.#at(name, 'i32'))
  }
  u32(name: string): Uint32Array {
    return new Uint32Array(this.#bytes, ...this.#at(name, 'u32'))
  }
  u16(name: string): Uint16Array {
    return new Uint16Array(this.#bytes, ...this.#at(name, 'u16'))
  }
  u8(name: string): Uint8Array {
    return new Uint8Array(this.#bytes, ...this.#at(name, 'u8'))
  }

  #at(name: string, type: ColumnType): [offset: number, length: number] {
    const entry = this.#directory[name]
    if (entry?.type !== type) throw unreadable(this.#file)
    return [this.#start + entry.offset, entry.length]
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function unreadable(file: string): Error {
  return new Error(`${file} is no gazetteer of this version; import the city again (tocsin city import).`)
}
