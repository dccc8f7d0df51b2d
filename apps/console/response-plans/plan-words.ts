import type { PlanBody, WeekHours } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useAll } from '../live/use-board.ts'
import { useNames } from '../live/names.ts'
import { useLanguage, useWords } from '../words.ts'
import { useAreas } from './use-areas.ts'

/** A minute of the day as `08:00`; midnight at its end is `24:00`. */
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** `8:00`, `0830`, `24:00` as a minute of the day; undefined for no time of day. */
export function minuteOf(typed: string): number | undefined {
  const parts = /^(\d{1,2})[:：]?(\d{2})$/.exec(typed.trim())
  const minute = Number(parts?.[1]) * 60 + Number(parts?.[2])
  return parts !== null && Number(parts[2]) < 60 && minute <= 1440 ? minute : undefined
}

/** Conditions of a plan in words, one part each; empty: it holds always. */
export function useConditionWords(): (when: PlanBody['when']) => readonly string[] {
  const { desk, lists } = useWords()
  const language = useLanguage()
  const names = useNames()
  const premises = useAll('premises')
  const areas = useAreas()
  const areaName = (code: string): string => {
    const name = areas.find((each) => each.code === code)?.name
    return name === undefined || name === null ? code : nameIn(language, name)
  }
  const some = (list: readonly string[], most = 3): string =>
    list.slice(0, most).join(desk.listSeparator) + (list.length > most ? ` +${list.length - most}` : '')
  const hours = ({ days, from, to }: WeekHours): string =>
    `${days.length === 7 ? lists.everyDay : lists.someDays(days.map((day) => lists.days[day - 1] ?? ''))} ${clockOf(from)}–${clockOf(to)}`
  const nameOf = (id: string): string => {
    const name = premises.find((each) => each.id === id)?.name
    return name === undefined || name === null ? id : nameIn(language, name)
  }
  return (when) => [
    ...(when.types.length > 0 ? [some(when.types.map(names.incidentType))] : []),
    ...(when.priorities.length > 0 ? [some(when.priorities.map(lists.priorityOf), 4)] : []),
    ...(when.areas.length > 0 ? [`${lists.areas} ${some(when.areas.map(areaName))}`] : []),
    ...(when.hours.length > 0 ? [some(when.hours.map(hours), 2)] : []),
    ...(when.tags.length > 0 ? [when.tags.map(names.tag).join(' + ')] : []),
    ...(when.premises.length > 0 ? [some(when.premises.map(nameOf), 2)] : []),
    ...(when.addresses.length > 0 ? [some(when.addresses, 2)] : []),
  ]
}
