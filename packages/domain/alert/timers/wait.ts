import type { World } from '../../decision.ts'
import type { SubjectKind } from '../../subject.ts'
import type { UnitKind } from '../../unit/unit.ts'
import type { AlertKind, Ending } from '../kinds.ts'

/** What somebody waits for: it begins with an event and ends with one, so the log alone says whether it is there. */
export type Wait = {
  /** kind, subject and the instant at which the wait began: the same wait has the same key for ever, a new one another */
  readonly key: string
  readonly kind: AlertKind
  readonly about: string
  readonly org: string
  readonly incident: string | null
  readonly unit: string | null
  /** the post whose people can end it */
  readonly post?: string
  /** of a unit, where the patience goes by it */
  readonly unitKind?: UnitKind
  readonly exercise: boolean
  /** milliseconds on the log's clock */
  readonly since: number
}

/** The key of a wait. */
export const keyOf = (kind: AlertKind, about: string, since: number, unit?: string | null): string =>
  [kind, about, ...(unit === null || unit === undefined ? [] : [unit]), since].join('/')

/** A wait with its key. */
export const waitOf = (wait: Omit<Wait, 'key'>): Wait => ({
  ...wait,
  key: keyOf(wait.kind, wait.about, wait.since, wait.about === `unit/${wait.unit}` ? null : wait.unit),
})

export const atPost = (post: string | null | undefined): Pick<Wait, 'post'> =>
  post === null || post === undefined ? {} : { post }

/** The waits that a subject is in now, and what ended one that is gone. */
export type Waiting<State> = {
  readonly waits: (state: State, world: World) => readonly Wait[]
  readonly ending: (
    state: State,
    gone: { readonly kind: AlertKind; readonly unit: string | null; readonly org: string },
    world: World,
  ) => Ending
}

/** Subjects that can be waited for. */
export type WaitedFor = Extract<
  SubjectKind,
  'account' | 'contact' | 'incident' | 'slip' | 'unit' | 'organisation' | 'relief'
>
