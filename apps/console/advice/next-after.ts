import type { Advice, Comer } from './answer.ts'
import { isReady } from './rows.ts'

/**
 * Who is next best after `lost` went to somebody else, by advice asked anew: one of its kind out of the set, else one of
 * its kind beside the set, else the first of the set. Only who can go at once and is not yet on its way. DR21
 */
export function nextAfter(
  { units, others }: Pick<Advice, 'units' | 'others'>,
  lost: string,
  kindOf: (unit: string) => string | undefined,
  canGo: (unit: string) => boolean,
): Comer | undefined {
  const may = (each: Comer): boolean => each.unit !== lost && isReady(each) && canGo(each.unit)
  const isAlike = ({ unit }: Comer): boolean => kindOf(unit) === kindOf(lost)
  const [set, beside] = [units.filter(may), others.filter(may)]
  return set.find(isAlike) ?? beside.find(isAlike) ?? set[0]
}
