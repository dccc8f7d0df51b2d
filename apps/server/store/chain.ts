import { hash } from 'node:crypto'
import { configure } from 'safe-stable-stringify'
import { z } from 'zod'
import type { Happening, Recorded, Stamp } from '@tocsin/domain'

/** What the first event of a chain is linked to: 32 zero bytes, in hex. */
export const chainStart = '0'.repeat(64)

/**
 * The event as RFC 8785 text: the bytes that are stored, sent and hashed. Key order within the stamp is fixed here,
 * which is faster than sorting; the spec checks it against the sorting library.
 */
export const bodyOf = ({ type, data }: Happening, stamp: Stamp): string =>
  `{"data":${canonical(data)},"stamp":${stampText(stamp)},"type":${JSON.stringify(type)}}`

const sorted = configure({ strict: true, bigint: false })

/** Half of a pair of characters, which JSON.stringify escapes and RFC 8785 forbids: nothing else gives `\ud`. */
const halfCharacter = /(?<!\\)(?:\\\\)*\\ud/

/** Numbers that JSON has not, circles and half characters throw. */
function canonical(data: object): string {
  const text = sorted(data)
  if (text === undefined) throw new TypeError('event data without a JSON form')
  if (text.includes('\\ud') && halfCharacter.test(text)) throw new TypeError('event data with half a character in it')
  return text
}

const stampText = (stamp: Stamp): string =>
  JSON.stringify({
    at: stamp.at,
    by: stamp.by,
    command: stamp.command,
    deviceAt: stamp.deviceAt,
    exercise: stamp.exercise,
    org: stamp.org,
    orgSeq: stamp.orgSeq,
    owner: stamp.owner,
    position: stamp.position,
    schema: stamp.schema,
    seat: stamp.seat,
    serial: stamp.serial,
    subject: stamp.subject,
    version: stamp.version,
  } satisfies Stamp)

/** The next link: SHA-256 over the 32 bytes before and the body's UTF-8, in hex. */
export function linkOf(before: string, body: string): string {
  const bytes = Buffer.allocUnsafe(32 + Buffer.byteLength(body))
  bytes.write(before, 0, 'hex')
  bytes.write(body, 32, 'utf8')
  return hash('sha256', bytes, 'hex')
}

const stored = z.custom<Recorded>((it) => typeof it === 'object' && it !== null && 'stamp' in it)

/** A stored body read back. The log holds only what `bodyOf` wrote, and `verifyChain` proves it. */
export const eventOf = (body: string): Recorded => stored.parse(JSON.parse(body))
