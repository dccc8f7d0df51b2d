import type { Storey } from './storeys.ts'

type Size = { readonly lengthM: number; readonly depthM: number; readonly hasWings: boolean }
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Units of the drawing in one metre. */
const scale = 24
const wall = '#33404d'
const escape = '#127a3e'
/** Shares of the U-shaped building that `campus.ts` draws: how wide a wing is, how deep the bar between them. */
const [wingShare, barShare] = [0.225, 0.4]
const corridorM = 2.6
const stairM = 4.5

/**
 * A storey as a plain SVG that the importer takes: the bar with its corridor and rooms, the two wings, stairs, lifts, exits
 * and hydrants. Lengths in metres; the image covers the building's rectangle and nothing else.
 */
export function drawStorey(storey: Storey, { lengthM, depthM, hasWings }: Size): string {
  const [width, height] = [lengthM * scale, depthM * scale]
  const wing = hasWings ? width * wingShare : stairM * scale
  const bar = hasWings ? height * barShare : height
  const corridor = Math.min(corridorM * scale, bar / 4)
  const stair = stairM * scale
  const row = (bar - corridor) / 2
  const inner = { x: stair, width: width - 2 * stair }
  const south = { x: wing, width: width - 2 * wing }
  const outline = `M0 0H${n(width)}V${n(height)}H${n(width - wing)}V${n(bar)}H${n(wing)}V${n(height)}H0Z`
  const wings = [
    ...roomsIn([storey.wings[0]], { x: 0, y: bar, width: wing, height: height - bar }),
    ...roomsIn([storey.wings[1]], { x: width - wing, y: bar, width: wing, height: height - bar }),
  ]
  const shapes = [
    `<path d="${outline}" fill="#ffffff"/>`,
    ...roomsIn(storey.north, { ...inner, y: 0, height: row }),
    ...roomsIn(storey.south, { ...south, y: row + corridor, height: row }),
    ...(hasWings ? wings : []),
    ...stairs({ x: 0, y: 0, width: stair, height: row }),
    ...stairs({ x: width - stair, y: 0, width: stair, height: row }),
    ...lift({ x: wing - stair, y: row + corridor, width: stair, height: row }),
    ...lift({ x: width - wing, y: row + corridor, width: stair, height: row }),
    ...[0.3, 0.7].map((share) => hydrant(width * share, row + corridor / 2)),
    ...(storey.ground === true
      ? (hasWings ? [wing / 2, width - wing / 2] : [width / 2]).map((x) => exit(x, height))
      : []),
    `<path d="${outline}" fill="none" stroke="${wall}" stroke-width="7"/>`,
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}" font-family="sans-serif">${shapes.join('')}</svg>\n`
}

const n = (value: number): string => value.toFixed(1)

const rectangle = ({ x, y, width, height }: Box, fill: string): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}" stroke="${wall}" stroke-width="3"/>`

const text = (x: number, y: number, size: number, words: string, colour = '#1c2630'): string =>
  `<text x="${n(x)}" y="${n(y)}" font-size="${n(size)}" text-anchor="middle" fill="${colour}">${words}</text>`

function roomsIn(rooms: Storey['north'], { x, y, width, height }: Box): string[] {
  const total = rooms.reduce((sum, [, , share]) => sum + share, 0)
  let from = x
  return rooms.flatMap(([zh, en, share]) => {
    const box = { x: from, y, width: (width * share) / total, height }
    from += box.width
    const size = Math.min(44, (box.width / Math.max(zh.length, en.length * 0.55)) * 0.92, height / 3)
    const [middle, centre] = [box.x + box.width / 2, box.y + height / 2]
    return [
      rectangle(box, '#eef3f7'),
      text(middle, centre - size * 0.15, size, zh),
      text(middle, centre + size * 0.95, size * 0.8, en),
    ]
  })
}

function stairs(box: Box): string[] {
  const steps = Array.from({ length: 7 }, (_, k) => {
    const y = n(box.y + (box.height * (k + 1)) / 8)
    return `<line x1="${n(box.x)}" y1="${y}" x2="${n(box.x + box.width)}" y2="${y}" stroke="${wall}" stroke-width="1.5"/>`
  })
  return [rectangle(box, '#dff0e4'), ...steps]
}

const lift = (box: Box): string[] => [
  rectangle(box, '#e4e0f2'),
  `<path d="M${n(box.x)} ${n(box.y)}L${n(box.x + box.width)} ${n(box.y + box.height)}M${n(box.x + box.width)} ${n(box.y)}L${n(box.x)} ${n(box.y + box.height)}" stroke="${wall}" stroke-width="1.5"/>`,
]

const hydrant = (x: number, y: number): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="16" fill="#c23a2b"/><text x="${n(x)}" y="${n(y + 8)}" font-size="22" text-anchor="middle" fill="#ffffff">H</text>`

/** A door to the outside, above the wall that it breaks. */
const exit = (x: number, wallY: number): string =>
  `<path d="M${n(x - 18)} ${n(wallY - 10)}h36l-18 -26Z" fill="${escape}"/>${text(x, wallY - 46, 24, '出口 Exit', escape)}`
