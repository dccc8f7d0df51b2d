/** Characters that names are made of, each with its only common reading, so that no polyphone can go wrong. */
const table =
  '福Fu 安An 永Yong 康Kang 宁Ning 和He 兴Xing 隆Long 昌Chang 盛Sheng 华Hua 明Ming 光Guang 春Chun 秋Qiu 青Qing ' +
  '翠Cui 云Yun 江Jiang 湖Hu 溪Xi 泉Quan 石Shi 桥Qiao 松Song 柳Liu 梅Mei 竹Zhu 桂Gui 荷He 莲Lian 枫Feng ' +
  '文Wen 武Wu 礼Li 义Yi 仁Ren 德De 善Shan 信Xin 金Jin 玉Yu 宝Bao 凤Feng 龙Long 鹤He 锦Jin 绣Xiu ' +
  '新Xin 富Fu 祥Xiang 瑞Rui 庆Qing 丰Feng 惠Hui 民Min 平Ping 向Xiang 星Xing 海Hai 山Shan 林Lin 天Tian 园Yuan'

export type Syllable = { readonly zh: string; readonly en: string }

export const syllables: readonly Syllable[] = table
  .split(' ')
  .map((entry) => ({ zh: entry.slice(0, 1), en: entry.slice(1) }))

/** 永 + 安 -> 永安, Yong'an: the apostrophe that pinyin wants before a vowel. */
export const joinSyllables = (first: Syllable, second: Syllable): Syllable => {
  const tail = second.en.toLowerCase()
  return { zh: first.zh + second.zh, en: first.en + (/^[aeo]/.test(tail) ? "'" : '') + tail }
}

/** In: any whole number from 0. Out: a two-character stem; the same number always gives the same stem. */
export const stemAt = (index: number): Syllable => {
  const count = syllables.length
  const pairs = count * (count - 1)
  // a step that shares no factor with `pairs` visits every pair once, neighbours far apart
  const spot = (index * 2657 + 911) % pairs
  const first = Math.floor(spot / (count - 1))
  const second = (first + 1 + (spot % (count - 1))) % count
  const none = { zh: '', en: '' }
  return joinSyllables(syllables[first] ?? none, syllables[second] ?? none)
}
export const stemCount = syllables.length * (syllables.length - 1)
