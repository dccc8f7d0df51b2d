import type { Point, StrokeShape } from '@tocsin/domain'
import { areasLayer, linesLayer, pointsLayer, type MapHandle, type MapLayer } from '@tocsin/ui/map'
import { useEffect, useEffectEvent, useMemo, type RefObject } from 'react'
import { desk } from '../desk/desk-state.ts'
import { distanceM } from '../distance.ts'
import { useDocument } from '../live/use-board.ts'
import { mapView } from '../map/map-view.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { dropCarried } from './pointing.ts'
import { drawingMarks } from './drawing-marks.ts'
import { ghostMarks, handMarks } from './hand-marks.ts'
import { addPoint, isOnePoint, tools } from './tool.ts'
import { useAskDrawingTexts, useDrawingTexts } from './use-drawing-texts.ts'
import { useGhost } from './use-ghost.ts'
import { useLongPress } from './use-long-press.ts'
import { useSendStroke } from './use-strokes.ts'
import { viewHistory } from './views.ts'

/** What the tools add to the desk's map: their layers above the others, and what a press does while one is in hand. */
export function useMapTools(map: RefObject<MapHandle | null>, layers: readonly MapLayer[]) {
  const hand = useStore(tools, (state) => state.hand)
  const sendStroke = useSendStroke()
  useCursorInView(map)
  useViews(map)
  const selected = useStore(desk, ({ incident }) => incident)
  const incident = useDocument('incident', selected)
  useLongPress(map, selected, incident?.place?.point, dropCarried)
  const press = (at: Point): void => {
    addPoint(at)
    const now = tools.get().hand
    if (now.tool === 'draw' && isOnePoint(now.kind)) sendStroke(now)
  }
  const own = useToolLayers()
  return {
    layers: useMemo(() => [own.symbols, ...layers, ...own.above], [layers, own]),
    ...(hand.tool !== 'none' && { onPress: press }),
  }
}

/** Symbols lie under units and incidents: they hide nobody. */
function useToolLayers(): { readonly symbols: MapLayer; readonly above: readonly MapLayer[] } {
  const { mapTools } = useWords()
  const hand = useStore(tools, (state) => state.hand)
  const incident = useDocument(
    'incident',
    useStore(desk, (state) => state.incident),
  )
  const strokes = incident?.drawings
  useAskDrawingTexts(incident)
  const texts = useDrawingTexts(incident)
  const ghost = useGhost(incident)
  const point = incident?.place?.point
  const drawn = useMemo(() => {
    const symbolName = ({ symbol }: StrokeShape & { kind: 'symbol' }): string => mapTools.symbols[symbol]
    return drawingMarks(strokes ?? [], (drawing) => texts[drawing] ?? '', symbolName)
  }, [strokes, texts, mapTools])
  const inHand = useMemo(() => handMarks(hand), [hand])
  const before = useMemo(
    () => (ghost === undefined || point === undefined ? undefined : ghostMarks(ghost, point, mapTools.before)),
    [ghost, point, mapTools],
  )
  return useMemo(
    () => ({
      symbols: pointsLayer({ id: 'drawn', points: drawn.points, scale: 1.45, labelsFromZoom: 0 }),
      above: [
        areasLayer({ id: 'drawn-areas', areas: [...drawn.areas, ...inHand.areas] }),
        linesLayer({ id: 'drawn-lines', lines: [...drawn.lines, ...inHand.lines, ...(before?.lines ?? [])] }),
        pointsLayer({ id: 'ghost', points: before?.points ?? [], scale: 1.25, labelsFromZoom: 0 }),
        pointsLayer({ id: 'in-hand', points: inHand.points, labelsFromZoom: 0 }),
      ],
    }),
    [drawn, inHand, before],
  )
}

/** A cursor that the arrow keys take out of what is seen takes the map along. */
function useCursorInView(map: RefObject<MapHandle | null>): void {
  const cursor = useStore(tools, ({ hand }) => (hand.tool === 'none' ? null : hand.cursor))
  const follow = useEffectEvent(() => {
    const { shows } = mapView.get()
    const view = map.current?.view()
    if (cursor === null || shows === null || view === undefined) return
    if (distanceM(cursor, shows) > shows.radiusM * 0.8) map.current?.flyTo(cursor, view.zoom)
  })
  useEffect(() => follow(), [cursor])
}

/** Goes where back and forward ask for. */
function useViews(map: RefObject<MapHandle | null>): void {
  const asked = useStore(viewHistory, (state) => state.asked)
  const show = useEffectEvent(() => {
    const { views, at } = viewHistory.get()
    const view = views[at]
    if (view !== undefined) map.current?.flyTo(view, view.zoom)
  })
  useEffect(() => {
    if (asked > 0) show()
  }, [asked])
}
