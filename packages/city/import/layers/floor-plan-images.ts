import { imagesOf } from './floor-plans.ts'
import { readLayer } from './read-layer.ts'

/** Paths of the images that a layer of floor plans names, there or not. Throws BrokenLayer. */
export async function imagesOfFloorPlans(file: string): Promise<string[]> {
  return imagesOf(file, await readLayer(file, { shapes: 'corners', box: undefined }, () => {}))
}
