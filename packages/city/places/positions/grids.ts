// The linter reads the ES builds of these two, Node the CommonJS ones, which export an object.
// oxlint-disable-next-line import/default
import mgrs from 'mgrs'
import openLocation from 'open-location-code'
// oxlint-disable-next-line import/default
import utm from 'utm'
import { metresBetween } from '../metres.ts'
import { isIn, type Box, type Position } from './position.ts'

const plusCodes = new openLocation.OpenLocationCode()
const plusCode = /(?:^|[\s,，(])([23456789CFGHJMPQRVWX]{2,8}\+[23456789CFGHJMPQRVWX]{0,7})(?=$|[\s,，)])/iu

/** What is shorter, or figures only, is a chainage (G107 23+456). */
const shortCode = /^(?=.*[A-Z]).{4,}\+/u

/** A plus code in a text, and what else stands there (the locality of a short one). */
export function findPlusCode(
  text: string,
): { readonly code: string; readonly isFull: boolean; readonly rest: string } | undefined {
  if (!text.includes('+')) return undefined
  const match = plusCode.exec(text)
  const code = match?.[1]?.toUpperCase()
  if (!match || code === undefined) return undefined
  const isFull = plusCodes.isFull(code)
  if (!isFull && !(plusCodes.isShort(code) && shortCode.test(code))) return undefined
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`
    .replaceAll(/[,，()]/gu, ' ')
    .trim()
  return { code, isFull, rest }
}

/** The middle of a plus code's cell; a short code means the one nearest to `near`. */
export function plusCodePosition(code: string, near?: { lon: number; lat: number }): Position | undefined {
  const full = plusCodes.isFull(code) ? code : near && plusCodes.recoverNearest(code, near.lat, near.lon)
  if (full === undefined) return undefined
  const { longitudeCenter: lon, latitudeCenter: lat, latitudeHi } = plusCodes.decode(full)
  return {
    lon,
    lat,
    radiusM: Math.max(5, Math.ceil((latitudeHi - lat) * 111_195 * Math.SQRT2)),
    label: full.toUpperCase(),
  }
}

const mgrsPattern = /^(?:mgrs:?\s*)?(\d{1,2}\s?[C-HJ-NP-X])\s?([A-HJ-NP-Z][A-HJ-NP-V])\s?(\d{1,5})\s?(\d{1,5})$/iu
const mgrsJoined = /^(?:mgrs:?\s*)?(\d{1,2}\s?[C-HJ-NP-X])\s?([A-HJ-NP-Z][A-HJ-NP-V])\s?((?:\d\d){1,5})$/iu
const utmPattern =
  /^(?:utm:?\s*)?(\d{1,2})\s?([C-HJ-NP-X])[\s,]+(\d{6}(?:\.\d+)?)\s*m?\s*E?[\s,]+(\d{6,8}(?:\.\d+)?)\s*m?\s*N?$/iu

/** Squares that are written like the type of a street: 12 C St 1105. */
const streetTypes = /^(?:st|rd|dr|ln|ct|pl|av|sq|hw|tr|wy)$/iu
const boxMargin = 1
/** Figures each way from which on a reference is no house number. */
const tellingFigures = 3

/**
 * A text that is a reference of the military grid (MGRS) and nothing else. One that does not say so looks like an address:
 * it has to lie about the box, or be long.
 */
export function readMgrs(text: string, box: Box): Position | undefined {
  const [, zone, square, east = '', north = ''] = mgrsPattern.exec(text) ?? []
  const [, zoneJoined, squareJoined, figures = ''] = mgrsJoined.exec(text) ?? []
  const half = figures.length / 2
  const [e, n] = figures ? [figures.slice(0, half), figures.slice(half)] : [east, north]
  if ((zone ?? zoneJoined) === undefined || e.length !== n.length || e.length < 2) return undefined
  const code = `${zone ?? zoneJoined}${square ?? squareJoined}${e}${n}`.replaceAll(' ', '').toUpperCase()
  try {
    const [lon, lat] = mgrs.toPoint(code)
    const [west, south] = mgrs.inverse(code)
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return undefined
    const [isLong, isHere] = [e.length >= tellingFigures, isIn(box, { lon, lat }, boxMargin)]
    const isStreetLike = streetTypes.test(square ?? squareJoined ?? '')
    const isMeant = /^mgrs/iu.test(text) || (isStreetLike ? isLong && isHere : isLong || isHere)
    if (!isMeant) return undefined
    return { lon, lat, radiusM: Math.max(5, Math.ceil(metresBetween(lon, lat, west, south))), label: code }
  } catch {
    return undefined // a square that does not exist in its zone
  }
}

/** A text that is zone, easting and northing (UTM) and nothing else. */
export function readUtm(text: string): Position | undefined {
  const [, zone, letter, east, north] = utmPattern.exec(text) ?? []
  if (zone === undefined || letter === undefined) return undefined
  try {
    const { latitude: lat, longitude: lon } = utm.toLatLon(
      Number(east),
      Number(north),
      Number(zone),
      letter.toUpperCase(),
    )
    return { lon, lat, radiusM: 5, label: `${zone}${letter.toUpperCase()} ${east} ${north}` }
  } catch {
    return undefined // outside the zone
  }
}
