import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { drawingTokens, formatTime } from '@tocsin/ui'
import { desk } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useDocument } from '../live/use-board.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useNames } from '../live/names.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { SymbolMark } from './draw-bar.tsx'
import classes from './map-tools.module.css'
import { strokeName } from './stroke-name.ts'
import { useDrawingTexts } from './use-drawing-texts.ts'
import { useTakeOff } from './use-strokes.ts'

/** What is drawn for the selected incident, the newest first, with author and time; strokes are taken off here. */
export function DrawingLegend() {
  const words = useWords()
  const { mapTools } = words
  const names = useNames()
  const zone = useTimeZone()
  const whyNot = useWhyNot()
  const takeOff = useTakeOff()
  const incident = useDocument(
    'incident',
    useStore(desk, (state) => state.incident),
  )
  const texts = useDrawingTexts(incident)
  if (incident === undefined || incident.drawings.length === 0) return null
  const mayTakeOff = whyNot('withdraw-drawing', { kind: 'incident', document: incident }) === undefined
  return (
    <details className={classes['legend']}>
      <summary>
        {mapTools.legend} {incident.drawings.length}
      </summary>
      <ul>
        {incident.drawings.toReversed().map((stroke) => {
          const name = strokeName(stroke, texts, words)
          return (
            <li key={stroke.drawing}>
              <i style={{ color: `var(${drawingTokens[stroke.colour]})` }}>
                {stroke.shape.kind === 'symbol' ? <SymbolMark symbol={stroke.shape.symbol} /> : '▬'}
              </i>
              <span>{mapTools.strokeOf(name, names.account(stroke.by), formatTime(stroke.at, zone, 'minute'))}</span>
              {mayTakeOff && (
                <ActionIcon
                  variant="subtle"
                  size="xs"
                  aria-label={`${mapTools.takeOff}: ${name}`}
                  title={mapTools.takeOff}
                  onClick={() => takeOff(incident.id, stroke.drawing)}
                >
                  <IconX size={12} />
                </ActionIcon>
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
