import type { ImportFinding } from '../city.ts'

/** What each kind of finding means and what the import did about it. A spec holds that no kind is without words. */
const words: Readonly<Record<string, string>> = {
  'duplicate-node': 'nodes with an id that came before: left out, the first counts',
  'duplicate-way': 'ways with an id that came before: left out, the first counts',
  'duplicate-relation': 'relations with an id that came before: left out, the first counts',
  'way-with-missing-nodes': 'ways with nodes that the extract lacks: kept as far as they are there',
  'road-with-missing-nodes': 'roads with nodes that the extract lacks: cut there',
  'road-without-line': 'roads of fewer than two points: left out',
  'area-not-closed':
    'areas whose outline is not closed (as a rule cut at the edge of the extract): the open part left out',
  'address-without-street': 'house numbers without a street: left out of the gazetteer',
  'interpolation-without-numbers': 'stretches of addresses without numbers at their ends: left out',
  'broken-turn-restriction': 'turn restrictions that make no sense: left out',
  'limit-at-a-junction': 'limits of size on a crossing of roads, where they cannot say for whom: left out',
  'turn-restriction-without-effect': 'turn restrictions that forbid nothing on these roads: left out',
  'coastline-not-closed': 'coastlines that would flood the land: the sea left out of the map',
  'layer-in-gbk': 'files that are no UTF-8: read as GBK. Look at a few names',
  'layer-with-swapped-axes': 'layers with latitude and longitude swapped: swapped back',
  'layer-looks-like-gcj02':
    'layers whose points look like GCJ-02 (of those compared so many come nearer to a road once converted): taken as they are. If they are GCJ-02, import again with --gcj02 FILE; at the desk tick GCJ-02 beside the file',
  'layer-converted-from-gcj02': 'layers given as GCJ-02: converted to WGS 84',
  'column-dropped': 'columns that the layer has no use for: dropped, not stored',
  'row-of-another-length': 'rows with more or fewer values than the header has columns: left out',
  'row-without-coordinates': 'rows without usable coordinates: left out',
  'feature-without-geometry': 'features without a usable geometry: left out',
  'feature-without-tags': 'features that say nothing of themselves: left out',
  'feature-twice': 'features that came before, with the same values at the same place: left out',
  'geometry-of-another-kind':
    'features of a geometry that this layer cannot hold (lines for points, points for areas): left out',
  'coordinates-off-earth': 'features with coordinates that are nowhere on earth: left out',
  'coordinates-zero': 'features at 0, 0: left out',
  'far-outside-the-city': 'features more than a degree outside the city: left out',
  'line-of-unknown-kind': 'lines that do not say what they are (highway and the like): left out',
  'line-without-length': 'lines of fewer than two different points: left out',
  'fixture-of-unknown-kind':
    'fixtures of a kind that is not known (lamp post, power pole, lift, metro exit, km post): left out',
  'fixture-without-number': 'fixtures without a number or name: left out',
  'km-post-without-road-or-km': 'km posts without road or kilometre: left out',
  'premises-without-name': 'premises without a name: left out',
  'area-crossing-itself': 'areas whose outline crosses itself: taken apart at the crossings and kept',
  'area-without-ground': 'areas that hold no ground: left out',
  'id-twice': 'beats, zones, closed areas or plans with an id that came before: left out, the first counts',
  'floor-plan-without-corners': 'floor plans without four corners on earth: left out',
  'floor-plan-without-premises': 'floor plans that do not say whose they are: left out',
  'floor-plan-image-missing': 'floor plans whose image is not beside the layer: left out',
  'floor-plan-image-too-large': 'floor plans whose image has more than 20 MB: left out',
  'floor-plan-image-of-unknown-kind': 'floor plans whose image is no PNG, JPEG, WebP or plain SVG: left out',
}

/** One finding in words, for people: what, how many, what was done; then its examples, one a line. */
export function describeFinding({ kind, count, examples }: ImportFinding): string {
  const head = `${count} × ${words[kind] ?? kind}`
  const more = count > examples.length ? [`... and ${count - examples.length} more`] : []
  return [head, ...[...examples, ...more].map((line) => `    ${line}`)].join('\n')
}

/** Whether a kind of finding has words. */
export const hasWords = (kind: string): boolean => words[kind] !== undefined
