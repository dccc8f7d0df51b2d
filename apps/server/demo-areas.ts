type Corner = readonly [number, number]
type Box = readonly [west: number, south: number, east: number, north: number]
type Spot = { readonly id: string; readonly lon: number; readonly lat: number }
export type Shape = [number, number][][][]

/** How much of the town lies beyond its own border: calls come from there too, and show what is done with them. */
const beyond = 0.1

const ring = (corners: readonly Corner[]): Shape => {
  const [first] = corners
  const closed = first === undefined ? [] : [...corners, first]
  return [[closed.map(([lon, lat]): [number, number] => [round(lon), round(lat)])]]
}
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
const corners = ([west, south, east, north]: Box): readonly Corner[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
]

/** The town's own ground, and the neighbour's beside it: they share the border, and the east edge of the town is the neighbour's. */
export function demoGrounds(town: Box): { readonly own: Box; readonly neighbour: Box } {
  const [west, south, east, north] = town
  const border = east - (east - west) * beyond
  return { own: [west, south, border, north], neighbour: [border, south, border + (east - west) / 2, north] }
}

export const shapeOf = (box: Box): Shape => ring(corners(box))

/**
 * The ground split among posts: each has what is nearer to it than to any other (Voronoi), cut out of the box side by side by
 * the lines half way to the others. Posts at one spot have none but the first.
 */
export function demoBeats(box: Box, posts: readonly Spot[]): readonly { readonly id: string; readonly area: Shape }[] {
  const shorter = Math.cos((((box[1] + box[3]) / 2) * Math.PI) / 180)
  return posts.flatMap((post, index) => {
    let left = corners(box)
    for (const [at, other] of posts.entries()) {
      if (at === index || left.length === 0) continue
      const [east, north] = [(other.lon - post.lon) * shorter, other.lat - post.lat]
      if (east === 0 && north === 0) {
        if (at < index) left = []
        continue
      }
      const middle = ((post.lon + other.lon) / 2) * shorter * east + ((post.lat + other.lat) / 2) * north
      left = cut(left, ([lon, lat]) => lon * shorter * east + lat * north - middle)
    }
    return left.length < 3 ? [] : [{ id: post.id, area: ring(left) }]
  })
}

/** What of a convex ring lies where `beyondLine` is not positive (Sutherland and Hodgman). */
function cut(all: readonly Corner[], beyondLine: (corner: Corner) => number): readonly Corner[] {
  return all.flatMap((to, index) => {
    const from = all.at(index - 1) ?? to
    const [a, b] = [beyondLine(from), beyondLine(to)]
    const part = a / (a - b)
    const crossing: Corner = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]
    if (a <= 0 === b <= 0) return b <= 0 ? [to] : []
    return b <= 0 ? [crossing, to] : [crossing]
  })
}
