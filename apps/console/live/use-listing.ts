import { deepest, neutralListing, type IncidentType, type Listing } from '@tocsin/domain'
import { typeOn } from '@tocsin/link'
import { nameIn } from '@tocsin/ui/words'
import { useLanguage } from '../words.ts'
import { useLive } from './line-context.ts'
import { useAll, useDocument } from './use-board.ts'
import { useViewer } from './use-line.ts'

/** What the own organisation calls things: types, tags, what feedback asks for. */
export const useListing = (): Listing => useDocument('catalogue', useViewer().org) ?? neutralListing

/** Finds a type by its code, of the own list or of whoever an incident came from. */
export function useTypeOf(): (code: string) => IncidentType | undefined {
  const { board } = useLive().line.link
  const { org } = useViewer()
  useAll('catalogue')
  return (code) => typeOn(board, code, org)
}

/** A type with all above it, in words: `Building fire > High-rise fire`; a code that nobody knows as it is. */
export function useTypePath(): (code: string) => string {
  const typeOf = useTypeOf()
  const language = useLanguage()
  return (code) => {
    const path: string[] = []
    for (let each = typeOf(code); each !== undefined && path.length < deepest;) {
      path.unshift(nameIn(language, each.name))
      each = each.parent === null ? undefined : typeOf(each.parent)
    }
    return path.length === 0 ? code : path.join(' › ')
  }
}
