import { describe, expect, it } from 'vitest'
import { findDatabase, findExposure, findReadable, type Exposure } from './findings.ts'

const exposed = (part: Partial<Exposure> = {}): readonly string[] =>
  findExposure({
    host: '0.0.0.0',
    hasCertificate: false,
    hasProxy: false,
    plainAccepted: false,
    demo: false,
    ...part,
  }).map(({ level }) => level)

describe('a server that others reach', () => {
  it('is refused by plain http, unless somebody says that it is meant', () => {
    expect(exposed()).toEqual(['refuse'])
    expect(exposed({ host: '192.0.2.7' })).toEqual(['refuse'])
    expect(exposed({ plainAccepted: true })).toEqual(['warn'])
  })

  it('is fine with a certificate of its own or of a proxy before it', () => {
    expect(exposed({ hasCertificate: true })).toEqual(['fine'])
    expect(exposed({ hasProxy: true })).toEqual(['fine'])
  })

  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('is none on %s', (host) => {
    expect(exposed({ host, demo: true })).toEqual(['fine'])
  })

  it('is told that its demo stands beside real calls', () => {
    expect(exposed({ hasCertificate: true, demo: true })).toEqual(['fine', 'warn'])
  })
})

describe('the data folder', () => {
  const folder = { path: '/d', mode: 0o40_711 }
  it('may be passed through by others, and not read', () => {
    expect(findReadable(folder, []).map(({ level }) => level)).toEqual(['fine'])
    for (const mode of [0o755, 0o744, 0o733, 0o720])
      expect(findReadable({ path: '/d', mode }, [])[0], mode.toString(8)).toMatchObject({ level: 'refuse' })
  })

  it('keeps its secrets from all others, and says which is open and what to do', () => {
    const secrets = [
      { path: '/d/secrets', mode: 0o40_700 },
      { path: '/d/secrets/org.key', mode: 0o100_640 },
    ]
    const [of, secret] = findReadable(folder, secrets)
    expect([of?.level, secret?.level]).toEqual(['fine', 'refuse'])
    expect(secret?.what).toContain('org.key (mode 640)')
    expect(secret?.remedy).toContain('chmod go-rwx')
  })
})

it.each([
  [undefined, 'fine'],
  ['postgres://u:p@localhost/tocsin', 'fine'],
  ['postgres://u:p@/tocsin?host=%2Frun%2Fpg', 'fine'],
  ['postgres://u:p@db.example/tocsin', 'warn'],
  ['postgres://u:p@db.example/tocsin?sslmode=require', 'warn'],
  ['postgres://u:p@db.example/tocsin?sslmode=verify-full', 'fine'],
])('a database at %s: %s', (url, level) => {
  expect(findDatabase(url).map((each) => each.level)).toEqual([level])
})
