import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Stamp } from '@tocsin/domain'
import { bodyOf, chainStart, eventOf, linkOf } from './chain.ts'

const text = fc.string({ unit: 'grapheme' })
const count = fc.maxSafeNat()
const stamp: fc.Arbitrary<Stamp> = fc.record({
  position: count,
  org: text,
  orgSeq: count,
  subject: text,
  version: count,
  schema: count,
  at: count,
  deviceAt: fc.option(count),
  by: text,
  seat: fc.option(text),
  owner: text,
  exercise: fc.boolean(),
  command: text,
  serial: fc.option(count),
})
const data = fc.dictionary(
  text,
  fc.jsonValue({ stringUnit: 'grapheme', noUnicodeString: false }).filter((value) => value !== undefined),
)

describe('the body of an event', () => {
  test('is RFC 8785 text, as the sorting library would write it', () => {
    fc.assert(
      fc.property(text, data, stamp, (type, values, stamped) => {
        expect(bodyOf({ type, data: values }, stamped)).toBe(canonicalize({ type, data: values, stamp: stamped }))
      }),
    )
  })

  test('reads back as the event', () => {
    fc.assert(
      fc.property(text, data, stamp, (type, values, stamped) => {
        const body = bodyOf({ type, data: values }, stamped)
        const event = eventOf(body)
        expect(bodyOf(event, event.stamp)).toBe(body)
      }),
    )
  })

  test.each([{ weight: Number.NaN }, { weight: Number.POSITIVE_INFINITY }, { half: '\ud800' }, { half: ['\\\udc00'] }])(
    'refuses %j',
    (values) => {
      const [some] = fc.sample(stamp, 1)
      expect(() => bodyOf({ type: 'incident-noted', data: values }, some!)).toThrow(/half a character|can not safely/)
    },
  )
})

test('a link is SHA-256 over the 32 bytes before it and the body in UTF-8', () => {
  const body = '{"data":{"name":"警钟"}}'
  const bytes = Buffer.concat([Buffer.alloc(32), Buffer.from(body, 'utf8')])
  const first = createHash('sha256').update(bytes).digest('hex')
  expect(linkOf(chainStart, body)).toBe(first)
  expect(linkOf(first, body)).not.toBe(first)
})
