import type { FixMethod, MeasuredPlace, Point } from '@tocsin/domain'
import { SaxesParser } from 'saxes'
import { arcBand, around, ellipse } from './shapes.ts'
import { unread, type Read, type Unread } from './told.ts'

/** A document is some two kilobytes; one of this size tells something else. */
export const largestPidf = 64_000
const deepest = 40
const mostCorners = 60

const gml = 'http://www.opengis.net/gml'
const geoShape = 'http://www.opengis.net/pidflo/1.0'
const geopriv = 'urn:ietf:params:xml:ns:pidf:geopriv10'
const pidf = 'urn:ietf:params:xml:ns:pidf'
const dataModel = 'urn:ietf:params:xml:ns:pidf:data-model'
/** RFC 7459 */
const confidence = 'urn:ietf:params:xml:ns:geopriv:conf'
/** WGS 84, flat and with height; both latitude first (RFC 5491, 5) */
const systems: ReadonlySet<string> = new Set(['urn:ogc:def:crs:EPSG::4326', 'urn:ogc:def:crs:EPSG::4979'])
/** Of the registry of method tokens (RFC 4119), as far as they say how. */
const methods: Readonly<Record<string, FixMethod>> = {
  GPS: 'gnss',
  'A-GPS': 'gnss',
  'Device-Based_A-GPS': 'gnss',
  'Device-Assisted_A-GPS': 'gnss',
  '802.11': 'wifi',
  Cell: 'cell',
  TA: 'cell',
  'TA-NMR': 'cell',
  Triangulation: 'cell',
  Manual: 'address',
}

type Node = {
  readonly name: string
  readonly space: string
  readonly system: string | undefined
  readonly children: Node[]
  text: string
}

/**
 * A Presence Information Data Format Location Object (RFC 4119, RFC 5491): the first shape of its first location, made a
 * circle that holds it. Read as XML with namespaces, without a document type: no entity is ever fetched or unfolded.
 */
export function readPidfLo(xml: string): Read {
  if (xml.length > largestPidf) return unread('document', `at most ${largestPidf} characters`)
  const root = treeOf(xml)
  if ('ok' in root) return root
  if (root.name !== 'presence' || root.space !== pidf) return unread('presence', `the root of namespace ${pidf}`)
  const info = find(root, 'location-info', geopriv)
  if (info === undefined) return unread('location-info', `one of namespace ${geopriv}`)
  const shape = info.children.flatMap((child) => shapeIn(child))[0]
  if (shape === undefined)
    return unread('location-info', 'a Point, Circle, Ellipse, ArcBand, Polygon, Sphere, Ellipsoid or Prism')
  if ('ok' in shape) return shape
  const told = find(info, 'confidence', confidence)
  const share = told === undefined ? 95 : Number(told.text)
  const time = (find(root, 'timestamp', dataModel) ?? find(root, 'timestamp', pidf))?.text.trim() ?? ''
  const at = Date.parse(time)
  if (time !== '' && Number.isNaN(at)) return unread('timestamp', 'a time of RFC 3339')
  const method = methods[find(root, 'method', geopriv)?.text.trim() ?? ''] ?? 'unknown'
  // without a word it is 95 of a hundred (RFC 5491, 5.1)
  const confidencePct = share > 0 && share <= 100 ? share : null
  const spot: MeasuredPlace = { ...shape, confidencePct, method }
  return { ok: true, told: { source: 'network', at: time === '' ? null : at, spot } }
}

function treeOf(xml: string): Node | Unread {
  const parser = new SaxesParser({ xmlns: true })
  const roots: Node[] = []
  const path: Node[] = []
  const wrong: Unread[] = []
  const stop = (unreadPart: Unread): void => void wrong.push(unreadPart)
  parser.on('doctype', () => stop(unread('DOCTYPE', 'leave it out: no entities are read')))
  parser.on('error', ({ message }) => stop(unread('document', message.slice(0, 200))))
  parser.on('opentag', ({ local, uri, attributes }) => {
    const system = attributes['srsName']?.value ?? path.at(-1)?.system
    const node: Node = { name: local, space: uri, system, children: [], text: '' }
    if (path.length > deepest) stop(unread('document', `at most ${deepest} elements within each other`))
    else (path.at(-1)?.children ?? roots).push(node)
    path.push(node)
  })
  parser.on('text', (text) => {
    const node = path.at(-1)
    if (node !== undefined) node.text += text
  })
  parser.on('closetag', () => void path.pop())
  // in slices, so that nothing is read after the first thing that is wrong
  for (let at = 0; at < xml.length && wrong.length === 0; at += 4096) parser.write(xml.slice(at, at + 4096))
  if (wrong.length === 0) parser.close()
  return wrong[0] ?? roots[0] ?? unread('document', 'it is empty')
}

function find(node: Node, name: string, space: string): Node | undefined {
  if (node.name === name && node.space === space) return node
  for (const child of node.children) {
    const found = find(child, name, space)
    if (found !== undefined) return found
  }
  return undefined
}

type Shape = Pick<MeasuredPlace, 'point' | 'radiusM' | 'outline'>

/** The shape that a child of location-info is; none for a civic address and what is not known. */
function shapeIn(node: Node): readonly (Shape | Unread)[] {
  const read = node.space === gml ? gmlShapes[node.name] : node.space === geoShape ? ownShapes[node.name] : undefined
  if (read === undefined) return []
  if (!systems.has(node.system ?? '')) return [unread('srsName', `one of ${[...systems].join(', ')}`)]
  return [read(node)]
}

const gmlShapes: Readonly<Record<string, (node: Node) => Shape | Unread>> = {
  Point: (node) => withCentre(node, (point) => ({ point, radiusM: null, outline: null })),
  Polygon: (node) => polygon(node),
}

const ownShapes: Readonly<Record<string, (node: Node) => Shape | Unread>> = {
  Circle: (node) => round(node),
  Sphere: (node) => round(node),
  Ellipse: (node) => oval(node),
  Ellipsoid: (node) => oval(node),
  ArcBand: (node) => sector(node),
  Prism: (node) => polygon(node),
}

const round = (node: Node): Shape | Unread =>
  withCentre(node, (point) => measured(node, ['radius'], (of) => ({ point, radiusM: of('radius'), outline: null })))

const oval = (node: Node): Shape | Unread =>
  withCentre(node, (point) =>
    measured(node, ['semiMajorAxis', 'semiMinorAxis', 'orientation'], (of) =>
      ellipse(point, of('semiMajorAxis'), of('semiMinorAxis'), of('orientation')),
    ),
  )

const sector = (node: Node): Shape | Unread =>
  withCentre(node, (point) =>
    measured(node, ['innerRadius', 'outerRadius', 'startAngle', 'openingAngle'], (of) =>
      of('outerRadius') < of('innerRadius')
        ? unread('outerRadius', 'not less than innerRadius')
        : arcBand(point, of('innerRadius'), of('outerRadius'), of('startAngle'), of('openingAngle')),
    ),
  )

function withCentre(node: Node, then: (point: Point) => Shape | Unread): Shape | Unread {
  const points = pointsOf(find(node, 'pos', gml)?.text ?? '', dimensions(node))
  if ('ok' in points) return points
  const [point] = points
  return point === undefined ? unread('pos', 'latitude and longitude') : then(point)
}

/** Lengths in metres, turns in degrees; `of` gives each by its name. */
function measured<const Name extends string>(
  node: Node,
  names: readonly Name[],
  then: (of: (name: Name) => number) => Shape | Unread,
): Shape | Unread {
  const numberOf = (name: Name): number => {
    const text = find(node, name, geoShape)?.text.trim() ?? ''
    return text === '' ? NaN : Number(text)
  }
  const wrong = names.find((name) => !within(numberOf(name)))
  return wrong === undefined ? then(numberOf) : unread(wrong, 'a number from 0 to 1000000: metres, or degrees')
}

const within = (value: number): boolean => value >= 0 && value <= 1_000_000

const dimensions = (node: Node): 2 | 3 => (node.system?.endsWith('4979') === true ? 3 : 2)

function polygon(node: Node): Shape | Unread {
  const ring = find(node, 'LinearRing', gml)
  if (ring === undefined) return unread('LinearRing', 'the outer ring of the shape')
  const told = ring.children.filter(({ name }) => name === 'pos' || name === 'posList').map(({ text }) => text)
  const points = pointsOf(told.join(' '), dimensions(node))
  if ('ok' in points) return points
  const corners = points.slice(0, -1)
  const [first] = corners
  if (first === undefined || corners.length < 3 || corners.length > mostCorners)
    return unread('LinearRing', `3 to ${mostCorners} corners, the first again at the end`)
  return around(corners, first)
}

/** Latitude first, as both systems have it. */
function pointsOf(text: string, numbersEach: 2 | 3): readonly Point[] | Unread {
  const numbers = text.trim().split(/\s+/).filter(Boolean).map(Number)
  // a flat position in a system with height is common, and clear
  const each = numbers.length % numbersEach === 0 ? numbersEach : 2
  const points: Point[] = []
  for (let at = 0; at + 1 < numbers.length; at += each) {
    const [lat = NaN, lon = NaN] = [numbers[at], numbers[at + 1]]
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180))
      return unread('pos', 'latitude from -90 to 90, then longitude from -180 to 180')
    points.push({ lon, lat })
  }
  return points
}
