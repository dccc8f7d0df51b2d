import { neutralListing, type IncidentType, type Listing } from '@tocsin/domain'
import { typeOn } from '@tocsin/link'
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
