import type { Board, Move } from '../live/board.ts'

/** Statuses whose end can be expected from finished work. */
export const restStatuses = ['on-scene', 'transporting', 'at-destination', 'clearing'] as const
export type RestStatus = (typeof restStatuses)[number]

/** How long a unit stayed from a status to the end of its work, on incidents of a type. */
export type RestSample = {
  readonly org: string
  readonly type: string
  readonly status: RestStatus
  readonly seconds: number
}
export type Rest = { readonly seconds: number; readonly cases: number }

/** Below so many cases nothing is expected. DR14 */
export const leastCases = 20
/** Newer samples push out older ones. */
const keptPerKey = 500

export type Rests = ReturnType<typeof createRests>

/** How long work lasts, from finished work of the same organisation, type and status. */
export function createRests() {
  const kept = new Map<string, number[]>()
  const keyOf = (org: string, type: string, status: RestStatus): string => `${org} ${type} ${status}`

  return {
    add({ org, type, status, seconds }: RestSample): void {
      if (!(seconds >= 0)) return
      const key = keyOf(org, type, status)
      const samples = kept.get(key) ?? []
      samples.push(seconds)
      if (samples.length > keptPerKey) samples.shift()
      kept.set(key, samples)
    },
    /**
     * What is left of work that has lasted `elapsedS`: the median of what was left in those cases that lasted longer than
     * that (the empirical conditional residual life), and how many they are. Undefined below `leastCases`. Work that is
     * still going on is not counted, so the longest cases come in late.
     */
    expect(org: string, type: string, status: RestStatus, elapsedS: number): Rest | undefined {
      const left = (kept.get(keyOf(org, type, status)) ?? [])
        .filter((seconds) => seconds > elapsedS)
        .map((seconds) => seconds - elapsedS)
        .toSorted((a, b) => a - b)
      if (left.length < leastCases) return undefined
      const [low = 0, high = 0] = [left[(left.length - 1) >> 1], left[left.length >> 1]]
      return { seconds: (low + high) / 2, cases: left.length }
    },
  }
}

/** Adds what the board sees end: runs by their milestones, clearing by the unit's own status. Returns what stops it. */
export function followRests(rests: Pick<Rests, 'add'>, board: Pick<Board, 'get' | 'listen'>): () => void {
  return board.listen(({ moves }) => {
    for (const move of moves) for (const sample of samplesOf(move, board)) rests.add(sample)
  })
}

function samplesOf({ before, fold }: Move, board: Pick<Board, 'get'>): readonly RestSample[] {
  if (fold.kind === 'slip' && before?.kind === 'slip' && !fold.state.exercise) {
    const { org, runs, incident } = fold.state
    const type = typeOf(board, incident)
    const ended = runs.filter(({ finished }, index) => finished !== null && before.state.runs[index]?.finished === null)
    return type === undefined ? [] : ended.flatMap((run) => samplesOfRun(org, type, run))
  }
  if (fold.kind !== 'unit' || before?.kind !== 'unit') return []
  const { state, since } = before.state
  if (state.phase !== 'clearing' || fold.state.state.phase === 'clearing') return []
  const slip = board.get(`slip/${state.slip}`)
  if (slip?.kind !== 'slip' || slip.state.exercise || since.doubtful) return []
  const type = typeOf(board, slip.state.incident)
  if (type === undefined) return []
  return [{ org: slip.state.org, type, status: 'clearing', seconds: (fold.state.since.at - since.at) / 1000 }]
}

function typeOf(board: Pick<Board, 'get'>, incident: string): string | undefined {
  const fold = board.get(`incident/${incident}`)
  return fold?.kind === 'incident' ? fold.state.type : undefined
}

type Moment = { readonly at: number; readonly doubtful: boolean } | null

/** From each milestone that has a status to the end of the run; times that are in doubt count for nothing. */
export function samplesOfRun(
  org: string,
  type: string,
  run: {
    readonly onScene: Moment
    readonly transporting: Moment
    readonly atDestination: Moment
    readonly finished: Moment
  },
): readonly RestSample[] {
  const { finished } = run
  if (finished === null || finished.doubtful) return []
  const since = {
    'on-scene': run.onScene,
    transporting: run.transporting,
    'at-destination': run.atDestination,
  } as const
  return restStatuses.flatMap((status): RestSample[] => {
    const from = status === 'clearing' ? null : since[status]
    if (from === null || from.doubtful) return []
    return [{ org, type, status, seconds: (finished.at - from.at) / 1000 }]
  })
}
