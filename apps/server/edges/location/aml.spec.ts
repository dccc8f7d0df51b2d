import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readAmlForm, readAmlText } from './aml.ts'

const vectorsFile = join(import.meta.dirname, '../../../../../shared/data/location/aml-sms.json')
const vectors = z.object({
  valid: z.array(z.string()),
  optional_missing_ok: z.array(z.string()),
  invalid: z.record(z.string(), z.string()),
})

/** A message whose length is what it says. */
const message = (attributes: string): string => {
  const body = `A"ML=1;${attributes};ml=`
  const length = [2, 3].map((digits) => body.length + digits).find((each) => String(each).length === each - body.length)
  return `${body}${length}`
}

describe('the text message of a handset (ETSI TS 103 625)', () => {
  it('tells where, how far off, how sure, how and when', () => {
    expect(readAmlText(message('lt=+30.54321;lg=114.30000;rd=25;top=20261122081500;lc=68;pm=G'))).toEqual({
      ok: true,
      told: {
        source: 'handset',
        at: Date.UTC(2026, 10, 22, 8, 15),
        spot: { point: { lon: 114.3, lat: 30.54321 }, radiusM: 25, confidencePct: 68, method: 'gnss', outline: null },
      },
    })
  })

  it.each([
    ['cut off', message('lt=+30.5;lg=114.3').slice(0, -1), 'ml'],
    ['with one more letter', message('lt=+30.5;lg=114.3').replace('30.5', '30.55'), 'ml'],
    ['with something twice', message('lt=+30.5;lt=+30.6;lg=114.3'), 'lt'],
    ['without a position', message('top=20261122081500;pm=N'), 'lt'],
    ['beyond a pole', message('lt=+90.5;lg=114.3'), 'lt'],
    ['of a day that never was', message('lt=+30.5;lg=114.3;top=20260230101010'), 'top'],
    ['in another version', 'A"ML=2;lt=1;lg=1;ml=19', 'A"ML'],
    ['that is none', 'please help', 'please help'],
    ['that is empty', '', ''],
  ])('%s says which part is wrong', (_, text, part) => {
    expect(readAmlText(text)).toMatchObject({ ok: false, part })
  })

  it.skipIf(!existsSync(vectorsFile))('reads all vectors, and none of the broken ones', () => {
    const {
      valid,
      optional_missing_ok: lacking,
      invalid,
    } = vectors.parse(JSON.parse(readFileSync(vectorsFile, 'utf8')))
    for (const text of valid)
      expect(readAmlText(text)).toMatchObject({
        ok: true,
        told: {
          at: Date.UTC(2013, 6, 17, 14, 19, 35),
          spot: { point: { lat: 54.76397, lon: -0.18305 }, radiusM: 50 },
        },
      })
    // the one has no latitude, so there is no position in it; the other does not say how it was measured
    expect(lacking.map((text) => readAmlText(text))).toMatchObject([
      { ok: false, part: 'lt' },
      { ok: true, told: { spot: { method: 'unknown', confidencePct: 90 } } },
    ])
    expect(Object.entries(invalid).map(([name, text]) => [name, readAmlText(text).ok])).toEqual(
      Object.keys(invalid).map((name) => [name, false]),
    )
    // what says which subscriber and device it is goes nowhere
    for (const text of [...valid, ...lacking]) expect(JSON.stringify(readAmlText(text))).not.toMatch(/123456789/)
  })
})

describe('the form of a handset', () => {
  const form = (more: Readonly<Record<string, string>>): string =>
    new URLSearchParams({ v: '1', location_latitude: '30.5', location_longitude: '114.3', ...more }).toString()

  it('tells the same, and the number that calls', () => {
    const said = form({
      device_number: '+8613800000000',
      location_accuracy: '12.5',
      location_source: 'GPS',
      location_time: '1795330740000',
    })
    expect(readAmlForm(said)).toEqual({
      ok: true,
      number: '+8613800000000',
      told: {
        source: 'handset',
        at: 1_795_330_740_000,
        spot: { point: { lon: 114.3, lat: 30.5 }, radiusM: 12.5, confidencePct: null, method: 'gnss', outline: null },
      },
    })
  })

  it('names what cannot be read', () => {
    expect(readAmlForm(form({ location_latitude: 'north' }))).toMatchObject({ ok: false, part: 'location_latitude' })
    expect(readAmlForm(form({ location_time: 'noon' }))).toMatchObject({ ok: false, part: 'location_time' })
    expect(readAmlForm('')).toMatchObject({ ok: false, part: 'location_latitude' })
  })
})
