import type { CommandBodies, CommandName, SealedCommand } from '../all-commands.ts'
import type { AnyEvent } from '../all-events.ts'
import { decide } from '../decide.ts'
import type { ClaimRequest, Context, Decision, World } from '../decision.ts'
import type { Recorded } from '../event.ts'
import { localDate, seriesOf, spokenClaim } from '../numbers.ts'
import { permit } from '../permit.ts'
import { isRefusal, refuse, type Refusal, type RefusalCode } from '../refusals.ts'
import type { States, SubjectKind } from '../subject.ts'
import { viewerOf, type Viewer } from '../viewer.ts'
import { Ledger } from './ledger.fixture.ts'
import { sealedCommand } from './seal.fixture.ts'
import { noon } from './stamp.fixture.ts'

/** Who does what: an account's id (or `system`, or `source/<org>`), a command and its body. */
export type Step = {
  readonly [Name in CommandName]: readonly [by: string, type: Name, body: CommandBodies[Name]]
}[CommandName]

/** What came of a step. */
export type Outcome = {
  readonly refused: RefusalCode | undefined
  readonly detail: Refusal['detail']
  readonly events: readonly Recorded<AnyEvent>[]
  /** the same as types alone, in order */
  readonly happened: readonly string[]
  readonly take: readonly ClaimRequest[]
  readonly release: readonly ClaimRequest[]
}

/** A world in which commands are given as the server would take them: permit, decide, claims, fold. */
export class Stage {
  readonly ledger: Ledger
  /** data keys that were destroyed, in order */
  readonly erased: string[] = []
  now: number
  /** whether commands are given as a drill */
  exercise = false

  /** An empty stage, or one as another is now. */
  constructor(now = noon, other?: Stage) {
    this.now = now
    this.ledger = new Ledger(other?.ledger)
  }

  /** Steps that have to succeed. */
  given(...steps: readonly Step[]): this {
    for (const step of steps) {
      const { refused, detail } = this.when(...step)
      if (refused !== undefined) throw new Error(`given ${JSON.stringify(step)}: ${refused} ${JSON.stringify(detail)}`)
    }
    return this
  }

  /** One step, a second after the one before, and what came of it. */
  when(...[by, type, body]: Step): Outcome {
    this.now += 1000
    this.ledger.startLooking()
    const command = sealedCommand(type, body)
    const viewer = this.viewer(by)
    const context = this.contextFor(by, viewer)
    const no = viewer === undefined ? undefined : permit(viewer, command, this.ledger)
    return this.#settle(no ?? decideAny(command, this.ledger, context), context)
  }

  #settle(decision: Decision, { account, org }: Context): Outcome {
    if (isRefusal(decision)) return refusedWith(decision)
    const { take = [], release = [] } = decision
    const taken = this.ledger.taken(take, release)
    if (taken?.startsWith('unit/') === true) throw new Error(`${taken} was claimed while its state said it was free`)
    if (taken !== undefined) return refusedWith(refuse('exists-already', { key: taken }))
    const events = this.ledger.append(decision.events, { at: this.now, by: account, org, exercise: this.exercise })
    this.ledger.claim(take, release)
    this.erased.push(...(decision.erase ?? []))
    return { refused: undefined, detail: undefined, events, happened: events.map(({ type }) => type), take, release }
  }

  /** The viewer that an account is now; undefined for `system`. */
  viewer(by: string): Viewer | undefined {
    if (by === 'system') return undefined
    if (by.startsWith('source/')) {
      const org = by.slice('source/'.length)
      return { account: by, org, roles: ['source'], post: null, unit: null, letInto: [] }
    }
    const viewer = viewerOf(this.the('account', by))
    if (viewer === undefined) throw new Error(`${by} is disabled`)
    return viewer
  }

  /** What the server would add to a command of `by`: a series for today and the lowest free spoken number. */
  contextFor(by: string, viewer: Viewer | undefined): Context {
    const org = viewer?.org ?? 'police'
    const organisation = this.ledger.get('organisation', org)
    const series =
      organisation === undefined ? '' : seriesOf(organisation.division, localDate(this.now, organisation.timeZone))
    let spoken = 1
    while (this.ledger.claims.has(spokenClaim(org, spoken))) spoken += 1
    return { now: this.now, account: viewer?.account ?? by, org, series, spoken }
  }

  /** The state of a subject that has to be there. */
  the<Kind extends SubjectKind>(kind: Kind, id: string): States[Kind] {
    const state = this.ledger.get(kind, id)
    if (state === undefined) throw new Error(`there is no ${kind}/${id}`)
    return state
  }
}

/** Decides a command whose type is known only when it runs. */
export function decideAny({ type, body }: SealedCommand, world: World, context: Context): Decision {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- type and body come from one command
  return decide(type, body as never, world, context)
}

const refusedWith = ({ refused, detail }: Refusal): Outcome => ({
  refused,
  detail,
  events: [],
  happened: [],
  take: [],
  release: [],
})
