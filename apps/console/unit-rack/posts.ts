import { hasEnded, type Post, type Slip, type Unit } from '@tocsin/domain'

/** Something that a post owes: the slip, and since when, milliseconds. */
export type Owed = { readonly slip: string; readonly incident: string; readonly since: number }

/** A post as the rack shows it. */
export type PostRow = {
  readonly post: Post
  readonly free: number
  readonly onDuty: number
  /** slips to it that nobody has signed, the oldest first */
  readonly unsigned: readonly Owed[]
  /** work of the post or its units that is over and not yet fed back, or came back to be put right, the oldest first */
  readonly feedback: readonly Owed[]
}

/**
 * The posts with what they owe: who keeps somebody waiting longest stands first, those who owe nothing last, by name.
 * Partners are no posts of one's own and have no slips.
 */
export function postRows(posts: readonly Post[], slips: readonly Slip[], units: readonly Unit[]): readonly PostRow[] {
  const postOf = new Map(units.map(({ id, post }) => [id, post]))
  const owed = (of: (slip: Slip) => Owed | undefined) =>
    Map.groupBy(
      slips.flatMap((slip) => {
        const each = of(slip)
        const post = addresseeOf(slip, postOf)
        return each === undefined || post === null ? [] : [{ post, ...each }]
      }),
      ({ post }) => post,
    )
  const [unsigned, feedback] = [owed(unsignedOf), owed(feedbackOf)]
  return posts
    .filter(({ kind }) => kind !== 'partner')
    .map((post) => {
      const own = units.filter((unit) => unit.post === post.id)
      return {
        post,
        free: own.filter(({ state }) => state.phase === 'available' || state.phase === 'on-call').length,
        onDuty: own.filter(({ state }) => state.phase !== 'off-duty').length,
        unsigned: oldestFirst(unsigned.get(post.id)),
        feedback: oldestFirst(feedback.get(post.id)),
      }
    })
    .toSorted(
      (a, b) =>
        oldest(a.unsigned) - oldest(b.unsigned) ||
        oldest(a.feedback) - oldest(b.feedback) ||
        a.post.name.zh.localeCompare(b.post.name.zh, 'zh-CN', { numeric: true }),
    )
}

const oldestFirst = (owed: readonly Owed[] = []): readonly Owed[] => owed.toSorted((a, b) => a.since - b.since)
/** later than any: nothing is owed */
const never = Number.MAX_SAFE_INTEGER
const oldest = ([first]: readonly Owed[]): number => first?.since ?? never

function addresseeOf({ addressee, runs }: Slip, postOf: ReadonlyMap<string, string | null>): string | null {
  if (addressee.kind === 'post') return addressee.post
  return postOf.get(runs.at(-1)?.unit ?? addressee.unit) ?? null
}

function unsignedOf(slip: Slip): Owed | undefined {
  const { id, incident, addressee, state, sentAt } = slip
  return addressee.kind === 'post' && state.phase === 'sent' ? { slip: id, incident, since: sentAt } : undefined
}

function feedbackOf(slip: Slip): Owed | undefined {
  const { id, incident, feedback } = slip
  if (!hasEnded(slip)) return undefined
  if (feedback.phase === 'due') return { slip: id, incident, since: feedback.since }
  return feedback.phase === 'returned' ? { slip: id, incident, since: feedback.at } : undefined
}
