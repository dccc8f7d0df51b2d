import { readAngles } from './angles.ts'
import { plusCodePosition, findPlusCode, readMgrs, readUtm } from './grids.ts'
import { toWgs84, type IsMainland } from './mainland.ts'
import { readOtherMap } from './other-maps.ts'
import { isIn, type Box, type Position } from './position.ts'

const longestPasted = 300
const boxMargin = 0.5

/**
 * The points that a text may spell out: coordinates in any usual notation, a full plus code, MGRS, UTM, or what was pasted
 * from another map. Of a pair without letters a number beyond 90 can only be a longitude; else the order that falls into
 * `box` is meant; else both are given, latitude first. A bare pair in mainland China comes twice: as WGS 84, then as GCJ-02,
 * which most maps there show. Empty for any other text.
 */
export function readPositions(typed: string, box: Box, isMainland: IsMainland): Position[] {
  if (!/\p{Nd}/u.test(typed)) return []
  const text = typed.slice(0, longestPasted).normalize('NFKC').trim()
  const pasted = readOtherMap(text, isMainland)
  if (pasted.length > 0) return pasted
  const code = findPlusCode(text)
  const position = code?.isFull ? plusCodePosition(code.code) : (readMgrs(text, box) ?? readUtm(text))
  return position ? [position] : bareAngles(text, box, isMainland)
}

function bareAngles(text: string, box: Box, isMainland: IsMainland): Position[] {
  const pair = readAngles(text)
  if (!pair) return []
  const here = pair.readings.filter((point) => isIn(box, point, boxMargin))
  if (pair.isVague && here.length === 0) return []
  const meant = here.length === 1 ? here : pair.readings
  const radiusM = Math.max(5, Math.round((111_195 * pair.stepDegrees) / 2))
  const isPlain = /wgs\s?-?84/iu.test(text)
  return meant.flatMap((point): Position[] => {
    const plain = { ...point, radiusM }
    if (isPlain || !isMainland(point)) return [plain]
    return [
      { ...plain, label: `${point.lat.toFixed(5)}, ${point.lon.toFixed(5)} (WGS 84)` },
      { ...toWgs84(point, 'GCJ-02'), radiusM, converted: { from: 'GCJ-02' } },
    ]
  })
}
