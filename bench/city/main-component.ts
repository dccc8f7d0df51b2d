import type { RoadNetwork } from '@tocsin/city/roads'

/** Per cent of the network's length that lies in its largest connected part, whichever way one may drive. */
export function mainComponentPct({ stateEdge, turnStart, turnTo, metres, pieceWay }: RoadNetwork): number {
  const parent = Uint32Array.from(pieceWay, (_, piece) => piece)
  const rootOf = (piece: number): number => {
    let root = piece
    while (parent[root] !== root) root = parent[root] = parent[parent[root] ?? 0] ?? 0
    return root
  }
  const pieceOf = (state: number): number => (stateEdge[state] ?? 0) >> 1
  for (let state = 0; state < stateEdge.length; state++) {
    for (let turn = turnStart[state] ?? 0; turn < (turnStart[state + 1] ?? 0); turn++) {
      parent[rootOf(pieceOf(state))] = rootOf(pieceOf(turnTo[turn] ?? 0))
    }
  }
  const lengths = new Map<number, number>()
  for (const piece of pieceWay.keys()) {
    // State 2p is driving along piece p.
    lengths.set(rootOf(piece), (lengths.get(rootOf(piece)) ?? 0) + (metres[2 * piece] ?? 0))
  }
  const all = [...lengths.values()]
  return (100 * Math.max(0, ...all)) / all.reduce((sum, length) => sum + length, 0)
}
