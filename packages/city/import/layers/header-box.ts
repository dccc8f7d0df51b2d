import { PbfReader } from 'pbf'
import { checkEnd } from '../check-end.ts'
import type { Box } from './projection.ts'

/**
 * The box that an OSMHeader names, in degrees; undefined when it names none. HeaderBBox holds nanodegrees: 1 left, 2 right,
 * 3 top, 4 bottom (https://wiki.openstreetmap.org/wiki/PBF_Format).
 */
export function headerBox(bytes: Uint8Array): Box | undefined {
  const pbf = new PbfReader(bytes)
  let found: Box | undefined
  for (let field = pbf.nextField(); field; field = pbf.nextField()) {
    if (field === 1) found = readBox(pbf, pbf.readVarint() + pbf.pos)
  }
  checkEnd(pbf)
  return found && found[0] < found[2] && found[1] < found[3] ? found : undefined
}

function readBox(pbf: PbfReader, end: number): Box {
  let [west, south, east, north] = [0, 0, 0, 0]
  for (let field = pbf.nextField(end); field; field = pbf.nextField(end)) {
    if (field === 1) west = pbf.readSVarint()
    else if (field === 2) east = pbf.readSVarint()
    else if (field === 3) north = pbf.readSVarint()
    else if (field === 4) south = pbf.readSVarint()
  }
  return [west / 1e9, south / 1e9, east / 1e9, north / 1e9]
}
