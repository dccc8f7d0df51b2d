import { dequal } from 'dequal/lite'
import type { MapLayer } from './map-layers.ts'

/**
 * Whether two layers would draw the same on the ground. By what they say and not by identity: lists that are made anew on
 * each change of any unit, most of them empty, would have the whole ground drawn again each time, and the units wait for it.
 */
export function sameData(a: MapLayer, b: MapLayer): boolean {
  if (a.type === 'points' || b.type === 'points') return false
  if (a.type === 'lines') return b.type === 'lines' && dequal(a.lines, b.lines)
  if (a.type === 'areas') return b.type === 'areas' && dequal(a.areas, b.areas)
  if (a.type === 'tints') return b.type === 'tints' && dequal(a.tints, b.tints)
  if (a.type === 'pictures') return b.type === 'pictures' && a.pictures === b.pictures
  return b.type === 'circles' && dequal(a.circles, b.circles)
}
