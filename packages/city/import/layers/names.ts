import type { OsmTags } from '../osm.ts'

const bilingual =
  /^(?<zh>[\p{Script=Han}\d()（）·、—\s-]*\p{Script=Han}[\p{Script=Han}\d()（）·、—-]*)\s+(?<latin>\d*\p{Script=Latin}.*)$/u

/**
 * A name that holds both scripts, as signs in Macau do ("大學大馬路 Avenida da Universidade", "書院四徑 4ª Pista do Colégio"), told apart as well: name:zh,
 * and the Latin one as name:en for who reads no Chinese, unless the layer has them already.
 */
export function namesApart(tags: OsmTags): OsmTags {
  const { zh, latin } = bilingual.exec(tags['name'] ?? '')?.groups ?? {}
  if (zh === undefined || latin === undefined) return tags
  return { 'name:zh': zh.trim(), 'name:en': latin.trim(), ...tags }
}
