import type { Converted, Point } from '../place.ts'
import type { IsMainland } from './mainland.ts'
import { toWgs84 } from './mainland.ts'
import type { Position } from './position.ts'

const gcjMaps =
  /amap\.com|高德|gaode|map\.qq\.com|腾讯|soso\.com|google\.cn|apple\.com|苹果地图|gcj\s?-?\s?0?2|火星坐标/iu
const baiduMaps = /(?:map|j\.map)\.baidu\.com|百度|baidu|bd\s?-?\s?0?9|bmap/iu
const plainMaps = /https?:\/\/|geo:|openstreetmap|osm\.org|google\./iu

const pair = /(-?\d{1,3}\.\d{2,15})\s*(?:,|;|\||\/|\s|%2c|%20|!4d)+\s*(-?\d{1,3}\.\d{2,15})/iu
/** `@12959219.6,4825334.3,17z`: Baidu's own metres */
const metres = /(\d{7,8}(?:\.\d+)?)\s*(?:,|%2c)\s*(\d{6,7}(?:\.\d+)?)/iu
/** OpenStreetMap: `#map=17/22.95/113.25`, `mlat=22.95&mlon=113.25` */
const osm = /(?:mlat=|#map=[\d.]+\/)(-?\d{1,2}\.\d+)(?:&(?:amp;)?mlon=|\/)(-?\d{1,3}\.\d+)/iu

/**
 * Coordinates in what was pasted from another map, converted where that map shifts: an address of the web, or a text that
 * names the map. Empty for texts that name none.
 */
export function readOtherMap(text: string, isMainland: IsMainland): Position[] {
  const isBaidu = baiduMaps.test(text)
  const isGcj = !isBaidu && gcjMaps.test(text)
  if (!isBaidu && !isGcj && !plainMaps.test(text)) return []
  const inMetres = isBaidu ? metres.exec(text) : null
  if (inMetres) return [converted({ lon: Number(inMetres[1]), lat: Number(inMetres[2]) }, 'BD-09 metres')]
  const [, one, other] = osm.exec(text) ?? pair.exec(text) ?? []
  if (one === undefined || other === undefined) return []
  const [a, b] = [Number(one), Number(other)]
  // In China a longitude is always larger than any latitude; elsewhere maps write the latitude first.
  const isLonFirst = Math.abs(a) > 90 || ((isGcj || isBaidu) && a > 72 && b < 56)
  const point = isLonFirst ? { lon: a, lat: b } : { lon: b, lat: a }
  if (Math.abs(point.lat) > 90 || Math.abs(point.lon) > 180) return []
  if (isBaidu) return [converted(point, 'BD-09')]
  // Shifted points at a border may lie beyond it by their shift: what matters is where they really are.
  return isGcj && isMainland(point) ? [converted(point, 'GCJ-02')] : [{ ...point, radiusM: 10 }]
}

function converted(point: Point, from: 'GCJ-02' | 'BD-09' | 'BD-09 metres'): Position {
  const origin: Converted['from'] = from === 'GCJ-02' ? 'GCJ-02' : 'BD-09'
  return { ...toWgs84(point, from), radiusM: 10, converted: { from: origin } }
}
