import { useEffect, useEffectEvent, type ReactNode } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { desk, openDialog } from '../desk/desk-state.ts'
import { showDone } from '../desk/notices.ts'
import { isComposing, useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useDocument } from '../live/use-board.ts'
import { mapView } from '../map/map-view.ts'
import { settings } from '../settings.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { CarryBar } from './carry-bar.tsx'
import { DrawBar } from './draw-bar.tsx'
import { movedOnScreen } from './geometry.ts'
import classes from './map-tools.module.css'
import { MeasureBar } from './measure-bar.tsx'
import {
  addPoint,
  choose,
  isOnePoint,
  moveCursor,
  nextColour,
  nextSymbol,
  putAway,
  startDrawing,
  startMeasuring,
  strokeKinds,
  takeBack,
  takeUp,
  tools,
} from './tool.ts'
import { stepFor, type Step } from './tool-keys.ts'
import { dropCarried } from './pointing.ts'
import { useSendStroke, useUndoOnMap } from './use-strokes.ts'
import { goView, viewHistory } from './views.ts'

/** Over the map: the tool in hand; else the buttons that take one up, after those of the map's other tools. */
export function MapTools({ children }: { readonly children: ReactNode }) {
  const hand = useStore(tools, (state) => state.hand)
  useEffect(() => putAway, [])
  useMapKeys()
  if (hand.tool === 'none')
    return (
      <div className={classes['rows']}>
        {children}
        <Buttons />
      </div>
    )
  return (
    <>
      <HandKeys />
      {hand.tool === 'draw' && <DrawBar hand={hand} />}
      {hand.tool === 'measure' && <MeasureBar hand={hand} />}
      {hand.tool === 'carry' && <CarryBar hand={hand} />}
    </>
  )
}

/** The middle of the map, where the cursor begins. */
const middle = () => mapView.get().shows ?? { lon: 0, lat: 0 }

/** The command line with the word for finding in it already. */
function useFind(): () => void {
  const { commandLine } = useWords()
  return () => openDialog({ kind: 'command-line', begins: `${commandLine.verbs.find} ` })
}

/** Keys that count whether or not something is in hand. */
function useMapKeys(): void {
  const find = useFind()
  useKey('map-back', () => void goView(-1))
  useKey('map-forward', () => void goView(1))
  useKey('map-contrast', () =>
    settings.set({ mapLook: settings.get().mapLook === 'contrast' ? 'as-desk' : 'contrast' }),
  )
  useKey('jump-to', find)
}

function Buttons() {
  const { mapTools } = useWords()
  const whyNot = useWhyNot()
  const undo = useUndoOnMap()
  const find = useFind()
  const incident = useDocument(
    'incident',
    useStore(desk, (state) => state.incident),
  )
  const about = incident === undefined ? undefined : { kind: 'incident' as const, document: incident }
  const mayNotDraw = whyNot('draw-on-incident', about)
  const mayNotMove = whyNot('place-incident', about)
  const draw = (): void => {
    if (incident !== undefined && mayNotDraw === undefined) startDrawing(incident.id, middle())
  }
  const measure = (): void => startMeasuring(middle())
  useKey('measure', measure)
  useKey('draw-on-map', draw, mayNotDraw === undefined)
  useKey(
    'take-up-place',
    () => {
      const point = incident?.place?.point
      if (incident === undefined || mayNotMove !== undefined) return
      if (point === undefined) showDone(mapTools.noPlace)
      else takeUp(incident.id, point)
    },
    mayNotMove === undefined,
  )
  useKey('undo-on-map', () => {
    if (incident !== undefined) undo(incident)
  })
  return (
    <div className={classes['buttons']}>
      {incident !== undefined && (
        <ActionButton label={mapTools.draw} hint={shownKey('draw-on-map')} whyNot={mayNotDraw} onPress={draw} />
      )}
      <ActionButton label={mapTools.measure} hint={shownKey('measure')} onPress={measure} />
      <ActionButton label={mapTools.jump} hint={shownKey('jump-to')} onPress={find} />
    </div>
  )
}

/** While a tool is in hand its keys come before those of the desk, and never before a field or a window. */
function HandKeys() {
  const sendStroke = useSendStroke()
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const { hand } = tools.get()
    const step = stepFor(event, hand.tool === 'draw')
    if (step === undefined || isElsewhere(event, step)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    take(step, sendStroke)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event)
    addEventListener('keydown', listen, { capture: true })
    return () => removeEventListener('keydown', listen, { capture: true })
  }, [])
  return null
}

function isElsewhere(event: KeyboardEvent, { step }: Step): boolean {
  const { target } = event
  if (desk.get().dialog !== null || isComposing(event)) return true
  if (target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select')))
    return true
  // On a button Enter and Space press it.
  return target instanceof HTMLButtonElement && (step === 'finish' || step === 'point')
}

function take(step: Step, sendStroke: ReturnType<typeof useSendStroke>): void {
  const { hand } = tools.get()
  if (hand.tool === 'none') return
  if (step.step === 'move') return moveCursor(movedOnScreen(hand.cursor, step.right, step.up, zoomNow()))
  if (step.step === 'kind') return choose({ kind: strokeKinds[step.index] ?? 'line' })
  if (step.step === 'back') return takeBack()
  if (step.step === 'leave') return putAway()
  if (step.step === 'symbol') return nextSymbol()
  if (step.step === 'colour') return nextColour()
  if (step.step === 'text') return document.querySelector<HTMLInputElement>('[data-stroke-text]')?.focus()
  if (hand.tool === 'carry') return step.step === 'nothing' ? undefined : dropCarried()
  if (step.step === 'point') addPoint(hand.cursor)
  const now = tools.get().hand
  if (now.tool === 'draw' && (step.step === 'finish' || (step.step === 'point' && isOnePoint(now.kind))))
    sendStroke(now)
}

const anyZoom = 15
/** Zoom of what the map shows now. */
function zoomNow(): number {
  const { views, at } = viewHistory.get()
  return views[at]?.zoom ?? anyZoom
}
