import { createHmac, randomBytes } from 'node:crypto'
import { isFlooding, type Contact, type Sealed } from '@tocsin/domain'
import type { Board } from './live/board.ts'
import type { Fold } from './live/fold.ts'
import type { TakeCommand } from './take-command.ts'
import { idOf } from './id-of.ts'

type Parts = {
  readonly board: Pick<Board, 'folds' | 'listen' | 'get'>
  readonly open: (sealed: Sealed) => Promise<string | undefined>
  /** contacts of an organisation that ended since then */
  readonly endedSince: (org: string, since: number) => Promise<readonly Contact[]>
  readonly take: TakeCommand
  /** the log's clock, milliseconds */
  readonly now: () => number
  readonly warn: (about: object, message: string) => void
}

/** Contacts are compared while they ring or are open, and for so long after (product wall 2). */
export const comparedForMs = 24 * 60 * 60_000
/** So many calls of one number within so long look like a flood; a person says whether it is one. */
const manyCalls = 4
const manyWithinMs = 10 * 60_000
const forgetEveryMs = 60_000

type Known = {
  readonly contact: Contact
  /** of its number, under a key that lives as long as this process */
  readonly digest: string
  readonly sealed: string
}

/** Another contact of the same number, without the number. */
export type SameNumber = Contact

const endedAt = ({ state }: Contact): number | null =>
  state.phase === 'ended' || state.phase === 'closed' ? state.at : null

const isOver = (contact: Contact): boolean => endedAt(contact) !== null

/** What is dialled, without how it was written. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}+]/gu, '')
    .toLowerCase()

export type SameNumbers = ReturnType<typeof createSameNumbers>

/**
 * Which contacts of the last 24 hours have the same number: compared in memory alone, as keyed digests under a key that
 * nobody else has and that ends with the process. Nothing of it is stored, and nobody can ask by a number.
 */
export function createSameNumbers({ board, open, endedSince, take, now, warn }: Parts) {
  const key = randomBytes(32)
  const known = new Map<string, Known>()
  let work = Promise.resolve()
  let isStopped = false

  const digestOf = (org: string, number: string): string =>
    createHmac('sha256', key)
      .update(`${org}\n${plain(number)}`)
      .digest('base64')

  const isKept = (contact: Contact): boolean => (endedAt(contact) ?? Infinity) > now() - comparedForMs

  const others = ({ contact, digest }: Known): readonly Known[] =>
    [...known.values()].filter(
      (each) =>
        each.digest === digest &&
        each.contact.id !== contact.id &&
        each.contact.org === contact.org &&
        isKept(each.contact),
    )

  async function mark({ id, org, exercise }: Contact, since: number | null): Promise<void> {
    const body = { contact: id, flooding: since !== null, since }
    const command = { id: idOf(`mark-flooding ${id} ${since ?? now()}`), type: 'mark-flooding' as const, body }
    const answer = await take('system', org, { ...command, deviceAt: null, seat: null, exercise })
    if ('field' in answer) throw new Error(`mark-flooding could not be read: ${answer.field}`)
  }

  /** A mark holds for all that ring from this number, from when it was set: calls that come later do not prolong it. */
  async function spread(one: Known, before: Contact | undefined): Promise<void> {
    const { floodingSince } = one.contact
    const same = others(one).filter(({ contact }) => contact.state.phase === 'waiting')
    if (floodingSince !== null && isFlooding(one.contact, now())) {
      for (const { contact } of same) if (!isFlooding(contact, now())) await mark(contact, floodingSince)
    } else if (floodingSince === null && typeof before?.floodingSince === 'number') {
      for (const { contact } of others(one))
        if (isFlooding(contact, now()) && endedAt(contact) === null) await mark(contact, null)
    } else if (one.contact.state.phase === 'waiting' && before === undefined) {
      const marks = others(one).flatMap(({ contact }) =>
        isFlooding(contact, now()) ? [contact.floodingSince ?? 0] : [],
      )
      if (marks.length > 0) await mark(one.contact, Math.max(...marks))
    }
  }

  async function learn(contact: Contact, isNew: boolean): Promise<void> {
    const sealed = contact.words.callerNumber
    if (sealed === null) return void known.delete(contact.id)
    const before = known.get(contact.id)
    const number = before?.sealed === sealed.c ? undefined : await open(sealed)
    const digest = number === undefined ? before?.digest : digestOf(contact.org, number)
    if (digest === undefined) return void known.delete(contact.id)
    const one = { contact, digest, sealed: sealed.c }
    known.set(contact.id, one)
    if (isNew) await spread(one, before?.digest === digest ? before.contact : undefined)
  }

  /** In turn, so that a contact's later state is never overtaken by an earlier one. */
  function later(contact: Contact, isNew: boolean): void {
    work = work
      .then(() => (isStopped ? undefined : learn(contact, isNew)))
      .catch((error: unknown) => warn({ err: error, contact: contact.id }, 'a number could not be compared'))
  }

  async function readEnded(org: string): Promise<void> {
    for (const contact of await endedSince(org, now() - comparedForMs)) await learn(contact, false)
  }

  const stopListening = board.listen(({ moves }) => {
    for (const { fold } of moves) if (fold.kind === 'contact') later(fold.state, true)
  })
  for (const [, fold] of board.folds()) {
    if (fold.kind === 'contact') later(fold.state, false)
    if (fold.kind === 'organisation') work = work.then(() => readEnded(fold.state.id)).catch(() => undefined)
  }

  const forget = setInterval(() => {
    for (const [id, { contact }] of known) if (!isKept(contact)) known.delete(id)
  }, forgetEveryMs)

  return {
    /** Those of the last 24 hours, newest first, and whether so many came just now that they look like a flood. */
    of(contact: string): { readonly contacts: readonly SameNumber[]; readonly isFlood: boolean } {
      const one = known.get(contact)
      if (one === undefined) return { contacts: [], isFlood: false }
      const same = others(one).map((each) => each.contact)
      const recent = [one.contact, ...same].filter(({ clocks }) => clocks.rung > now() - manyWithinMs)
      return { contacts: same.toSorted((a, b) => b.clocks.rung - a.clocks.rung), isFlood: recent.length >= manyCalls }
    },
    /** Calls of this number at an organisation that nobody has ended on purpose, the newest first: for what comes with a call alone. */
    callsFrom(org: string, number: string): readonly SameNumber[] {
      const digest = digestOf(org, number)
      return [...known.values()]
        .filter((each) => each.digest === digest && each.contact.org === org && isKept(each.contact))
        .map(({ contact }) => contact)
        .toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)) || b.clocks.rung - a.clocks.rung)
    },
    /** when all that the board has told so far is compared */
    settled: (): Promise<void> => work,
    async stop(): Promise<void> {
      isStopped = true
      clearInterval(forget)
      stopListening()
      await work
    },
  }
}

/** The state of a fold that is a contact's. */
export const contactsIn = (folds: readonly (Fold | undefined)[]): readonly Contact[] =>
  folds.flatMap((fold) => (fold?.kind === 'contact' ? [fold.state] : []))
