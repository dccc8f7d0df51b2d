import { pinyinOf } from './name-words.ts'
import { mainland, type IsMainland } from './positions/mainland.ts'
import { simplified } from './words.ts'

let loaded: Promise<IsMainland> | undefined

/**
 * Loads what every search needs and no city has: characters in both scripts, their sounds, the borders of countries. It
 * takes some tenths of a second in one go, so a server does it before it serves anybody. Done once.
 */
export function loadDictionaries(): Promise<IsMainland> {
  loaded ??= mainland().then((isMainland) => {
    isMainland({ lon: 114, lat: 30 })
    for (const _ of pinyinOf(simplified('漢'))) break
    return isMainland
  })
  return loaded
}
