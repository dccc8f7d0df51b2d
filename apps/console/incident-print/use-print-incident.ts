import { nameIn } from '@tocsin/ui/words'
import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { showTold } from '../desk/notices.ts'
import type { Headline } from '../incident-card/facts.ts'
import { askForPrint } from '../incident-card/personal.ts'
import { useLive } from '../live/line-context.ts'
import { useNames } from '../live/names.ts'
import { useTimeZone, useViewer } from '../live/use-line.ts'
import { insetOf } from '../map/inset-of.ts'
import { printNodes } from '../map/print-map.ts'
import { useArchive } from '../map/use-archive.ts'
import { useLanguage, useWords } from '../words.ts'
import { IncidentSheet, type Sheet } from './incident-sheet.tsx'
import { prepare, strokes, whyNotRead, type Preparing } from './prepare.ts'

/** As wide as the paper, as fine as a printer shows, on light ground whatever the desk looks like. */
const onPaper = { theme: 'light', widthPx: 680, heightPx: 420, pixelRatio: 2 } as const

/** Puts an incident on paper or into a PDF through the browser's print; words that this person may not read stay off it. */
export function usePrintIncident(): (incident: Headline) => void {
  const words = useWords()
  const names = useNames()
  const language = useLanguage()
  const timeZone = useTimeZone()
  const viewer = useViewer()
  const { link } = useLive().line
  const archiveUrl = useArchive()
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  const print = async (incident: Headline, { signal }: Preparing): Promise<void> => {
    // logged before anything is on paper; without the log of it nothing personal is
    const asked = await askForPrint(incident.id)
    if (signal.aborted) return
    const isDenied = asked.phase === 'refused' && asked.status === 403
    if (asked.phase !== 'answered' && !isDenied) return showTold(whyNotRead(asked, words))
    const mapUrl =
      incident.place === null ? undefined : await insetOf({ ...onPaper, archiveUrl, language, place: incident.place })
    if (signal.aborted) return
    const centre = link.board.get('organisation', viewer.org)?.name
    const sheet: Sheet = {
      words,
      language,
      names,
      moment: (at) => format.format(at),
      centre: centre === undefined ? words.desk.product : nameIn(language, centre),
      printedBy: names.account(viewer.account),
      printedAt: link.serverNow(),
      incident,
      slips: link.board.all('slip').filter((slip) => slip.incident === incident.id),
      personal: asked.phase === 'answered' ? asked.answer : null,
      mapUrl,
    }
    await printSheet(sheet, signal)
  }
  return (incident) => void prepare(words, strokes, (preparing) => print(incident, preparing))
}

/** Draws the sheet by itself, prints it, and takes it away. */
async function printSheet(sheet: Sheet, signal: AbortSignal): Promise<void> {
  const page = document.createElement('div')
  const root = createRoot(page)
  flushSync(() => root.render(createElement(IncidentSheet, sheet)))
  const pictures = [...page.querySelectorAll('img')]
  await printNodes([page], async () => {
    await Promise.all(pictures.map((each) => each.decode()))
    signal.throwIfAborted()
  }).finally(() => root.unmount())
}
