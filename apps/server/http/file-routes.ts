import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import {
  id,
  isOver,
  mayReach,
  type IncidentFile,
  type Settings,
  type Verb,
  type ReadVerb,
  type Viewer,
} from '@tocsin/domain'
import { z } from 'zod'
import type { Attached, Attachments } from '../files/attach.ts'
import { mediaTypes } from '../files/kind-of.ts'
import type { Fold } from '../live/fold.ts'
import type { LogReading } from '../log-reading.ts'
import { commandAnswer } from './answers.ts'
import { whyOver } from './incident-routes.ts'
import { diskFull, fileRefused, notAllowed, notFound, refusalProblem, unreadableInput } from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly find: (subject: string) => Promise<Fold | undefined>
  readonly settingsOf: (org: string) => Settings
  readonly attachments: Attachments
  readonly reading: LogReading
  readonly now: () => number
}

const path = '/api/incidents/:id/files/:file'
const params = z.object({ id, file: z.uuid() })
/** Percent-encoded UTF-8: a name is personal, and addresses stand in the logs of every proxy. */
const nameHeader = 'tocsin-file-name'
const longestName = 200

export function fileRoutes({ find, settingsOf, attachments, reading, now }: Parts): readonly Route[] {
  async function incidentFor(viewer: Viewer, incident: string, verb: Verb | ReadVerb) {
    const fold = await find(`incident/${incident}`)
    if (fold?.kind !== 'incident') throw notFound('no such incident')
    if (!mayReach(viewer, verb, 'incident', fold.state)) throw notAllowed(verb)
    return fold.state
  }

  return [
    route({
      method: 'PUT',
      path,
      summary: `Attach a file to an incident (application/octet-stream; its name percent-encoded in the header ${nameHeader})`,
      access: { verb: 'attach-file' },
      params,
      answer: commandAnswer,
      handle: async ({ params: { id: incident, file }, viewer, request }) => {
        await incidentFor(viewer(), incident, 'attach-file')
        const { body, headers } = request
        if (!(body instanceof Readable))
          throw unreadableInput('content-type', 'send the file as application/octet-stream')
        const mostBytes = settingsOf(viewer().org).largestFileMb * 1_000_000
        if (Number(headers['content-length'] ?? 0) > mostBytes) throw fileRefused('too-large', mostBytes)
        const content: AsyncIterable<Uint8Array> = body.iterator({ destroyOnReturn: false })
        const attached = await attachments
          .attach(viewer(), { incident, file }, nameIn(headers[nameHeader]), content, mostBytes)
          .catch((error: unknown) => {
            throw error instanceof Error && 'code' in error && error.code === 'ENOSPC' ? diskFull() : error
          })
        return answerOf(attached, mostBytes)
      },
    }),
    route({
      method: 'GET',
      path,
      summary: 'The bytes of an attached file; the reading is logged',
      access: { verb: 'read-personal' },
      params,
      query: z.object({ reason: whyOver }),
      answer: z.unknown(),
      handle: async ({ params: { id: incident, file }, query, viewer, reply }) => {
        const { files, state } = await incidentFor(viewer(), incident, 'read-personal')
        const there = files.find((each) => each.file === file)
        if (there === undefined) throw notFound('no such file')
        if (there.withdrawn !== null) await incidentFor(viewer(), incident, 'read-withdrawn-file')
        const over = isOver(state, now()) ? { reason: query.reason ?? null } : null
        await reading.log(viewer(), `incident/${incident}`, [`file ${file}`], [], over)
        const found = await attachments.read({ incident, file })
        if (found === undefined)
          throw notFound('its bytes are gone: the key was destroyed, or they are missing in the store')
        for (const [name, value] of Object.entries(headersFor(there, found.name))) reply.header(name, value)
        const stream = Readable.from(found.bytes)
        // a file that was tampered with ends in the middle: the client sees fewer bytes than it was promised
        finished(stream).catch((error: unknown) => reply.log.error({ err: error }, 'an attached file did not open'))
        return reply.send(stream)
      },
    }),
  ]
}

/** Nothing of a file is ever run, guessed at or shown as a page of ours. */
const headersFor = ({ kind, bytes }: IncidentFile, name: string): Readonly<Record<string, string>> => ({
  'content-type': mediaTypes[kind],
  'content-length': String(bytes),
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name === '' ? 'file' : name).replaceAll(/['()*]/g, escaped)}`,
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
})

/** What RFC 8187 keeps for itself and `encodeURIComponent` leaves. */
const escaped = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

function nameIn(header: string | readonly string[] | undefined): string {
  if (typeof header !== 'string') throw unreadableInput(nameHeader, 'the name of the file, percent-encoded')
  try {
    const name = decodeURIComponent(header)
    if (name.trim() !== '' && name.length <= longestName && name.isWellFormed() && !/\p{Cc}/u.test(name)) return name
  } catch {
    // badly encoded is as bad as missing
  }
  throw unreadableInput(nameHeader, `one line of at most ${longestName} characters, percent-encoded`)
}

function answerOf(attached: Attached, mostBytes: number): { ok: true; position: number } {
  if ('refused' in attached) throw fileRefused(attached.refused, mostBytes)
  if ('field' in attached) throw unreadableInput(attached.field, attached.detail)
  if (!attached.ok) throw refusalProblem(attached.refusal)
  return attached
}
