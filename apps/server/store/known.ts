import type { Pending } from './contract.ts'
import { endOf, type Found, type Link, type Tail } from './tail.ts'

/**
 * What this process knows of the log's end without asking: exact as long as the log still bears the mark that the last
 * batch left, so a statement built on it checks just that. What is remembered is bounded; the rest is assumed, and
 * checked.
 */
export type Known = {
  readonly mark: string
  readonly position: number
  readonly at: number
  readonly chains: Memory<Link>
  readonly serials: Memory<number>
  readonly versions: Memory<number>
  /** null: held by nobody */
  readonly holders: Memory<string | null>
}
type Memory<Value> = Map<string, Value>

/**
 * What a statement has to check because it was only assumed. That commands are new and that written subjects have the
 * versions they were decided on needs no look: the log's own keys refuse the rest.
 */
export type Assumed = {
  readonly mark: string
  readonly versions: readonly (readonly [subject: string, version: number])[]
  readonly holders: readonly (readonly [key: string, holder: string | null])[]
}

const mostSubjects = 50_000
const mostOthers = 5_000

/**
 * Guesses what the log says of everything that a batch touches: commands are new, expected versions are right, claims
 * are free to take and held by those who give them back. Undefined where no guess is possible: an organisation, series
 * or unversioned subject that this process has not met.
 */
export function predict(known: Known, batch: readonly Pending[]): { found: Found; assumed: Assumed } | undefined {
  const chains = recall(
    known.chains,
    batch.map(({ actor }) => actor.org),
  )
  const serials = recall(
    known.serials,
    batch.flatMap(({ drafts }) => drafts.flatMap(({ series }) => series ?? [])),
  )
  const unversioned = recall(known.versions, batch.flatMap(unversionedOnes))
  if (chains === undefined || serials === undefined || unversioned === undefined) return undefined
  const versions = guess(
    known.versions,
    batch.flatMap(({ expects }) => [...expects]),
  )
  const holders = guess(known.holders, batch.flatMap(likelyHolders))
  return {
    found: {
      mark: known.mark,
      position: known.position,
      at: known.at,
      chains,
      serials,
      versions: new Map([...unversioned, ...versions.values].filter(([, version]) => version > 0)),
      claims: new Map(
        [...holders.values].flatMap(([key, holder]) => (holder === null ? [] : [[key, holder] as const])),
      ),
      answers: new Map(),
    },
    assumed: { mark: known.mark, versions: versions.guessed, holders: holders.guessed },
  }
}

const unversionedOnes = ({ drafts, expects, unversioned }: Pending): string[] =>
  drafts.map(({ subject }) => subject).filter((subject) => unversioned?.has(subject) === true || !expects.has(subject))

const likelyHolders = ({ release, take }: Pending): [string, string | null][] => [
  ...release.map(({ key, holder }): [string, string] => [key, holder]),
  ...take.map(({ key }): [string, null] => [key, null]),
]

/** All of them, or undefined. */
function recall<Value>(memory: Memory<Value>, keys: readonly string[]): Map<string, Value> | undefined {
  const recalled = new Map<string, Value>()
  for (const key of keys) {
    const value = memory.get(key)
    if (value === undefined) return undefined
    recalled.set(key, value)
  }
  return recalled
}

/** Each from memory where it is there, else its first likely value. */
function guess<Value>(memory: Memory<Value>, likely: readonly (readonly [string, Value])[]) {
  const values = new Map<string, Value>()
  const guessed: (readonly [string, Value])[] = []
  for (const [key, value] of likely) {
    if (values.has(key)) continue
    const remembered = memory.get(key)
    values.set(key, remembered === undefined ? value : remembered)
    if (remembered === undefined) guessed.push([key, value])
  }
  return { values, guessed }
}

/** What is known after reading the log under its lock. */
export const knowFrom = (found: Found): Known => ({
  mark: found.mark,
  position: found.position,
  at: found.at,
  chains: new Map(found.chains),
  serials: new Map(found.serials),
  versions: new Map(found.versions),
  holders: new Map(found.claims),
})

/** What is known once the tail is written under the new mark. */
export function learn(known: Known, tail: Tail, mark: string): Known {
  for (const [org, link] of tail.chains) remember(known.chains, org, link, mostOthers)
  for (const [series, last] of tail.serials) remember(known.serials, series, last, mostOthers)
  for (const { stamp } of tail.events) remember(known.versions, stamp.subject, stamp.version, mostSubjects)
  for (const [key, holder] of tail.hands) remember(known.holders, key, holder, mostOthers)
  return { ...known, mark, position: endOf(tail), at: tail.events.length > 0 ? tail.at : known.at }
}

/**
 * Forgets what came first, an eighth at a time: to look for the one oldest entry each time, or to move each to the end when
 * it is used, costs more than everything else here. What is forgotten too early is guessed and checked.
 */
function remember<Value>(memory: Memory<Value>, key: string, value: Value, most: number): void {
  memory.set(key, value)
  if (memory.size <= most) return
  let left = most / 8
  for (const oldest of memory.keys()) {
    if ((left -= 1) < 0) break
    memory.delete(oldest)
  }
}
