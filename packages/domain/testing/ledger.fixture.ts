import type { AnyEvent } from '../all-events.ts'
import type { ClaimRequest, World } from '../decision.ts'
import type { Draft, Recorded, Stamp } from '../event.ts'
import { evolve } from '../evolve.ts'
import { parseSubjectId, subjectId, type States, type SubjectKind } from '../subject.ts'
import { frozen } from './freeze.fixture.ts'
import { stampOf } from './stamp.fixture.ts'

type Held<Kind extends SubjectKind> = Map<string, { readonly state: States[Kind]; readonly version: number }>
type Said = Pick<Stamp, 'at' | 'by' | 'org' | 'exercise'>

/** What the log does for a decision, in memory: positions, versions, serials, claims, and the fold of it all. */
export class Ledger implements World {
  readonly log: Recorded<AnyEvent>[]
  readonly claims: Map<string, string>
  private readonly held: { readonly [Kind in SubjectKind]: Held<Kind> }
  private readonly serials: Map<string, number>
  #looked = new Set<string>()

  /** Empty, or as another one is now. */
  constructor(other?: Ledger) {
    this.log = [...(other?.log ?? [])]
    this.claims = new Map(other?.claims)
    this.serials = new Map(other?.serials)
    this.held = {
      organisation: new Map(other?.held.organisation),
      account: new Map(other?.held.account),
      post: new Map(other?.held.post),
      byname: new Map(other?.held.byname),
      catalogue: new Map(other?.held.catalogue),
      plan: new Map(other?.held.plan),
      unit: new Map(other?.held.unit),
      contact: new Map(other?.held.contact),
      incident: new Map(other?.held.incident),
      slip: new Map(other?.held.slip),
      closure: new Map(other?.held.closure),
      premises: new Map(other?.held.premises),
      alert: new Map(other?.held.alert),
      agreement: new Map(other?.held.agreement),
      relief: new Map(other?.held.relief),
      instruction: new Map(other?.held.instruction),
      duty: new Map(other?.held.duty),
    }
  }

  get<Kind extends SubjectKind>(kind: Kind, id: string): States[Kind] | undefined {
    this.#looked.add(subjectId(kind, id))
    const held: Held<Kind> = this.held[kind]
    return held.get(id)?.state
  }

  /** Forgets what was looked at so far: a new decision begins. */
  startLooking(): void {
    this.#looked = new Set()
  }

  all<Kind extends SubjectKind>(kind: Kind): readonly States[Kind][] {
    const held: Held<Kind> = this.held[kind]
    return [...held.values()].map(({ state }) => state)
  }

  /** The next serial of a series will be this one. */
  setSerial(series: string, next: number): void {
    this.serials.set(series, next - 1)
  }

  /** Stores events as the log would; the log takes one only at the version that the decision saw, 0 without a look. */
  append(drafts: readonly Draft<AnyEvent>[], said: Said): Recorded<AnyEvent>[] {
    for (const { subject } of drafts) {
      if (this.#version(subject) > 0 && !this.#looked.has(subject))
        throw new Error(`decided without a look at ${subject}`)
    }
    return drafts.map((draft) => this.#record(draft, said))
  }

  #version(subject: string): number {
    const named = parseSubjectId(subject)
    return named === undefined ? 0 : (this.held[named.kind].get(named.id)?.version ?? 0)
  }

  #record({ series, subject, owner, exercise, ...event }: Draft<AnyEvent>, said: Said): Recorded<AnyEvent> {
    const version = this.#version(subject) + 1
    const serial = series === undefined ? null : this.#nextSerial(series)
    const stamp = stampOf({
      ...said,
      exercise: exercise ?? said.exercise,
      position: this.log.length + 1,
      subject,
      owner,
      version,
      serial,
    })
    const recorded = frozen({ ...event, stamp })
    this.log.push(recorded)
    const named = parseSubjectId(subject)
    if (named !== undefined) this.#fold(named.kind, named.id, recorded, version)
    return recorded
  }

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties the map to the fold
  #fold<Kind extends SubjectKind>(kind: Kind, id: string, event: Recorded<AnyEvent>, version: number): void {
    const held: Held<Kind> = this.held[kind]
    // The subject's kind rules out events of other kinds, which the compiler cannot know.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const state = frozen(evolve(kind, held.get(id)?.state, event as never))
    held.set(id, { state, version })
  }

  #nextSerial(series: string): number {
    const serial = (this.serials.get(series) ?? 0) + 1
    this.serials.set(series, serial)
    return serial
  }

  /** The first claim asked for that somebody else has, once those given back are free. */
  taken(asked: readonly ClaimRequest[], release: readonly ClaimRequest[]): string | undefined {
    const passed = new Set(release.filter(({ key, holder }) => this.claims.get(key) === holder).map(({ key }) => key))
    return asked.find(({ key, holder }) => !passed.has(key) && (this.claims.get(key) ?? holder) !== holder)?.key
  }

  /** Gives back and takes claims. A claim given back by one who does not have it is a bug of the decision. */
  claim(take: readonly ClaimRequest[], release: readonly ClaimRequest[]): void {
    for (const { key, holder } of release) {
      if (this.claims.get(key) !== holder) throw new Error(`${holder} gave back ${key}, which it does not have`)
      this.claims.delete(key)
    }
    for (const { key, holder } of take) this.claims.set(key, holder)
  }
}
