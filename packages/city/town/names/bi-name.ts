/** One name in both languages, as signs in China carry it: characters, and pinyin with an English generic. */
export type BiName = { readonly zh: string; readonly en: string }

export const nameTags = ({ zh, en }: BiName): Readonly<Record<string, string>> => ({
  name: zh,
  'name:zh': zh,
  'name:en': en,
})
