/**
 * What the log adds to every event when it is stored. The log gives position, sequence, version, serial and time;
 * nobody else may make them up. Times are milliseconds since 1970 on the server's clock, which never runs backwards.
 */
export type Stamp = {
  /** global, gapless, in commit order */
  readonly position: number
  /** the organisation that acted, and the event's number in its own chain */
  readonly org: string
  readonly orgSeq: number
  /** `kind/id` */
  readonly subject: string
  readonly version: number
  readonly schema: number
  readonly at: number
  /** when the device says it happened; never used for order */
  readonly deviceAt: number | null
  readonly by: string
  readonly seat: string | null
  /** the organisation that owns the subject */
  readonly owner: string
  /** a drill or a test: shown, marked, never counted */
  readonly exercise: boolean
  readonly command: string
  /** the next number of the series that the event asked for; null where it asked for none */
  readonly serial: number | null
}

/** An event as it stands in the log. */
export type Recorded<Event extends Happening = Happening> = Event & { readonly stamp: Stamp }

/** The data of an event that says all by its name. */
export type Nothing = Readonly<Record<string, never>>

/** The least that is known of any event: what happened, and with what. */
export type Happening = { readonly type: string; readonly data: object }

/** What a subject says of all its events: whose it is, and whether it is a drill; its first event leaves that open. */
export const ownedBy = ({
  org,
  exercise,
}: {
  readonly org: string
  readonly exercise?: boolean
}): Pick<Draft, 'owner' | 'exercise'> => (exercise === undefined ? { owner: org } : { owner: org, exercise })

/** An event that a decision asks the log to take. */
export type Draft<Event extends Happening = Happening> = Event & {
  readonly subject: string
  readonly owner: string
  /** when set, the log gives the event the next serial of this series, gapless and unique for ever */
  readonly series?: string
  /** whether it is a drill, where the subject says so; left out, the command says so */
  readonly exercise?: boolean
}
