import type { Draft } from '../event.ts'

/** Somebody read personal fields. The reading log is one subject per account; it has no state. */
export type ReadingEvent = {
  readonly type: 'personal-read'
  readonly data: { readonly what: string; readonly fields: readonly string[] }
}

/** The subject under which the readings of an account are logged. */
export const readingSubject = (account: string): string => `reading/${account}`

/** The event that says `account` of `org` read `fields` of the subject `what`. */
export const readingEvent = (
  account: string,
  org: string,
  what: string,
  fields: readonly string[],
): Draft<ReadingEvent> => ({
  type: 'personal-read',
  subject: readingSubject(account),
  owner: org,
  data: { what, fields },
})
