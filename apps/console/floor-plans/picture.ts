/** A floor plan's image: as it came, and drawn for the map. */
export type Picture = { readonly url: string; readonly canvas: HTMLCanvasElement }
/** Why there is none: not on the server, no way to it, or no image that this browser can draw. */
export type NoPicture = 'missing' | 'unreachable' | 'broken'

/** Sharp at the nearest zoom for a building, and within what every graphics card takes. */
const longestPx = 2400
/** Under this share of drawn pixels an image is lines on nothing, which a dark map would swallow. */
const leastDrawn = 0.4
/** Images are named by their bytes, so what was loaded once is right for ever; a handful is enough to go up and down. */
const mostKept = 12
const kept = new Map<string, Picture>()

export const keptPicture = (image: string): Picture | undefined => kept.get(image)

/** Fetches and draws an image, or says why not; an abort counts as unreachable. */
export async function loadPicture(image: string, signal: AbortSignal): Promise<Picture | NoPicture> {
  const known = kept.get(image)
  if (known !== undefined) return known
  const blob = await fetchImage(image, signal)
  if (typeof blob === 'string') return blob
  const url = URL.createObjectURL(blob)
  try {
    const picture = { url, canvas: await draw(url) }
    keep(image, picture)
    return picture
  } catch {
    URL.revokeObjectURL(url)
    return 'broken'
  }
}

async function fetchImage(image: string, signal: AbortSignal): Promise<Blob | NoPicture> {
  try {
    const response = await fetch(image, { signal })
    if (response.ok) return await response.blob()
    return response.status === 404 ? 'missing' : 'unreachable'
  } catch {
    return 'unreachable'
  }
}

function keep(image: string, picture: Picture): void {
  kept.set(image, picture)
  const [oldest] = kept
  if (kept.size <= mostKept || oldest === undefined) return
  kept.delete(oldest[0])
  // Whoever still shows it has it on the screen by now.
  URL.revokeObjectURL(oldest[1].url)
}

async function draw(url: string): Promise<HTMLCanvasElement> {
  const image = new Image()
  image.src = url
  await image.decode()
  const { naturalWidth: width, naturalHeight: height } = image
  if (width === 0 || height === 0) throw new Error('an image without a size')
  const scale = longestPx / Math.max(width, height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('this browser has no 2D canvas')
  if (drawnShare(image) < leastDrawn) {
    pen.fillStyle = '#ffffff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
  }
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** How much of an image is not transparent, looked at coarsely. */
function drawnShare(image: HTMLImageElement): number {
  const sidePx = 48
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = sidePx
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (pen === null) return 1
  pen.drawImage(image, 0, 0, sidePx, sidePx)
  const { data } = pen.getImageData(0, 0, sidePx, sidePx)
  let drawn = 0
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 127) drawn++
  return drawn / (sidePx * sidePx)
}
