/** A house number taken apart: `12a` -> 12 to 12, rest `a`; `10-14` -> 10 to 14. */
export type HouseNumber = { readonly from: number; readonly to: number; readonly rest: string }

/** Undefined for what starts with no digit (`Villa Rosa`). A range must rise by at most 200 to be one (`12-1` is a flat). */
export function parseHouseNumber(text: string): HouseNumber | undefined {
  const match = /^\s*(\d{1,6})(?:\s*[-–~]\s*(\d{1,6})(?!\d))?\s*(.*)$/u.exec(text)
  if (!match) return undefined
  const from = Number(match[1])
  const second = Number(match[2] ?? NaN)
  const isRange = second > from && second - from <= 200
  const rest = (isRange ? '' : match[2] ? `-${match[2]}` : '') + (match[3] ?? '')
  return { from, to: isRange ? second : from, rest: plainRest(rest) }
}

function plainRest(rest: string): string {
  return rest.toLowerCase().replaceAll(/[\s号號.]/gu, '')
}
