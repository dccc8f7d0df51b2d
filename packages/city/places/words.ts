import { Converter } from 'opencc-js/t2cn'

/** Street words and their like, each row one canonical form first. Both the index and the query go through it. */
const rows = `
ave avenue av aven avenida|st street saint sankt strt|blvd boulevard bl boul blv|rd road|dr drive doctor|ln lane|ct court crt
pl place|ter terrace terr te|cir circle|sq square|hwy highway hy|pkwy parkway pky py|way wy|aly alley al|plz plaza pz
hts heights|stwy stairway steps|tunl tunnel|n north|s south|e east|w west|mt mount mtn|ft fort|expy expressway|fwy freeway
brg bridge|ctr center centre|xing crossing|jr junior|str strasse strada|1st first|2nd second|3rd third|4th fourth|5th fifth
6th sixth|7th seventh|8th eighth|9th ninth|10th tenth|hosp hospital|sch school|sta station|univ university|apt apartment`

const canonicalForms = new Map(
  rows
    .trim()
    .split(/[|\n]/)
    .flatMap((row) => {
      const spellings = row.split(' ')
      return spellings.map((word) => [word, spellings[0] ?? word] as const)
    }),
)
const typeWords = new Set(
  'ave st blvd rd dr ln ct pl ter cir sq hwy pkwy way aly plz stwy str n s e w expy fwy'.split(' '),
)

/** Words that say little by themselves: `GEARY` matters in `GEARY ST`. */
export function isTypeWord(word: string): boolean {
  return typeWords.has(word)
}

export const han = /\p{Script=Han}/u
/** Figures among Chinese characters belong to the name: 桥平1二巷. */
const wordPattern = /\p{N}*\p{Script=Han}[\p{Script=Han}\p{N}]*|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu

/** Made when the first Chinese word is met: its dictionary takes some time to read. */
let converter: ((text: string) => string) | undefined

/** Traditional characters as simplified ones, so that both find the same names; other text stays as it is. */
export function simplified(text: string): string {
  if (!han.test(text)) return text
  const convert = (converter ??= Converter({ from: 't', to: 'cn' }))
  return convert(text)
}

/** Lower case, simplified, without accents and apostrophes, full-width forms made plain; other punctuation stays. */
export function plain(text: string): string {
  return simplified(text)
    .normalize('NFKD')
    .replaceAll(/\p{M}|['’ʼ`]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFC')
}

/** 1 號臨時路 is 1號臨時路. */
const apartFromFigure = /(\p{N})\s+(?=号)/gu

/** The words of a text in order, not yet canonical; a run of Chinese characters and figures is one word. */
export function rawWords(text: string): string[] {
  return plain(text).replaceAll(apartFromFigure, '$1').match(wordPattern) ?? []
}

/** One form for all spellings of a word: `Avenue`, `AV`, `Ave.` -> `ave`; `09th` -> `9th`; `Landstrasse` -> `landstr`. */
export function canonical(word: string): string {
  const known = canonicalForms.get(word)
  if (known) return known
  if (/^0+\d+(st|nd|rd|th)$/.test(word)) return word.replace(/^0+/, '')
  return word.length > 6 && word.endsWith('strasse') ? `${word.slice(0, -7)}str` : word
}

/** What two spellings of the same name have in common. */
export function nameKey(name: string): string {
  return rawWords(name).map(canonical).join(' ')
}
