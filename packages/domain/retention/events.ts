import type { Draft } from '../event.ts'

/**
 * What retention did: one subject per organisation, without a state. It says of which subject what class of words ended, under
 * how many keys, and how many files went with them; never what they said.
 */
export type RetentionEvent = {
  readonly type: 'words-erased'
  readonly data: {
    /** `incident/...` or `contact/...` */
    readonly what: string
    readonly retention: string
    /** ids of the keys that were destroyed: random, and of no use to anybody now; every process forgets these */
    readonly keys: readonly string[]
    readonly files: number
    /** kept for so long after it was closed */
    readonly days: number
  }
}

/** The subject under which an organisation's erasures are logged. */
const retentionSubject = (org: string): string => `retention/${org}`

/** The event that says that words of `org` ended by retention. */
export const erasure = (org: string, data: RetentionEvent['data']): Draft<RetentionEvent> => ({
  type: 'words-erased',
  subject: retentionSubject(org),
  owner: org,
  data,
})
