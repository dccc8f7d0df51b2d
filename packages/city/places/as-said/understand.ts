import { readDivisions } from '../../divisions/read-divisions.ts'
import { simplified } from '../words.ts'
import { withFigures } from './numerals.ts'
import { splitRelation, type Related } from './relation.ts'
import { splitRest } from './split-rest.ts'

/** What a text asks to find, without what is said about it. */
export type Understood = {
  readonly text: string
  readonly rest?: string
  readonly related?: Related
}

const remark = /[(（][^()（）]{0,80}[)）]|[(（][^()（）]*$/gu

/**
 * What is left to be found of a text as people type it: without remarks in brackets, without building and room, without
 * words of where to it (对面), without divisions of China that the map does not know (`knows`), numerals as figures. Undefined
 * when that is the text itself.
 */
export function understand(typed: string, knows: (name: string) => boolean): Understood | undefined {
  const bare = typed.replaceAll(remark, ' ').trim() || typed.trim()
  const related = splitRelation(bare, (name) => knows(simplified(name)))
  const anchor = related?.anchor ?? bare
  const inside = splitRest(anchor)
  const plain = simplified((inside?.head ?? anchor).normalize('NFKC')).trim()
  const text = withFigures(withoutDivisions(plain, knows))
  if (!related && !inside && text === simplified(typed.normalize('NFKC')).trim()) return undefined
  return { text, ...(inside && { rest: inside.rest }), ...(related && { related }) }
}

function withoutDivisions(text: string, knows: (name: string) => boolean): string {
  if (!/^\s*\p{Script=Han}/u.test(text)) return text
  const joined = text.replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
  const { spans } = readDivisions(joined)
  const last = spans.at(-1)
  const first = spans[0]
  if (!first || !last || first.from > 2) return text
  const kept = spans.map(({ from, to }) => joined.slice(from, to)).filter(knows)
  const rest = joined.slice(last.to)
  return /[\p{L}\p{N}]/u.test(rest) ? kept.join('') + rest : text
}
