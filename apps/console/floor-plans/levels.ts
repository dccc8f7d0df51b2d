type Levelled = { readonly id: string; readonly level: string }

const chinese = '零一二三四五六七八九'
const roof = 10_000

/** 十二 -> 12, 二十 -> 20; undefined for what is no number up to 99. */
function chineseNumber(text: string): number | undefined {
  const parts = /^(?<tens>[一二三四五六七八九])?(?<ten>十)?(?<ones>[一二三四五六七八九])?$/.exec(text)?.groups
  if (parts === undefined || text === '') return undefined
  const { tens, ten, ones } = parts
  if (ten === undefined) return tens === undefined ? undefined : chinese.indexOf(tens)
  return (tens === undefined ? 1 : chinese.indexOf(tens)) * 10 + (ones === undefined ? 0 : chinese.indexOf(ones))
}

/** How high a storey is by its name: `B1`, `-1`, `地下一层` below 0, `G` 0, `3`, `3F`, `L3`, `三层` 3; undefined for others. */
export function heightOf(level: string): number | undefined {
  const text = level.trim().toUpperCase()
  if (/^(RF?|ROOF|PH|屋顶|楼顶|天面)/.test(text)) return roof
  if (/^(G|GF|GROUND|首层|地面层)$/.test(text)) return text === '首层' ? 1 : 0
  const isBelow = /^(B|-|−|负|地下|U\d)/.test(text)
  const [digits] = /\d+(\.\d+)?/.exec(text) ?? []
  const words = chineseNumber(text.replaceAll(/^(地下|负|第)|[层楼F]$/g, ''))
  const number = digits === undefined ? words : Number(digits)
  if (number === undefined) return isBelow && /^(B|地下)/.test(text) ? -1 : undefined
  return isBelow ? -number : number
}

/** Lowest first; those whose names say nothing of a height come last, in the order of their names. */
export function byHeight<Plan extends Levelled>(plans: readonly Plan[]): readonly Plan[] {
  return plans.toSorted((a, b) => {
    const [low, high] = [heightOf(a.level) ?? Infinity, heightOf(b.level) ?? Infinity]
    return low === high ? a.level.localeCompare(b.level, undefined, { numeric: true }) : low - high
  })
}

/** The storey by which one comes in: the lowest that is not below the ground, else the first. */
export const entranceOf = <Plan extends Levelled>(plans: readonly Plan[]): Plan | undefined => {
  const ordered = byHeight(plans)
  return ordered.find(({ level }) => (heightOf(level) ?? -1) >= 0) ?? ordered[0]
}

/** The storey that many above (or below) this one; the end storeys stay. */
export function storeyFrom<Plan extends Levelled>(plans: readonly Plan[], id: string, steps: number): Plan | undefined {
  const ordered = byHeight(plans)
  const now = ordered.findIndex((plan) => plan.id === id)
  return ordered[Math.min(ordered.length - 1, Math.max(0, now + steps))]
}
