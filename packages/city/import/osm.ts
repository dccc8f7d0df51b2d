/** OpenStreetMap's three kinds of element, as the reader hands them out. Coordinates are WGS 84 degrees. */
export type OsmTags = Readonly<Record<string, string>>
export type OsmNode = { readonly id: number; readonly lon: number; readonly lat: number; readonly tags: OsmTags }
export type OsmWay = { readonly id: number; readonly refs: readonly number[]; readonly tags: OsmTags }
export type OsmMember = { readonly type: 'node' | 'way' | 'relation'; readonly ref: number; readonly role: string }
export type OsmRelation = { readonly id: number; readonly members: readonly OsmMember[]; readonly tags: OsmTags }

/** Who listens to a pass over an extract. A kind without a listener is skipped without being decoded. */
export type OsmListener = {
  readonly node?: (node: OsmNode) => void
  readonly way?: (way: OsmWay) => void
  readonly relation?: (relation: OsmRelation) => void
  /** share of the file read so far, 0 to 1 */
  readonly progress?: (share: number) => void
}
