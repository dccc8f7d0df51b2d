import { open } from 'node:fs/promises'
import { z } from 'zod'
import { readBytes } from '../read-bytes.ts'
import { limitColumns } from './limits.ts'
import type { RoadNetwork } from './network.ts'

/** Raised when the file's layout or the meaning of an array changes. */
const format = 3
const magic = 'TOCSINRD'
const align = 8

/**
 * roads.bin: "TOCSINRD", the format and the length of a table of contents (two little-endian uint32), the table as JSON,
 * then each array's bytes in this machine's order, which is little-endian wherever Node runs, at multiples of eight.
 */
const arrays = {
  pieceWay: Float64Array,
  shapeStart: Uint32Array,
  shape: Int32Array,
  edgeFlags: Uint8Array,
  stateEdge: Uint32Array,
  seconds: Float32Array,
  metres: Float32Array,
  pieceClass: Uint8Array,
  limitPieces: Uint32Array,
  limitValues: Uint16Array,
  barrierFrom: Uint32Array,
  barrierTo: Uint32Array,
  barrierSeconds: Float32Array,
  barrierOpens: Uint8Array,
  turnStart: Uint32Array,
  turnTo: Uint32Array,
  turnSeconds: Float32Array,
  uTurnTo: Int32Array,
  gridFrame: Int32Array,
  gridKeys: Uint32Array,
  gridCells: Uint32Array,
  gridStart: Uint32Array,
  gridSegments: Uint32Array,
  intoStart: Uint32Array,
  intoFrom: Uint32Array,
  intoSeconds: Float32Array,
  uTurnsStart: Uint32Array,
  uTurnsFrom: Uint32Array,
  furtherStart: Uint32Array,
  furtherStates: Uint32Array,
} as const satisfies Record<keyof RoadNetwork, unknown>

const contents = z.record(z.string(), z.object({ offset: z.int().min(0), length: z.int().min(0) }))

/** A roads.bin that cannot be used; says what to do about it. */
export class BrokenRoadsFile extends Error {
  override readonly name = 'BrokenRoadsFile'

  constructor(file: string, problem: string) {
    super(`${file} ${problem}. Import the city again`)
  }
}

/** Writes a network to a new file. */
export async function writeRoads(file: string, data: RoadNetwork): Promise<void> {
  const arraysByName = Object.entries(pick(data))
  let offset = 0
  const places = arraysByName.map(([name, array]) => {
    const place = [name, { offset, length: array.length }] as const
    offset += padded(array.byteLength)
    return place
  })
  const table = Buffer.from(JSON.stringify(Object.fromEntries(places)))
  const head = Buffer.alloc(padded(16 + table.length))
  head.write(magic, 0, 'latin1')
  head.writeUInt32LE(format, 8)
  head.writeUInt32LE(table.length, 12)
  table.copy(head, 16)
  const out = await open(file, 'wx')
  try {
    await out.write(head)
    for (const [, array] of arraysByName) await writePadded(out, array)
    await out.sync()
  } finally {
    await out.close()
  }
}

/** What is written, and nothing else that the object may have. */
function pick(data: RoadNetwork): RoadNetwork {
  const { pieceWay, shapeStart, shape, edgeFlags, stateEdge, seconds, metres } = data
  const { turnStart, turnTo, turnSeconds, uTurnTo, gridFrame, gridKeys, gridCells, gridStart, gridSegments } = data
  const graph = { stateEdge, seconds, metres, turnStart, turnTo, turnSeconds, uTurnTo }
  const { pieceClass, limitPieces, limitValues, barrierFrom, barrierTo, barrierSeconds, barrierOpens } = data
  const limits = { pieceClass, limitPieces, limitValues, barrierFrom, barrierTo, barrierSeconds, barrierOpens }
  const grid = { gridFrame, gridKeys, gridCells, gridStart, gridSegments }
  const { intoStart, intoFrom, intoSeconds, uTurnsStart, uTurnsFrom, furtherStart, furtherStates } = data
  const backwards = { intoStart, intoFrom, intoSeconds, uTurnsStart, uTurnsFrom, furtherStart, furtherStates }
  return { pieceWay, shapeStart, shape, edgeFlags, ...graph, ...limits, ...grid, ...backwards }
}

async function writePadded(
  out: Awaited<ReturnType<typeof open>>,
  array: RoadNetwork[keyof RoadNetwork],
): Promise<void> {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
  for (let done = 0; done < bytes.length;) done += (await out.write(bytes, done)).bytesWritten
  await out.write(new Uint8Array(padded(bytes.length) - bytes.length))
}

/** Opens a network for use. Throws BrokenRoadsFile when the file is missing, cut off or of another format. */
export async function openRoads(file: string): Promise<RoadNetwork> {
  const read = await readBytes(file).catch(() => {
    throw new BrokenRoadsFile(file, 'cannot be read')
  })
  const bytes = Buffer.from(read)
  if (bytes.toString('latin1', 0, 8) !== magic || bytes.length < 16)
    throw new BrokenRoadsFile(file, 'is no road network')
  const found = bytes.readUInt32LE(8)
  if (found !== format) throw new BrokenRoadsFile(file, `has format ${found} where ${format} is wanted`)
  const tableEnd = 16 + bytes.readUInt32LE(12)
  const table = readTable(bytes.subarray(16, tableEnd))
  if (!table || bytes.length !== padded(tableEnd) + bodyBytes(table)) throw new BrokenRoadsFile(file, 'is damaged')
  const network = viewArrays(table, read, padded(tableEnd))
  if (!network || !fitTogether(network)) throw new BrokenRoadsFile(file, 'is damaged')
  return network
}

function readTable(bytes: Uint8Array) {
  try {
    return contents.safeParse(JSON.parse(Buffer.from(bytes).toString())).data
  } catch {
    return undefined
  }
}

/** How long the arrays are together: a file that is shorter was cut off. */
const bodyBytes = (table: z.infer<typeof contents>): number =>
  Object.entries(arrays).reduce(
    (sum, [name, { BYTES_PER_ELEMENT }]) => sum + padded((table[name]?.length ?? 0) * BYTES_PER_ELEMENT),
    0,
  )

function viewArrays(table: z.infer<typeof contents>, bytes: ArrayBuffer, start: number): RoadNetwork | undefined {
  const view = <T>(
    name: keyof RoadNetwork,
    make: { new (b: ArrayBuffer, o: number, l: number): T; BYTES_PER_ELEMENT: number },
  ) => {
    const { offset = 0, length = Infinity } = table[name] ?? {}
    if (offset % align !== 0 || start + offset + length * make.BYTES_PER_ELEMENT > bytes.byteLength)
      throw new RangeError(name)
    return new make(bytes, start + offset, length)
  }
  try {
    return {
      pieceWay: view('pieceWay', arrays.pieceWay),
      shapeStart: view('shapeStart', arrays.shapeStart),
      shape: view('shape', arrays.shape),
      edgeFlags: view('edgeFlags', arrays.edgeFlags),
      stateEdge: view('stateEdge', arrays.stateEdge),
      seconds: view('seconds', arrays.seconds),
      metres: view('metres', arrays.metres),
      pieceClass: view('pieceClass', arrays.pieceClass),
      limitPieces: view('limitPieces', arrays.limitPieces),
      limitValues: view('limitValues', arrays.limitValues),
      barrierFrom: view('barrierFrom', arrays.barrierFrom),
      barrierTo: view('barrierTo', arrays.barrierTo),
      barrierSeconds: view('barrierSeconds', arrays.barrierSeconds),
      barrierOpens: view('barrierOpens', arrays.barrierOpens),
      turnStart: view('turnStart', arrays.turnStart),
      turnTo: view('turnTo', arrays.turnTo),
      turnSeconds: view('turnSeconds', arrays.turnSeconds),
      uTurnTo: view('uTurnTo', arrays.uTurnTo),
      gridFrame: view('gridFrame', arrays.gridFrame),
      gridKeys: view('gridKeys', arrays.gridKeys),
      gridCells: view('gridCells', arrays.gridCells),
      gridStart: view('gridStart', arrays.gridStart),
      gridSegments: view('gridSegments', arrays.gridSegments),
      intoStart: view('intoStart', arrays.intoStart),
      intoFrom: view('intoFrom', arrays.intoFrom),
      intoSeconds: view('intoSeconds', arrays.intoSeconds),
      uTurnsStart: view('uTurnsStart', arrays.uTurnsStart),
      uTurnsFrom: view('uTurnsFrom', arrays.uTurnsFrom),
      furtherStart: view('furtherStart', arrays.furtherStart),
      furtherStates: view('furtherStates', arrays.furtherStates),
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Whether the arrays' lengths agree, so that no search can run out of them. */
function fitTogether(data: RoadNetwork): boolean {
  const pieces = data.pieceWay.length
  const states = data.stateEdge.length
  const turns = data.turnTo.length
  return (
    data.edgeFlags.length === 2 * pieces &&
    data.shapeStart.length === pieces + 1 &&
    2 * (data.shapeStart[pieces] ?? -1) === data.shape.length &&
    states >= 2 * pieces &&
    [data.seconds, data.metres, data.uTurnTo].every((array) => array.length === states) &&
    data.turnStart.length === states + 1 &&
    data.turnStart[states] === turns &&
    data.turnSeconds.length === turns &&
    data.intoStart.length === states + 1 &&
    data.intoStart[states] === turns &&
    [data.intoFrom, data.intoSeconds].every((of) => of.length === turns) &&
    data.uTurnsStart.length === states + 1 &&
    data.uTurnsFrom.length === data.uTurnsStart[states] &&
    data.furtherStart.length === 2 * pieces + 1 &&
    data.furtherStates.length === data.furtherStart[2 * pieces] &&
    data.pieceClass.length === pieces &&
    data.limitValues.length === limitColumns * data.limitPieces.length &&
    data.limitPieces.every((piece) => piece < pieces) &&
    [data.barrierTo, data.barrierSeconds, data.barrierOpens].every((of) => of.length === data.barrierFrom.length) &&
    [data.barrierFrom, data.barrierTo].every((of) => of.every((state) => state < states)) &&
    data.gridFrame.length === 6 &&
    data.gridCells.length === data.gridKeys.length &&
    2 * (data.gridStart.at(-1) ?? -1) === data.gridSegments.length
  )
}

const padded = (bytes: number) => Math.ceil(bytes / align) * align
