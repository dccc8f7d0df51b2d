export { checkPoint, isOutside, type Box, type MetresToRoad, type PointDoubt } from './check-point.ts'
export { checkPoints, type DatumFinding } from './check-points.ts'
export { metresToRoadOn } from './metres-to-road.ts'
