import { createHash } from 'node:crypto'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path'
import type { Corners, FloorPlan } from '../../city.ts'
import { imageType } from './image-type.ts'
import { convertFlat } from './datum.ts'
import type { LayerFeature, LayerFile, OnFinding } from './layer.ts'
import { valueReader } from './to-elements.ts'

/** A plan is shown on desks and phones: what is larger than this is a scan for the archive. */
const maxImageBytes = 20 * 1024 * 1024
/** Inside the city's folder. */
const imagesFolder = 'floor-plans'

/**
 * The floor plans of a layer, their images copied into `folder`. Corners are those of the image as one reads it: top left,
 * top right, bottom right, bottom left, as columns lon1 lat1 ... lon4 lat4 or as the four corners of a polygon. The images
 * lie beside the layer or below it. What cannot be used is left out and told.
 */
export async function readFloorPlans(
  file: string,
  features: readonly LayerFeature[],
  { folder, datum }: { readonly folder: string; readonly datum?: LayerFile['datum'] },
  finding: OnFinding,
): Promise<FloorPlan[]> {
  const valuesOf = valueReader('floor-plans', basename(file), finding)
  const plans: FloorPlan[] = []
  for (const feature of features) {
    const values = valuesOf(feature)
    const corners = cornersOf(feature, values, datum)
    const { premises = values['name'], level = '', file: image } = values
    const problem = !corners
      ? 'floor-plan-without-corners'
      : premises === undefined
        ? 'floor-plan-without-premises'
        : undefined
    if (problem !== undefined || !corners || premises === undefined) {
      finding(problem ?? '', feature.where)
      continue
    }
    const copied = await copyImage(dirname(resolve(file)), image, folder)
    if ('leftOut' in copied) finding(copied.leftOut, `${feature.where}: ${image ?? ''}`)
    else plans.push({ id: values['id'] ?? `${premises}/${level}`, premises, level, file: copied.file, corners })
  }
  return plans
}

/** The images that a layer of floor plans names, as paths; those that are not there included. */
export function imagesOf(file: string, features: readonly LayerFeature[]): string[] {
  const valuesOf = valueReader('floor-plans', basename(file), () => {})
  return features.flatMap((feature) => imagePath(dirname(resolve(file)), valuesOf(feature)['file']) ?? [])
}

function cornersOf(
  { geometry }: LayerFeature,
  values: Record<string, string>,
  datum: LayerFile['datum'],
): Corners | undefined {
  const ring = geometry.type === 'areas' ? geometry.polygons[0]?.[0] : undefined
  const columns = [1, 2, 3, 4].flatMap((i) => [degrees(values[`lon${i}`]), degrees(values[`lat${i}`])])
  // A polygon was converted with its layer; corners in columns are no geometry until now.
  const numbers = ring ?? (datum === 'gcj02' ? convertFlat(columns) : columns)
  const [a = NaN, b = NaN, c = NaN, d = NaN, e = NaN, f = NaN, g = NaN, h = NaN, ...rest] = numbers
  const isFour = rest.length === 0 || (rest.length === 2 && rest[0] === a && rest[1] === b)
  const isOnEarth =
    [a, c, e, g].every((lon) => Math.abs(lon) <= 180) && [b, d, f, h].every((lat) => Math.abs(lat) <= 90)
  if (!isFour || !isOnEarth) return undefined
  return [
    [a, b],
    [c, d],
    [e, f],
    [g, h],
  ]
}

const degrees = (text: string | undefined): number => (text === undefined || text === '' ? NaN : Number(text))

/** Undefined for a path that leads out of the layer's own folder: a layer from elsewhere must not fetch other files. */
function imagePath(beside: string, image: string | undefined): string | undefined {
  if (image === undefined || isAbsolute(image)) return undefined
  const path = resolve(beside, image)
  return path.startsWith(beside + sep) ? path : undefined
}

async function copyImage(
  beside: string,
  image: string | undefined,
  folder: string,
): Promise<{ file: string } | { leftOut: string }> {
  const path = imagePath(beside, image)
  const size =
    path === undefined
      ? undefined
      : await stat(path).then(
          ({ size: bytes }) => bytes,
          () => undefined,
        )
  if (path === undefined || size === undefined) return { leftOut: 'floor-plan-image-missing' }
  if (size > maxImageBytes) return { leftOut: 'floor-plan-image-too-large' }
  const bytes = await readFile(path)
  const type = imageType(bytes)
  if (type === undefined) return { leftOut: 'floor-plan-image-of-unknown-kind' }
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.${type}`
  await mkdir(join(folder, imagesFolder), { recursive: true })
  await writeFile(join(folder, imagesFolder, name), bytes, { flush: true })
  return { file: `${imagesFolder}/${name}` }
}
