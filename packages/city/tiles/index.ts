export { buildMap, type BuildListener } from './build-map.ts'
export { layerNames, type LayerName } from './feature.ts'
