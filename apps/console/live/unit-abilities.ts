import type { Unit } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useLanguage, useWords } from '../words.ts'
import { useListing } from './use-listing.ts'

/** Tells what a unit has beside its kind, and how many people are on it who can do what; undefined for nothing. */
export function useAbilities() {
  const { units: words, desk } = useWords()
  const language = useLanguage()
  const { capabilities: listed } = useListing()
  const called = (code: string): string => {
    const found = listed.find((each) => each.code === code)
    return found === undefined ? code : nameIn(language, found.name)
  }
  const told = (parts: readonly string[]): string | undefined =>
    parts.length === 0 ? undefined : parts.join(desk.listSeparator)
  return {
    can: ({ capabilities }: Unit) =>
      told(
        capabilities.map(({ code, amount }) => {
          const measure = listed.find((each) => each.code === code)?.measure ?? 'none'
          if (amount === undefined) return called(code)
          return measure === 'none'
            ? `${called(code)} ${amount}`
            : `${called(code)} ${amount} ${words.measures[measure]}`
        }),
      ),
    people: ({ people, crew, skills }: Unit) => {
      const count = people ?? crew.length
      const skilled = skills.map(({ code, count: many }) => `${called(code)} ${many}`)
      return told([...(count === 0 ? [] : [words.peopleOf(count)]), ...skilled])
    },
  }
}
