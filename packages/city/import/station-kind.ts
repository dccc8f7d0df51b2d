import type { Station } from '../city.ts'

/** Puts a name under the language of its script. */
export function nameInScript(name: string): Station['name'] {
  return /\p{Script=Han}/u.test(name) ? { zh: name } : { en: name }
}

const kindByWord: readonly (readonly [kind: Station['kind'], word: RegExp])[] = [
  ['medical', /ambulance|paramedic|\bEMS\b|急救|救护/i],
  ['fire', /\bfire\b|feuerwehr|pompiers|bombeiros|消防/i],
  ['police', /police|polizei|polícia|sheriff|派出所|公安|警/i],
]

/** What sort of station a name is likely to mean. */
export function kindOfStation(name: string): Station['kind'] {
  return kindByWord.find(([, word]) => word.test(name))?.[0] ?? 'other'
}
