import { newId } from '@tocsin/link'
import { readingEvent, readingSubject, type AnyEvent, type Draft, type Viewer } from '@tocsin/domain'
import type { Appender } from './store/contract.ts'

/**
 * Writes down who read which personal fields, before they are handed out; `told` is what the reading means for the subject
 * itself, stored with it. Resolves with the log's position then.
 */
export type LogReading = {
  log(viewer: Viewer, subject: string, fields: readonly string[], told?: readonly Draft<AnyEvent>[]): Promise<number>
}

export function createLogReading(appender: Appender): LogReading {
  return {
    async log({ account, org }, subject, fields, told = []) {
      const outcome = await appender.append({
        command: newId(),
        actor: { org, account, seat: null, exercise: false, deviceAt: null },
        drafts: [readingEvent(account, org, subject, fields), ...told],
        expects: new Map(),
        unversioned: new Set([readingSubject(account), ...told.map((event) => event.subject)]),
        take: [],
        release: [],
        keys: [],
        answer: {},
      })
      return outcome.kind === 'stored' ? (outcome.recorded.at(-1)?.stamp.position ?? 0) : 0
    },
  }
}
