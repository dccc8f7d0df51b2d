/**
 * What an image is by its bytes, never by its name: png, jpg, webp, or an SVG that holds nothing but drawing. Undefined for
 * all else.
 */
export function imageType(bytes: Buffer): 'png' | 'jpg' | 'webp' | 'svg' | undefined {
  const head = bytes.subarray(0, 16).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('\xff\xd8\xff')) return 'jpg'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp'
  return isPlainSvg(bytes) ? 'svg' : undefined
}

const drawingOnly = new Set(
  `svg g path rect circle ellipse line polyline polygon text tspan defs title desc lineargradient radialgradient stop
  clippath symbol`.split(/\s+/),
)

/**
 * An SVG is a document that can run scripts and fetch. This takes only known drawing elements without any attribute that
 * acts or refers, and no document type, style sheet or entity: in doubt it is no plan.
 */
function isPlainSvg(bytes: Buffer): boolean {
  const text = bytes.toString('utf8').replaceAll(/<!--[^]*?-->/g, '')
  const body = text.replace(/^\uFEFF?\s*<\?xml[^>]*\?>/, '').trim()
  if (!/^<svg[\s>]/.test(body) || !body.endsWith('</svg>')) return false
  if (/<[!?]|&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(body)) return false
  if (/[\s"'/]on\w+\s*=|href|javascript|url\s*\(|@import|style\s*=|data:/i.test(body)) return false
  return Array.from(body.matchAll(/<\/?\s*([^\s/>]+)/g)).every(([, name]) =>
    drawingOnly.has((name ?? '').toLowerCase()),
  )
}
