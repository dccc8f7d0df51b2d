import { fromFile } from 'geotiff'
import { BrokenModel } from './broken-model.ts'

/** Where help is wanted, and how much in proportion to the other places. WGS 84. */
export type DemandPoint = { readonly lon: number; readonly lat: number; readonly weight: number }

/** The middles of a GeoTIFF's cells with a value above zero, in degrees. Throws BrokenModel. */
export async function readDemandRaster(file: string): Promise<DemandPoint[]> {
  const { width, height, origin, step, cells, none } = await readCells(file)
  const points: DemandPoint[] = []
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const weight = cells[row * width + column] ?? 0
      if (!(weight > 0) || weight === none || weight === Infinity) continue
      points.push({ lon: origin[0] + (column + 0.5) * step[0], lat: origin[1] + (row + 0.5) * step[1], weight })
    }
  }
  const inDegrees = points.every(({ lon, lat }) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90)
  if (points.length > 0 && inDegrees) return points
  throw new BrokenModel(
    file,
    inDegrees ? 'has no cell above zero' : 'is not in degrees',
    'Give population or calls by cell as a GeoTIFF in WGS 84 (EPSG:4326)',
  )
}

async function readCells(file: string) {
  try {
    const tiff = await fromFile(file)
    const image = await tiff.getImage()
    const [cells] = await image.readRasters()
    if (typeof cells === 'number' || cells === undefined) throw new Error('no band in it')
    const [west = NaN, north = NaN] = image.getOrigin()
    const [stepX = NaN, stepY = NaN] = image.getResolution()
    const origin = [west, north] as const
    const step = [stepX, stepY] as const
    const none = image.getGDALNoData()
    return { width: image.getWidth(), height: image.getHeight(), origin, step, cells, none }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new BrokenModel(file, `is no GeoTIFF that can be read (${why})`, 'Write it again, e.g. with gdal_translate')
  }
}
