import { ActionIcon } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { formatDistance } from '@tocsin/ui'
import type { MapHandle } from '@tocsin/ui/map'
import { placeIn } from '@tocsin/ui/words'
import { useState, type RefObject } from 'react'
import { desk } from '../desk/desk-state.ts'
import { showNotPrinted } from '../desk/notices.ts'
import { useLive } from '../live/line-context.ts'
import { useDocument } from '../live/use-board.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { useDrawnLine } from '../map-tools/use-drawn-line.ts'
import { useLanguage, useWords } from '../words.ts'
import { printMap } from './print-map.ts'

/** Puts what the map shows now on paper: what it is about, as of when, and how wide. */
export function PrintButton({ map }: { readonly map: RefObject<MapHandle | null> }) {
  const words = useWords()
  const { mapPlace } = words
  const [isBusy, setBusy] = useState(false)
  const timeZone = useTimeZone()
  const language = useLanguage()
  const { link } = useLive().line
  const drawn = useDrawnLine()
  const incident = useDocument(
    'incident',
    useStore(desk, (state) => state.incident),
  )

  async function print(): Promise<void> {
    setBusy(true)
    const picture = await map.current?.picture().catch(() => undefined)
    setBusy(false)
    if (picture === undefined) return showNotPrinted()
    const what =
      incident === undefined
        ? mapPlace.title
        : `${incident.spoken} ${incident.place ? placeIn(language, incident.place) : ''}`
    const at = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'medium' })
    const width = `${mapPlace.scale} ${formatDistance(picture.widthM, words)}`
    await printMap(picture, [what, `${mapPlace.printedAt(at.format(link.serverNow()))} · ${width}`, ...drawn])
  }

  const label = isBusy ? mapPlace.printing : mapPlace.print
  return (
    <ActionIcon
      variant="default"
      size="md"
      aria-label={label}
      title={label}
      loading={isBusy}
      onClick={() => void print()}
    >
      <IconPrinter size={16} />
    </ActionIcon>
  )
}
