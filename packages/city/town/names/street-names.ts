import type { BiName } from './bi-name.ts'
import { chineseNumber, ordinal } from './numbers.ts'
import { stemAt, stemCount } from './syllables.ts'

const known = (table: string): readonly BiName[] =>
  table
    .trim()
    .split('\n')
    .map((row) => row.trim().split(' | '))
    .map(([zh = '', en = '']) => ({ zh, en }))

/** Main streets east-west, in order from the river outwards. */
export const avenueStems = known(`
  人民 | Renmin
  建设 | Jianshe
  文化 | Wenhua
  站前 | Zhanqian
  迎宾 | Yingbin
  工业 | Gongye
  和平 | Heping
  胜利 | Shengli
  朝阳 | Chaoyang
  公园 | Gongyuan
  友谊 | Youyi
  科技 | Keji
  体育 | Tiyu
  创业 | Chuangye`)

/** Main streets north-south, from the old town outwards. */
export const crossStems = known(`
  解放 | Jiefang
  中山 | Zhongshan
  新华 | Xinhua
  东风 | Dongfeng
  西湖 | Xihu
  前进 | Qianjin
  光明 | Guangming
  府前 | Fuqian
  南山 | Nanshan
  东山 | Dongshan
  振兴 | Zhenxing
  学府 | Xuefu
  团结 | Tuanjie
  幸福 | Xingfu`)

export const oldTownStreets = known(`
  正街 | Zheng Street
  鼓楼街 | Gulou Street
  文庙街 | Wenmiao Street
  东门街 | Dongmen Street
  米市街 | Mishi Street
  十字街 | Shizi Street
  南关街 | Nanguan Street
  县前街 | Xianqian Street
  书院街 | Shuyuan Street
  布市街 | Bushi Street
  北门街 | Beimen Street
  码头街 | Matou Street`)

const oldLanes = known(`
  三眼井巷 | Sanyanjing Lane
  石板巷 | Shiban Lane
  状元巷 | Zhuangyuan Lane
  豆腐巷 | Doufu Lane
  铁匠巷 | Tiejiang Lane
  油坊巷 | Youfang Lane
  竹竿巷 | Zhugan Lane
  水巷 | Shui Lane
  槐树巷 | Huaishu Lane
  打铜巷 | Datong Lane
  灯笼巷 | Denglong Lane
  染坊巷 | Ranfang Lane
  城隍庙巷 | Chenghuangmiao Lane
  盐店巷 | Yandian Lane
  花园巷 | Huayuan Lane
  马家巷 | Majia Lane
  柴家巷 | Chaijia Lane
  月亮巷 | Yueliang Lane
  仓门巷 | Cangmen Lane
  酱园巷 | Jiangyuan Lane`)

const generics = {
  road: { zh: '路', en: 'Road' },
  street: { zh: '街', en: 'Street' },
  lane: { zh: '巷', en: 'Lane' },
} as const
/** Hands out street names; none twice in a town. */
export type StreetNamer = {
  readonly road: () => BiName
  readonly street: () => BiName
  readonly lane: () => BiName
  readonly oldLane: () => BiName
  /** A row of lanes that share a stem: 永安一巷, 永安二巷, ... */
  readonly laneRow: () => () => BiName
}

const quarters = [
  { zh: '', en: '' },
  { zh: '东', en: ' East' },
  { zh: '西', en: ' West' },
  { zh: '南', en: ' South' },
  { zh: '北', en: ' North' },
  { zh: '新', en: ' New' },
  { zh: '前', en: ' Front' },
  { zh: '后', en: ' Back' },
  { zh: '上', en: ' Upper' },
  { zh: '下', en: ' Lower' },
  { zh: '内', en: ' Inner' },
  { zh: '外', en: ' Outer' },
] as const

const fullName = (index: number, generic: { readonly zh: string; readonly en: string }): BiName => {
  const stem = stemAt(index)
  const quarter = quarters[Math.floor(index / stemCount) % quarters.length] ?? quarters[0]
  return { zh: `${stem.zh}${quarter.zh}${generic.zh}`, en: `${stem.en}${quarter.en} ${generic.en}` }
}

const laneOfRow = (index: number): (() => BiName) => {
  const stem = fullName(index, { zh: '', en: '' })
  let count = 0
  return () => {
    count++
    return { zh: `${stem.zh}${chineseNumber(count)}巷`, en: `${stem.en.trim()} ${ordinal(count)} Lane` }
  }
}

export const newStreetNamer = (): StreetNamer => {
  let next = 0
  let nextOld = 0
  const from = (generic: { readonly zh: string; readonly en: string }) => (): BiName => fullName(next++, generic)
  const lane = from(generics.lane)
  return {
    road: from(generics.road),
    street: from(generics.street),
    lane,
    oldLane: () => oldLanes[nextOld++] ?? lane(),
    laneRow: () => laneOfRow(next++),
  }
}
