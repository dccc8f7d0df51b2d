import type { Column, Panel, Stack } from './arrangement.ts'

type Size = { readonly widthPx: number; readonly heightPx: number }

/** Smaller than this a panel cannot be read. In CSS pixels, so that 200 % zoom counts. */
const least: Readonly<Record<Panel, Size>> = {
  'call-desk': { widthPx: 330, heightPx: 110 },
  incidents: { widthPx: 300, heightPx: 130 },
  card: { widthPx: 330, heightPx: 200 },
  units: { widthPx: 300, heightPx: 100 },
  map: { widthPx: 280, heightPx: 150 },
  timeline: { widthPx: 300, heightPx: 110 },
  alerts: { widthPx: 320, heightPx: 130 },
  messages: { widthPx: 300, heightPx: 130 },
}

/** Between two panels. */
export const borderPx = 4

export const leastHeightPx = ({ panels }: Stack): number =>
  Math.max(...panels.map((each) => least[each].heightPx)) + (panels.length > 1 ? tabsPx : 0)
const tabsPx = 26

export const leastWidthPx = ({ stacks }: Column): number =>
  Math.max(...stacks.flatMap(({ panels }) => panels.map((each) => least[each].widthPx)))

const total = (sizes: readonly number[]): number =>
  sizes.reduce((sum, each) => sum + each, 0) + borderPx * Math.max(0, sizes.length - 1)

/**
 * The columns as they fit a room: too narrow, and the last two become one; too low, and the last two of a column become
 * tabs. Nothing is lost, and nothing is smaller than it can be read while there is room for one panel.
 */
export function fit(columns: readonly Column[], { widthPx, heightPx }: Size): readonly Column[] {
  const [last, before] = [columns.at(-1), columns.at(-2)]
  if (last !== undefined && before !== undefined && total(columns.map(leastWidthPx)) > widthPx) {
    const both: Column = { share: before.share + last.share, stacks: [...before.stacks, ...last.stacks] }
    return fit([...columns.slice(0, -2), both], { widthPx, heightPx })
  }
  return columns.map((each) => ({ ...each, stacks: lower(each.stacks, heightPx) }))
}

function lower(stacks: readonly Stack[], heightPx: number): readonly Stack[] {
  const [last, before] = [stacks.at(-1), stacks.at(-2)]
  if (last === undefined || before === undefined || total(stacks.map(leastHeightPx)) <= heightPx) return stacks
  const both: Stack = { share: before.share + last.share, panels: [...before.panels, ...last.panels] }
  return lower([...stacks.slice(0, -2), both], heightPx)
}
