import { aidKinds, emergencies, type AidKind } from './aids.ts'
import { indexOfBoxes, indexOfPoints } from './box-index.ts'
import type { AreaIndex, CommonIndex, Gazetteer, GazetteerIndexes } from './gazetteer.ts'
import { upperColumns } from './street-crossings.ts'

type Rows = Omit<Gazetteer, keyof GazetteerIndexes | 'strings' | 'words' | 'wordStarts' | 'wordEntities'>
type Indexes = Omit<GazetteerIndexes, keyof AreaIndex | keyof CommonIndex | 'markStarts' | 'markWords' | 'marks'>

/** The indexes over the rows of a gazetteer: where they lie, and which belong together. */
export function indexColumns(rows: Rows): Indexes {
  const pieceAt = piecesOf(rows)
  return {
    houseIndex: indexOfPoints(rows.numberLon, rows.numberLat),
    stretchIndex: indexOfBoxes(rows.stretchFrom.length, (i, add) => {
      const xs = coordinates(rows.stretchPoints, rows.stretchPointStarts, i, 0)
      const ys = coordinates(rows.stretchPoints, rows.stretchPointStarts, i, 1)
      add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys))
    }),
    crossingIndex: indexOfPoints(rows.crossingLon, rows.crossingLat),
    kmIndex: indexOfPoints(rows.kmLon, rows.kmLat),
    pieceAt,
    pieceIndex: indexOfBoxes(pieceAt.length, (i, add) => {
      const at = (pieceAt[i] ?? 0) * 2
      const [ax = 0, ay = 0, bx = 0, by = 0] = rows.points.subarray(at, at + 4)
      add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
    }),
    ...upperColumns(rows),
    ...aidIndexes(rows),
    box: boxOf(rows),
  }
}

/** Where each piece of a line, from one point to the next, begins. */
function piecesOf({ linePointStarts: starts }: Rows): Uint32Array {
  const pieces: number[] = []
  for (let line = 0; line + 1 < starts.length; line++) {
    for (let i = starts[line] ?? 0; i + 1 < (starts[line + 1] ?? 0); i++) pieces.push(i)
  }
  return Uint32Array.from(pieces)
}

function coordinates(points: Int32Array, starts: Uint32Array, row: number, offset: number): number[] {
  const values: number[] = []
  for (let i = starts[row] ?? 0; i < (starts[row + 1] ?? 0); i++) values.push(points[i * 2 + offset] ?? 0)
  return values
}

function aidIndexes({ aidKind, aidEmergency, aidLon, aidLat }: Rows) {
  const rowsWhere = (column: Uint8Array, value: number) =>
    Uint32Array.from([...column.keys()].filter((row) => column[row] === value))
  const indexOf = (rows: Uint32Array) => indexOfPoints(aidLon, aidLat, rows)
  const ofKind = (kind: AidKind) => rowsWhere(aidKind, aidKinds.indexOf(kind))
  const [hydrantRows, aedRows, hospitalRows] = [ofKind('hydrant'), ofKind('aed'), ofKind('hospital')]
  const emergencyRows = rowsWhere(aidEmergency, emergencies.indexOf(true))
  return {
    hydrantRows,
    aedRows,
    hospitalRows,
    emergencyRows,
    hydrantIndex: indexOf(hydrantRows),
    aedIndex: indexOf(aedRows),
    hospitalIndex: indexOf(hospitalRows),
    emergencyIndex: indexOf(emergencyRows),
  }
}

function boxOf({ lon, lat }: Rows): Int32Array {
  const box: [number, number, number, number] = [180e7, 90e7, -180e7, -90e7]
  for (const [i, x] of lon.entries()) {
    const y = lat[i] ?? 0
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return Int32Array.from(box)
}
