import type { Claim, Outcome, Pending } from './contract.ts'
import { record, type Recording, type Schemas } from './record.ts'
import { commandKey, endOf, holderOf, openTail, type Found, type Hands, type Tail } from './tail.ts'

/** One command's end: an outcome, or an error that is its own and nobody else's. */
export type Verdict = Outcome | { readonly kind: 'broken'; readonly error: unknown }

/**
 * Decides the end of every command of a batch, in order, each on the log as those before it leave it; returns the
 * verdicts and the tail to write. Pure, apart from calling the commands' own rehearsals.
 */
export function arbitrate(
  batch: readonly Pending[],
  found: Found,
  now: number,
  schemas: Schemas,
): { readonly verdicts: readonly Verdict[]; readonly tail: Tail } {
  const tail = openTail(found, now)
  const verdicts = batch.map((pending): Verdict => {
    try {
      return take(tail, pending, schemas)
    } catch (error) {
      return { kind: 'broken', error }
    }
  })
  return { verdicts, tail }
}

function take(tail: Tail, pending: Pending, schemas: Schemas): Outcome {
  const known = tail.answers.get(commandKey(pending.actor.org, pending.command))
  if (known !== undefined) return { kind: 'repeated', ...known }
  const stale = staleOnes(tail, pending)
  if (stale.length > 0) return { kind: 'stale', subjects: stale, position: endOf(tail) }
  const passed = passClaims(tail, pending)
  if ('lost' in passed) return { kind: 'taken', ...passed.lost, position: endOf(tail) }
  const recording = record(tail, pending, schemas)
  pending.rehearse?.(recording.recorded)
  keep(tail, pending, recording, passed.hands)
  return { kind: 'stored', answer: pending.answer, recorded: recording.recorded }
}

const staleOnes = (tail: Tail, { expects, unversioned }: Pending): string[] =>
  [...expects]
    .filter(
      ([subject, expected]) => (tail.versions.get(subject) ?? 0) !== expected && unversioned?.has(subject) !== true,
    )
    .map(([subject]) => subject)

/** Gives back first, then takes, so that one command may pass a unit from one job to the next. */
function passClaims(tail: Tail, { release, take: wanted }: Pending): { lost: Claim } | { hands: Hands } {
  const hands = new Map<string, string | null>()
  for (const { key, holder } of release) if (holderOf(tail, key) === holder) hands.set(key, null)
  for (const { key, holder } of wanted) {
    const own = hands.get(key)
    const holds = own === undefined ? holderOf(tail, key) : own
    if (holds !== null && holds !== holder) return { lost: { key, holder: holds } }
    hands.set(key, holder)
  }
  return { hands }
}

/** Only now does the command change what those behind it see: whatever threw before left no trace. */
function keep(tail: Tail, pending: Pending, recording: Recording, hands: Hands): void {
  for (const stored of recording.stored) {
    tail.versions.set(stored.stamp.subject, stored.stamp.version)
    tail.events.push(stored)
  }
  if (recording.stored.length > 0) tail.chains.set(pending.actor.org, recording.link)
  for (const [series, serial] of recording.serials) tail.serials.set(series, serial)
  for (const [key, holder] of hands) tail.hands.set(key, holder)
  tail.keys.push(...pending.keys)
  tail.erased.push(...(pending.erase ?? []))
  const position = recording.stored.at(-1)?.stamp.position ?? 0
  tail.answers.set(commandKey(pending.actor.org, pending.command), { answer: pending.answer, position })
  tail.commands.push({ pending, position })
}
