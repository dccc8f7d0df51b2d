import { desk } from '../desk/desk-state.ts'
import { useDocument } from '../live/use-board.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { strokeName } from './stroke-name.ts'
import { useDrawingTexts } from './use-drawing-texts.ts'

/** The legend of what is drawn for the selected incident, for the line above a printed map; none where nothing is. */
export function useDrawnLine(): readonly string[] {
  const words = useWords()
  const incident = useDocument(
    'incident',
    useStore(desk, (state) => state.incident),
  )
  const texts = useDrawingTexts(incident)
  const drawings = incident?.drawings ?? []
  if (drawings.length === 0) return []
  const { mapTools, desk: frame } = words
  const named = drawings.map((each) => `${strokeName(each, texts, words)} (${mapTools.colours[each.colour]})`)
  return [`${mapTools.legend}: ${[...new Set(named)].join(frame.listSeparator)}`]
}
