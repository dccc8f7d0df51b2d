export { drawInset } from './draw-inset.ts'
export { MapCanvas, type MapCanvasProps, type MapHandle } from './map-canvas.tsx'
export {
  areasLayer,
  circlesLayer,
  linesLayer,
  markShapes,
  picturesLayer,
  pointsLayer,
  tintsLayer,
  type AreasLayer,
  type CirclesLayer,
  type LinesLayer,
  type LonLat,
  type MapArea,
  type MapCircle,
  type MapGroundPicture,
  type MapLayer,
  type MapLine,
  type MapPoint,
  type MapTint,
  type PicturesLayer,
  type PointsLayer,
} from './map-layers.ts'
export type { MapPicture, MapView } from './map-scene.ts'
export { metresToPixels, pixelsToMetres } from './radius.ts'
export type { MapLanguage } from './expressions.ts'
export type { MapTheme } from './palette.ts'
