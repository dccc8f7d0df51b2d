import type { Draft, Recorded, Stamp } from '@tocsin/domain'
import { bodyOf, chainStart, linkOf } from './chain.ts'
import type { Pending } from './contract.ts'
import { CounterExhausted } from './errors.ts'
import { endOf, type Link, type StoredEvent, type Tail } from './tail.ts'

/** The schema version in which events of this type are written today. */
export type Schemas = (type: string) => number

/** One command's events, stamped and linked, before the tail takes them over. */
export type Recording = {
  readonly recorded: Recorded[]
  readonly stored: StoredEvent[]
  readonly versions: Map<string, number>
  readonly serials: Map<string, number>
  link: Link
}

/** Stamps and links the drafts of a command at the end of the tail. Throws `CounterExhausted` before a number overflows. */
export function record(tail: Tail, pending: Pending, schemas: Schemas): Recording {
  const { org } = pending.actor
  const link = tail.chains.get(org) ?? tail.found.chains.get(org) ?? { orgSeq: 0, hash: chainStart }
  const recording: Recording = { recorded: [], stored: [], versions: new Map(), serials: new Map(), link }
  for (const draft of pending.drafts) add(recording, draft, stampOf(tail, recording, pending, draft, schemas))
  return recording
}

function stampOf(tail: Tail, recording: Recording, { actor, command }: Pending, draft: Draft, schemas: Schemas): Stamp {
  const { subject, series } = draft
  return {
    position: next(endOf(tail) + recording.stored.length, 'position'),
    org: actor.org,
    orgSeq: next(recording.link.orgSeq, actor.org),
    subject,
    version: next(recording.versions.get(subject) ?? tail.versions.get(subject) ?? 0, subject),
    schema: schemas(draft.type),
    at: tail.at,
    deviceAt: actor.deviceAt,
    by: actor.account,
    seat: actor.seat,
    owner: draft.owner,
    exercise: draft.exercise ?? actor.exercise,
    command,
    serial: series === undefined ? null : nextSerial(tail, recording, series),
  }
}

function nextSerial(tail: Tail, { serials }: Recording, series: string): number {
  const last = serials.get(series) ?? tail.serials.get(series) ?? tail.found.serials.get(series) ?? 0
  const serial = next(last, series)
  serials.set(series, serial)
  return serial
}

function add(recording: Recording, { type, data }: Draft, stamp: Stamp): void {
  const event: Recorded = { type, data, stamp }
  const body = bodyOf(event, stamp)
  const hash = linkOf(recording.link.hash, body)
  recording.link = { orgSeq: stamp.orgSeq, hash }
  recording.versions.set(stamp.subject, stamp.version)
  recording.recorded.push(event)
  recording.stored.push({ stamp, body, hash })
}

function next(last: number, counter: string): number {
  if (last >= Number.MAX_SAFE_INTEGER) throw new CounterExhausted(counter)
  return last + 1
}
