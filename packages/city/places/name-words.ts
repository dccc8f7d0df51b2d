import { pinyin } from 'pinyin-pro'
import type { Names } from './names.ts'
import { withFigures } from './as-said/numerals.ts'
import { canonical, han, rawWords } from './words.ts'

/**
 * Under which words a name is found: each Latin word as it is spelt and in its canonical form; for Chinese every ending
 * of the name of two characters or more (so that its beginning, typed, finds the middle of a name), its pinyin written
 * together, and its initials. Two Latin words are also found when written as one (`BAY SHORE`, `Bayshore`).
 */
export function wordsOfNames({ local, zh, en, others }: Names): Set<string> {
  const words = new Set<string>()
  const names = [local, zh, en, ...others].flatMap((name) => (name ? [name, withFigures(name)] : []))
  for (const name of new Set(names)) for (const word of wordsOf(name)) words.add(word)
  return words
}

function* wordsOf(name: string): Generator<string> {
  const all = rawWords(name)
  for (const [i, word] of all.entries()) {
    const next = all[i + 1]
    if (next && !han.test(word + next)) yield word + next
    if (han.test(word)) {
      yield* hanWordsOf(word)
      // 人民东路 and 人民西路 are both meant by 人民路.
      const whole = word.replace(direction, '')
      if (whole !== word) yield* hanWordsOf(whole)
    } else {
      yield word
      yield canonical(word)
    }
  }
}

const direction = /[东西南北中](?=(?:路|街|大道|大街)$)/u

function* hanWordsOf(word: string): Generator<string> {
  for (let i = 0; i === 0 || i + 2 <= word.length; i++) yield word.slice(i)
  yield* pinyinOf(word)
}

/** Of a Chinese word: the pinyin of the whole written together, its initials, then both of every ending of two characters or more. */
export function* pinyinOf(word: string): Generator<string> {
  const syllables = pinyin(word, { toneType: 'none', type: 'array', v: true }).map((syllable) => syllable.toLowerCase())
  for (let i = 0; i === 0 || i + 2 <= syllables.length; i++) {
    const rest = syllables.slice(i)
    yield rest.join('')
    yield rest.map((syllable) => syllable[0] ?? '').join('')
  }
}
