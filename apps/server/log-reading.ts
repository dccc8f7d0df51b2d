import { newId } from '@tocsin/link'
import { readingEvent, readingSubject, type Viewer } from '@tocsin/domain'
import type { Appender } from './store/contract.ts'

/** Writes down who read which personal fields, before they are handed out. */
export type LogReading = { log(viewer: Viewer, subject: string, fields: readonly string[]): Promise<void> }

export function createLogReading(appender: Appender): LogReading {
  return {
    async log({ account, org }, subject, fields) {
      await appender.append({
        command: newId(),
        actor: { org, account, seat: null, exercise: false, deviceAt: null },
        drafts: [readingEvent(account, org, subject, fields)],
        expects: new Map(),
        unversioned: new Set([readingSubject(account)]),
        take: [],
        release: [],
        keys: [],
        answer: {},
      })
    },
  }
}
