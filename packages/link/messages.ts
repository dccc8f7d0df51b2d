import {
  commandNames,
  commandSchemas,
  deadClockBefore,
  deviceMoment,
  id,
  moment,
  point,
  type CommandBodies,
  type CommandName,
  type Refusal,
  type Viewer,
} from '@tocsin/domain'
import { z } from 'zod'

/** Raised when an older client could misread the newer server; the server then tells it to reload (docs/live-protocol). */
export const protocolVersion = 1

/** Where a unit is: WGS 84, accuracy and speed in metres and metres per second, heading in degrees from north. */
export const fix = z.object({
  point,
  /** the device's clock; where that cannot be, the time at which the fix is read */
  at: moment.min(deadClockBefore).catch(() => Date.now()),
  accuracyM: z.number().min(0).max(100_000).nullable().default(null),
  speedMps: z.number().min(0).max(120).nullable().default(null),
  headingDeg: z.number().min(0).max(360).nullable().default(null),
})
export type Fix = Readonly<z.output<typeof fix>>

/** What a command carries beside its body. `id` is made by the client and makes the command idempotent. */
export const commandEnvelope = z.object({
  id: z.uuid(),
  type: z.enum(commandNames),
  body: z.unknown(),
  /** the device's clock when the key was pressed; recorded, never used for order; null where it cannot be */
  deviceAt: deviceMoment.default(null),
  seat: z.string().max(60).nullable().default(null),
  exercise: z.boolean().default(false),
})

export const hello = z.object({
  t: z.literal('hello'),
  version: z.number().int(),
  /** the last position this client has seen, and in which log; left out on the first connection */
  after: z.number().int().min(0).nullable().default(null),
  log: z.string().max(80).nullable().default(null),
  /** whether unit positions are wanted too */
  positions: z.boolean().default(false),
})

/** Cards that one connection has open at most: one, and a few in windows of their own. */
export const mostCards = 8
/** An unsent line is shown up to so many characters; a longer one by its end. */
export const longestLine = 2_000

export const clientMessage = z.discriminatedUnion('t', [
  hello,
  commandEnvelope.extend({ t: z.literal('command') }),
  z.object({ t: z.literal('fix'), unit: id, fix }),
  /** the incidents whose cards are open here: all of them, anew */
  z.object({ t: z.literal('cards'), open: z.array(id).max(mostCards) }),
  /** what is being written for an incident's narrative and was not sent; null: nothing any more */
  z.object({ t: z.literal('writing'), incident: id, text: z.string().max(longestLine).nullable() }),
  z.object({ t: z.literal('ping'), n: z.number().int() }),
])
export type ClientMessage = z.output<typeof clientMessage>
/** What a client may leave out has a default. */
export type ClientMessageInput = z.input<typeof clientMessage>

/** `[unit, lon, lat, at, speedMps, headingDeg]` */
export type PositionRow = readonly [string, number, number, number, number | null, number | null]

/** `[kind/id, document]`, or `[kind/id, null]` for "gone" */
export type Change = readonly [string, object | null]

export type Answer =
  | { readonly ok: true; readonly position: number }
  | { readonly ok: false; readonly refusal: Refusal }

export type ServerMessage =
  | {
      readonly t: 'welcome'
      readonly version: number
      readonly log: string
      readonly viewer: Viewer
      readonly now: number
      readonly program: string
    }
  | {
      readonly t: 'snapshot'
      readonly position: number
      readonly first: boolean
      readonly last: boolean
      readonly documents: readonly Change[]
    }
  | { readonly t: 'changes'; readonly position: number; readonly changes: readonly Change[] }
  /** the viewer's own rights, duty or unit changed */
  | { readonly t: 'viewer'; readonly viewer: Viewer }
  | ({ readonly t: 'answer'; readonly id: string } & Answer)
  /** a message that could not be read: which field, and what is wrong with it; `id` when it was a command */
  | { readonly t: 'problem'; readonly id: string | null; readonly field: string; readonly detail: string }
  | { readonly t: 'positions'; readonly list: readonly PositionRow[] }
  /** `position`: everything up to there that this client may see has been sent before this beat */
  /** `city`: names the city in use and its files; null without one */
  | {
      readonly t: 'beat'
      readonly now: number
      readonly position: number
      readonly degraded: boolean
      readonly city?: string | null
    }
  /** what somebody else is writing for an incident whose card is open here; null: nothing any more */
  | ({ readonly t: 'writing'; readonly incident: string } & Writing)
  | { readonly t: 'pong'; readonly n: number }
  | { readonly t: 'bye'; readonly why: Bye }

/** A line that was not sent: `writer` tells apart two desks of one account. Never in the log, gone with its writer. */
export type Writing = { readonly writer: string; readonly by: string; readonly text: string | null }

/** Why the server ends a connection. `reload`: another program version; `slow`: come back and resume. */
export type Bye = 'signed-out' | 'reload' | 'slow' | 'stopping'

/** WebSocket close codes that go with `bye` (4000-4999 are free for applications, RFC 6455, 7.4.2). */
export const byeCodes: Readonly<Record<Bye, number>> = {
  'signed-out': 4001,
  reload: 4002,
  slow: 4003,
  stopping: 4004,
}

/** A command as code on this side writes it: typed by its name. */
export type TypedCommand = {
  readonly [Name in CommandName]: { readonly type: Name; readonly body: CommandBodies[Name] }
}[CommandName]

/** Reads a command's body by its type; the issues name the field (`body.place.point.lon`). */
export const parseBody = (type: CommandName, body: unknown) => commandSchemas[type].safeParse(body)
