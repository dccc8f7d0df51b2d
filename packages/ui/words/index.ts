import type { Bilingual, ChosenPlace } from '@tocsin/domain'
import { en } from './en/index.ts'
import type { Words } from './words.ts'
import { zhCN } from './zh-cn/index.ts'

export { sayReason } from './reason-words.ts'
export type { Names } from './names.ts'
export type { TimelineData, TimelineEvent } from './timeline-data.ts'
export type { RefusalDetail, Words } from './words.ts'

/** Languages of the screens, as BCP 47 tags. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

const catalogues: { readonly [Key in Language]: Words } = { 'zh-CN': zhCN, en }

/** Every text of the screens in one language. */
export const wordsOf = (language: Language): Words => catalogues[language]

/** What a language calls itself. */
export const languageNames: { readonly [Key in Language]: string } = { 'zh-CN': '中文', en: 'English' }

/** A name that a site gave in both languages, in the language of the screen. */
export const nameIn = (language: Language, name: Bilingual): string => (language === 'en' ? name.en : name.zh)

/** A place's line in the language of the screen, or as the signs there have it: never an empty one where there is any. */
export const placeIn = (language: Language, { label, labelEn }: Pick<ChosenPlace, 'label' | 'labelEn'>): string =>
  language === 'en' && labelEn !== undefined && labelEn !== '' ? labelEn : label

/** A name of the map, which may lack either language: in that of the screen, or as it is there. */
export const mapNameIn = (language: Language, { zh, en }: Partial<Bilingual>): string | undefined =>
  language === 'en' ? (en ?? zh) : (zh ?? en)

/** The first of a browser's preferred languages that the screens have; Chinese where it names none of them. */
export function preferredLanguage(preferred: readonly string[]): Language {
  const known = preferred.find((tag) => /^(zh|en)\b/i.test(tag))
  return known !== undefined && /^en\b/i.test(known) ? 'en' : 'zh-CN'
}
