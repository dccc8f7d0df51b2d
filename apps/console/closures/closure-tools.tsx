import { lazy, Suspense, useEffect } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Tabs } from '../controls/tabs.tsx'
import { desk, openDialog } from '../desk/desk-state.ts'
import { isComposing, useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useAll, useDocument } from '../live/use-board.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { useNames } from '../live/names.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import classes from './closures.module.css'
import { closureLine, closureTimes } from './closure-words.ts'
import {
  cancelDrawing,
  chooseShape,
  drawing,
  drawn,
  drawnShapes,
  finishDrawing,
  startDrawing,
  takeBack,
} from './drawing.ts'
import { stepFor } from './drawing-keys.ts'
import { HitRoads } from './hit-roads.tsx'
import { useHits } from './hits.ts'
import { isOver } from './is-over.ts'
import { RoadNames } from './road-names.tsx'

// With MapLibre, as the map itself.
const MapTools = lazy(async () => ({ default: (await import('../map-tools/map-tools.tsx')).MapTools }))

/** Over the map: what closes roads, what is being drawn, and what the pointer stands on. */
export function ClosureTools() {
  const isDrawing = useStore(drawing, ({ shape }) => shape !== null)
  useEffect(() => cancelDrawing, [])
  return (
    <div className={classes['tools']}>
      {isDrawing ? (
        <DrawBar />
      ) : (
        <Suspense fallback={<Buttons />}>
          <MapTools>
            <Buttons />
          </MapTools>
        </Suspense>
      )}
      <PointedAt />
    </div>
  )
}

function Buttons() {
  const { closures } = useWords()
  const whyNot = useWhyNot()
  const now = useNow()
  const count = useAll('closure').filter((each) => !isOver(each, now)).length
  const mayNot = whyNot('draw-closure')
  const list = (): void => openDialog({ kind: 'closures' })
  useKey('draw-closure', () => startDrawing(), mayNot === undefined)
  useKey('list-closures', list)
  return (
    <div className={classes['buttons']}>
      <ActionButton
        label={closures.draw}
        hint={shownKey('draw-closure')}
        whyNot={mayNot}
        onPress={() => startDrawing()}
      />
      <ActionButton
        label={count === 0 ? closures.list : `${closures.list} ${count}`}
        hint={shownKey('list-closures')}
        onPress={list}
      />
    </div>
  )
}

/** Keys of drawing come before those of the desk, and never before a field or a window. */
function pressWhileDrawing(event: KeyboardEvent): void {
  const { target, code } = event
  const isElsewhere =
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  if (isElsewhere || desk.get().dialog !== null || isComposing(event) || event.ctrlKey || event.metaKey) return
  // On a button Enter presses it.
  if (code === 'Enter' && target instanceof HTMLButtonElement) return
  const step = stepFor(event)
  if (step === undefined) return
  event.preventDefault()
  event.stopImmediatePropagation()
  step()
}

function DrawBar() {
  const { closures } = useWords()
  const state = useStore(drawing, (all) => all)
  const geometry = drawn(state)
  const hits = useHits(geometry, 'both')
  useEffect(() => {
    addEventListener('keydown', pressWhileDrawing, { capture: true })
    return () => removeEventListener('keydown', pressWhileDrawing, { capture: true })
  }, [])
  return (
    <div className={classes['bar']} role="toolbar" aria-label={closures.draw}>
      <Tabs
        label={closures.shape}
        tabs={drawnShapes.map((key, n) => ({ key, label: `${n + 1} ${closures.shapes[key]}` }))}
        chosen={state.shape ?? 'across'}
        onChoose={chooseShape}
      />
      <output>{closures.drawing(state.points.length)}</output>
      <small>{state.shape === null ? '' : closures.shapeHints[state.shape]}</small>
      {hits !== null && <HitRoads hits={hits} />}
      <div className={classes['buttons']}>
        <ActionButton
          tone="main"
          label={closures.done}
          hint="↵"
          whyNot={geometry === undefined ? closures.drawing(state.points.length) : undefined}
          onPress={finishDrawing}
        />
        <ActionButton label={closures.back} hint="⌫" onPress={takeBack} />
        <ActionButton label={closures.cancel} hint="Esc" onPress={cancelDrawing} />
      </div>
    </div>
  )
}

/** The closure under the pointer, in words. */
function PointedAt() {
  const words = useWords()
  const names = useNames()
  const closure = useDocument(
    'closure',
    useStore(drawing, ({ pointedAt }) => pointedAt),
  )
  const now = useNow()
  const zone = useTimeZone()
  if (closure === undefined) return null
  return (
    <p className={classes['pointed']}>
      <b>{closureLine(closure, words)}</b>
      <RoadNames closure={closure} />
      <span>
        {closureTimes(closure, now, zone, words)} · {words.closures.by(names.organisation(closure.org))}
      </span>
    </p>
  )
}
