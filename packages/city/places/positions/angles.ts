import type { Point } from '../place.ts'

/** A latitude or longitude as it was written. `axis` when a letter or a word tells which it is. */
type Angle = {
  readonly degrees: number
  readonly axis: 'lat' | 'lon' | undefined
  readonly stepDegrees: number
  /** A whole number without a mark of degrees. */
  readonly isBare: boolean
}
/**
 * Two angles, and half the step of the last figure given, in degrees. `isVague`: whole degrees with nothing but letters, as
 * addresses have them (50 North 100 East).
 */
export type AnglePair = {
  readonly readings: readonly Point[]
  readonly isTold: boolean
  readonly isVague: boolean
  readonly stepDegrees: number
}

const figures = String.raw`\d{1,3}(?:\.\d{1,12})?`
const minutes = String.raw`\d{1,2}(?:\.\d{1,9})?`
const degree = String.raw`(?:°|º|˚|度|\bdeg(?:rees?)?\b|d(?=\s*\d))`
const minuteMark = String.raw`(?:′|'|’|‘|´|分|\bmin\b|m(?=\s*\d))`
const secondMark = String.raw`(?:″|′′|"|”|“|''|´´|秒|\bsec\b|s\b)`
const letter = String.raw`(?:[NSEW](?![a-z])|(?:北|南)纬|(?:东|西)经|\b(?:north|south|east|west)\b)`
const one = new RegExp(
  String.raw`(${letter})?\s*:?\s*([-+−]?)(${figures})\s*(?:(${degree})\s*(?:(${minutes})\s*(?:${minuteMark}\s*(?:(${minutes})\s*${secondMark}?)?)?)?)?\s*(${letter})?`,
  'iuy',
)
const between = /[\s,;/|和及]*/uy
const lead =
  /^[\s([{]*(?:(?:坐标|位置|经纬度|gps|coordinates?|lat(?:itude)?\s*[,/]?\s*lo?ng?(?:itude)?|wgs\s?-?84)\s*[:=]?\s*)?/iu
const names = /\b(?:lat(?:itude)?|lo?ng?(?:itude)?)\b\s*[:=]?|纬度\s*[:=]?|经度\s*[:=]?/giu
/** Words that only coordinates have. */
const spoken = /[经纬]|坐标|\b(?:gps|coordinates?|lat(?:itude)?|lo?ng(?:itude)?|wgs\s?-?84)\b/iu
const tail = /^[\s)\]}.。]*$/u

const spaced = (letters: string): string =>
  String.raw`([${letters}])?\s*(\d{1,3})[\s:](\d{1,2}(?:\.\d{1,9})?)(?:[\s:](\d{1,2}(?:\.\d{1,9})?))?\s*([${letters}])?`
const spacedPair = new RegExp(String.raw`^${spaced('NS')}[\s,;/]*${spaced('EW')}$`, 'iu')

/** As receivers show it, without marks: N47 08.46 E9 31.29, 47 08 27.6N 9 31 17.4E. Each wants its letter, once. */
function withMarks(text: string): string {
  const [whole, ...parts] = spacedPair.exec(text) ?? []
  if (whole === undefined) return text
  const pairs = [parts.slice(0, 5), parts.slice(5)].map(([before = '', degrees, minute, second, after = '']) => ({
    letters: before + after,
    angle: `${degrees}°${minute}'${second === undefined ? '' : `${second}"`}`,
  }))
  if (pairs.some(({ letters }) => letters.length !== 1)) return text
  return pairs.map(({ letters, angle }) => letters + angle).join(' ')
}

/** Reads a text that is a pair of angles and nothing else: decimal, minutes or seconds, letters or words before or after. */
export function readAngles(text: string): AnglePair | undefined {
  const start = lead.exec(text)?.[0].length ?? 0
  const named = withMarks(
    text
      .slice(start)
      .replaceAll(names, (name) => (/lat|纬/iu.test(name) ? ' N ' : ' E '))
      .trim(),
  )
  const first = readOne(named, 0)
  if (!first) return undefined
  between.lastIndex = first.end
  const gap = between.exec(named)?.[0] ?? ''
  const other = readOne(named, first.end + gap.length)
  if (!other || !tail.test(named.slice(other.end))) return undefined
  // Two whole numbers are no coordinates unless something tells so.
  const isTold = first.angle.axis !== undefined || other.angle.axis !== undefined
  const isSexagesimal = /[°º˚度′']/u.test(named)
  if (!isTold && !isSexagesimal && !/\.\d+.*\.\d+/u.test(named)) return undefined
  if (
    gap === '' &&
    other.sign === '' &&
    first.angle.axis === undefined &&
    other.angle.axis === undefined &&
    !isSexagesimal
  )
    return undefined
  const isSaid = spoken.test(text)
  const isVague = !isSaid && (first.angle.isBare || other.angle.isBare)
  if (isVague && (first.angle.axis === undefined || other.angle.axis === undefined)) return undefined
  const readings = readingsOf(first.angle, other.angle)
  return { readings, isTold, isVague, stepDegrees: Math.max(first.angle.stepDegrees, other.angle.stepDegrees) }
}

function readOne(text: string, at: number): { angle: Angle; end: number; sign: string } | undefined {
  one.lastIndex = at
  const match = one.exec(text)
  if (!match) return undefined
  const [whole, before, sign = '', degrees = '', mark, minute_, second_, after] = match
  const [m, s] = [Number(minute_ ?? 0), Number(second_ ?? 0)]
  if (m >= 60 || s >= 60) return undefined
  // A letter between the two belongs to the first when the first has none before it: 22.9N 113.2E.
  const isAfterMine = before === undefined
  const word = before ?? (isAfterMine ? after : undefined)
  const end = at + whole.trimEnd().length - (after !== undefined && !isAfterMine ? after.length : 0)
  const value = Number(degrees) + m / 60 + s / 3600
  const isNegative = sign === '-' || sign === '−' || (word !== undefined && /^(?:s|w|南|西|south|west)/iu.test(word))
  const axis = word === undefined ? undefined : /纬|^(?:n|s)/iu.test(word) ? 'lat' : 'lon'
  const stepDegrees = stepOf(degrees, minute_, second_)
  const isBare = mark === undefined && !degrees.includes('.')
  return { angle: { degrees: isNegative ? -value : value, axis, stepDegrees, isBare }, end, sign }
}

function stepOf(degrees: string, minute: string | undefined, second: string | undefined): number {
  const decimals = (text: string): number => 10 ** -(text.split('.')[1]?.length ?? 0)
  if (second !== undefined) return decimals(second) / 3600
  return minute === undefined ? decimals(degrees) : decimals(minute) / 60
}

function readingsOf(first: Angle, other: Angle): Point[] {
  const isLonFirst = first.axis === 'lon' || other.axis === 'lat'
  const isLatFirst = first.axis === 'lat' || other.axis === 'lon'
  if (isLonFirst && isLatFirst) return []
  const latFirst = { lon: other.degrees, lat: first.degrees }
  const lonFirst = { lon: first.degrees, lat: other.degrees }
  const all = isLatFirst ? [latFirst] : isLonFirst ? [lonFirst] : [latFirst, lonFirst]
  return all.filter(({ lon, lat }) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180)
}
