import type { OsmMember, OsmNode, OsmRelation, OsmTags, OsmWay } from '../import/osm.ts'
import type { OsmSource } from './collect.ts'

/** OpenStreetMap elements written down in a test. */
export class OsmElements {
  readonly #nodes: OsmNode[] = []
  readonly #ways: OsmWay[] = []
  readonly #relations: OsmRelation[] = []

  node(id: number, lon: number, lat: number, tags: OsmTags = {}): this {
    this.#nodes.push({ id, lon, lat, tags })
    return this
  }

  way(id: number, refs: readonly number[], tags: OsmTags = {}): this {
    this.#ways.push({ id, refs, tags: { highway: 'residential', ...tags } })
    return this
  }

  /** a way that is no road */
  waterway(id: number, refs: readonly number[], tags: OsmTags): this {
    this.#ways.push({ id, refs, tags })
    return this
  }

  restriction(id: number, rule: string, from: number, via: OsmMember, to: number, tags: OsmTags = {}): this {
    const way = (ref: number, role: string): OsmMember => ({ type: 'way', ref, role })
    const members = [way(from, 'from'), via, way(to, 'to')]
    this.#relations.push({ id, members, tags: { type: 'restriction', restriction: rule, ...tags } })
    return this
  }

  relation(relation: OsmRelation): this {
    this.#relations.push(relation)
    return this
  }

  get source(): OsmSource {
    return (listener) => {
      for (const node of this.#nodes) listener.node?.(node)
      for (const way of this.#ways) listener.way?.(way)
      for (const relation of this.#relations) listener.relation?.(relation)
      return Promise.resolve()
    }
  }
}
