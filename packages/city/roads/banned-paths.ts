/** Directed edges one after another that may not be driven in this order. At least two. */
export type BannedPath = readonly number[]

/** Where one is in the tree of banned paths: `nowhere`, or on the way into some of them. */
export type BanPlace = number
export const nowhere: BanPlace = 0

/**
 * Finds out, edge by edge, whether a drive is about to complete a banned path: Aho and Corasick's automaton (1975) over
 * edges. Its places are the proper beginnings of banned paths.
 */
export class BannedPaths {
  readonly #paths: (readonly number[])[] = [[]]
  readonly #complete = new Set<number>()
  readonly #children: Map<number, number>[] = [new Map<number, number>()]

  constructor(paths: Iterable<BannedPath>) {
    for (const path of paths) this.#add(path)
  }

  /** Where one is who knows only the edge that he is on. */
  start(edge: number): BanPlace {
    return this.#children[0]?.get(edge) ?? nowhere
  }

  /** Whether being here differs from having just begun on this edge. */
  hasHistory(place: BanPlace): boolean {
    return (this.#paths[place]?.length ?? 0) > 1
  }

  /** Goes on to the next edge: the new place, or 'banned'. */
  follow(place: BanPlace, edge: number): BanPlace | 'banned' {
    if (place === nowhere) return this.start(edge)
    const driven = [...(this.#paths[place] ?? []), edge]
    let longest: BanPlace = nowhere
    for (let from = 0; from < driven.length; from++) {
      const found = this.#find(driven, from)
      if (found === undefined) continue
      if (this.#complete.has(found)) return 'banned'
      if (longest === nowhere) longest = found
    }
    return longest
  }

  #find(driven: readonly number[], from: number): BanPlace | undefined {
    let place: BanPlace | undefined = nowhere
    for (let i = from; i < driven.length && place !== undefined; i++) {
      place = this.#children[place]?.get(driven[i] ?? -1)
    }
    return place
  }

  #add(path: BannedPath): void {
    let place: BanPlace = nowhere
    path.forEach((edge, i) => {
      const children = this.#children[place]
      const known = children?.get(edge)
      if (known !== undefined) return (place = known)
      const added = this.#paths.push(path.slice(0, i + 1)) - 1
      this.#children.push(new Map())
      children?.set(edge, added)
      return (place = added)
    })
    this.#complete.add(place)
  }
}
