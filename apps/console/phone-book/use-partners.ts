import type { Partner } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useDocument } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useLanguage } from '../words.ts'

const none: readonly Partner[] = []

/** The phone book of the own organisation. */
export const usePartners = (): readonly Partner[] =>
  useDocument('organisation', useViewer().org)?.settings.partners ?? none

/** What a centre of the phone book is called; its id where it stands there no more. */
export function usePartnerName(): (id: string) => string {
  const partners = usePartners()
  const language = useLanguage()
  return (id) => {
    const partner = partners.find((each) => each.id === id)
    return partner === undefined ? id : nameIn(language, partner.name)
  }
}
