import 'maplibre-gl/dist/maplibre-gl.css'
import './map-canvas.css'
import {
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
  type Ref,
} from 'react'
import { canDrawMaps } from './can-draw-maps.ts'
import type { MapLanguage } from './expressions.ts'
import type { LonLat, MapLayer } from './map-layers.ts'
import { MapScene, type MapPicture, type MapView } from './map-scene.ts'
import type { MapTheme } from './palette.ts'

/** What a screen can ask of the map. */
export type MapHandle = {
  /** Zoom 15 or nearer, unless told. */
  readonly flyTo: (point: LonLat, zoom?: number) => void
  /** All the points in view, no nearer than `maxZoom` (16). */
  readonly fit: (points: readonly LonLat[], maxZoom?: number, rightPx?: number) => void
  /** The point comes to the middle, at the zoom as it is. */
  readonly centreOn: (point: LonLat) => void
  readonly zoomBy: (steps: number) => void
  readonly view: () => MapView | undefined
  /** Where the pixels of a pointer event lie on the ground; undefined where there is no map. */
  readonly at: (clientX: number, clientY: number) => LonLat | undefined
  /** Where a point lies, in the pixels of a pointer event. */
  readonly where: (point: LonLat) => { readonly x: number; readonly y: number } | undefined
  /** Whether the ground stays when the mouse is dragged. */
  readonly hold: (isHeld: boolean) => void
  /** What is in view, on light ground and sharp enough for paper; undefined where there is no map. */
  readonly picture: () => Promise<MapPicture | undefined>
}

export type MapCanvasProps = {
  readonly ref?: Ref<MapHandle>
  /** PMTiles archive on the same origin, served with byte ranges: `/api/city/map.pmtiles` */
  readonly archiveUrl: string
  readonly theme: MapTheme
  readonly language: MapLanguage
  /** Names the map for a screen reader. What stands on it must also be in a list: the list is the accessible equivalent. */
  readonly label: string
  /** bottom first */
  readonly layers: readonly MapLayer[]
  /** where to begin; the whole city unless told */
  readonly view?: MapView
  /** all of it so much larger, words too, for who stands far off; nobody points at such a map */
  readonly magnify?: number
  readonly onPress?: (at: LonLat) => void
  /** right button, or a long touch */
  readonly onContextPress?: (at: LonLat) => void
  readonly onViewChange?: (view: MapView) => void
  /** somebody moved the map by hand, with mouse, touch or arrow keys */
  readonly onPan?: () => void
  readonly onTrouble?: (message: string) => void
  /** shown where there is no WebGL */
  readonly fallback?: ReactNode
  /** laid over the map: buttons, legends */
  readonly children?: ReactNode
}

/** The map, filling its parent. Layers are plain data (`pointsLayer`, `linesLayer`, `circlesLayer`). */
export function MapCanvas(props: MapCanvasProps): ReactNode {
  const [drawable] = useState(canDrawMaps)
  return (
    <div className="tocsin-map" data-theme={props.theme}>
      {drawable ? <Canvas key={props.archiveUrl} {...props} /> : props.fallback}
      {props.children}
    </div>
  )
}

function Canvas(props: MapCanvasProps): ReactNode {
  const { ref, theme, language, layers } = props
  const element = useRef<HTMLDivElement>(null)
  const scene = useRef<MapScene>(undefined)
  // The scene outlives renders; what it calls back must be of the latest one.
  const onPress = useEffectEvent((at: LonLat) => props.onPress?.(at))
  const onContextPress = useEffectEvent((at: LonLat) => props.onContextPress?.(at))
  const onViewChange = useEffectEvent((view: MapView) => props.onViewChange?.(view))
  const onPan = useEffectEvent(() => props.onPan?.())
  const onTrouble = useEffectEvent((message: string) => props.onTrouble?.(message))
  const begin = useEffectEvent((container: HTMLElement) => {
    const { label, view, magnify = 1 } = props
    const archiveUrl = new URL(props.archiveUrl, location.href).href
    return { archiveUrl, theme, language, label, view, magnify, container }
  })

  useEffect(() => {
    if (!element.current) return undefined
    const { container, ...look } = begin(element.current)
    const made = new MapScene(container, {
      ...look,
      onPress: (at) => onPress(at),
      onContextPress: (at) => onContextPress(at),
      onViewChange: (view) => onViewChange(view),
      onPan: () => onPan(),
      onTrouble: (message) => onTrouble(message),
    })
    scene.current = made
    return () => {
      scene.current = undefined
      made.remove()
    }
  }, [])
  useEffect(() => scene.current?.setLook(theme, language), [theme, language])
  useEffect(() => scene.current?.setLayers(layers), [layers])
  useImperativeHandle(ref, () => ({
    flyTo: (point, zoom) => scene.current?.flyTo(point, zoom),
    fit: (points, maxZoom, rightPx) => scene.current?.fit(points, maxZoom, rightPx),
    centreOn: (point) => scene.current?.centreOn(point),
    zoomBy: (steps) => scene.current?.zoomBy(steps),
    view: () => scene.current?.view(),
    at: (clientX, clientY) => scene.current?.at(clientX, clientY),
    where: (point) => scene.current?.where(point),
    hold: (isHeld) => scene.current?.hold(isHeld),
    picture: async () => scene.current?.picture(),
  }))
  return <div className="tocsin-map-canvas" style={largerBy(props.magnify)} ref={element} />
}

/** Drawn smaller by as much as it is then shown larger. */
function largerBy(magnify = 1): CSSProperties | undefined {
  if (magnify === 1) return undefined
  const part = `${100 / magnify}%`
  return { inset: '0 auto auto 0', width: part, height: part, transform: `scale(${magnify})`, transformOrigin: '0 0' }
}
