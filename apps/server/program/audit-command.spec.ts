import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import decodeQR from 'qr/decode.js'
import encodeQR from 'qr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'
import { ask } from '../testing/database.fixture.ts'
import { startProgram } from '../testing/program.fixture.ts'
import { keepHeads } from '../audit/keep-heads.ts'
import { placesIn } from '../audit/places.ts'
import { silentLog } from '../log.ts'
import { receiveHeads } from './audit-receive.ts'

let host: TestApp
let folder: string
beforeAll(async () => {
  host = await startTestApp()
  folder = await mkdtemp(join(tmpdir(), 'tocsin-places-'))
  await host.account('centre', 'dora', ['dispatcher'])
})
afterAll(async () => {
  await host.stop()
  await rm(folder, { recursive: true, force: true })
})

const run = (...args: string[]) => startProgram(['audit', ...args], { TOCSIN_DATA: host.dataDir }).ended

const sendTo = async (places: string): Promise<ReturnType<ReturnType<typeof keepHeads>['state']>> => {
  const heads = keepHeads({
    store: host.app.store,
    dataDir: host.dataDir,
    places: placesIn(places, host.dataDir),
    now: Date.now,
    log: silentLog,
  })
  await heads.stop()
  return heads.state()
}

test('beside a running server the log is verified, its head shown to be printed, and a bent entry named by the exit code', async () => {
  expect((await sendTo(folder)).failed).toBeNull()
  const sound = await run('verify', '--against', folder)
  expect(sound.code).toBe(0)
  expect(sound.out).toMatch(
    /^(\d+) entries are as they were written\.\n\1 entries are anchored in .*; 0 later ones are not yet\.\n$/,
  )
  const paper = /^tocsin-head:1:\S+$/m.exec((await run('head')).out)?.[0] ?? ''
  const { data, width, height } = imageOf(encodeQR(paper, 'raw', { ecc: 'low' }))
  expect(decodeQR({ data, width, height })).toBe(paper)
  expect((await run('verify', '--against', paper)).out).toMatch(/^The printed head over \d+ entries agrees\.$/m)

  const { superuser } = host.app.database
  if (superuser === undefined) throw new Error('no superuser')
  const at = { ...superuser, database: 'tocsin' }
  await ask(at, `update tocsin.events set owner = 'gamma' where position = 1`)
  const bent = await run('verify', '--against', folder)
  await ask(at, `update tocsin.events set owner = 'centre' where position = 1`)
  expect(bent.code).toBe(3)
  expect(bent.out).toMatch(/^Entry 1 \(organisation centre, its number 1\) about account\/dora of \S+Z was edited/)
})

test('another server keeps heads, given the token alone, and is verified against', async () => {
  const tokenFile = join(folder, 'token')
  await writeFile(tokenFile, 'a token\n')
  const stop = new AbortController()
  const { promise: listening, resolve } = Promise.withResolvers<number>()
  const received = receiveHeads({
    folder: join(folder, 'kept'),
    host: '127.0.0.1',
    port: 0,
    tokenFile,
    signal: stop.signal,
    listening: resolve,
  })
  const port = await listening
  try {
    const open = `http://127.0.0.1:${port}/`
    const known = `http://keeper:a%20token@127.0.0.1:${port}/`
    expect((await sendTo(open)).places[0]).toMatchObject({ failed: `${open} answered 401` })
    const size = (await sendTo(known)).places[0]?.size
    expect(size).toBeGreaterThan(0)
    const { code, out } = await run('verify', '--against', known)
    expect(code).toBe(0)
    expect(out).toContain(`${size} entries are anchored in ${open}; 0 later`)
  } finally {
    stop.abort()
    await received
  }
})

test('a key is shown, and a new one takes over under the word of the old', async () => {
  const first = (await run('keys')).out.split(' ')[0]
  const rotated = (await run('keys', '--rotate')).out
  expect(rotated).toContain(`(vouched for by ${first})`)
})

test.each([
  [['what'], /tocsin audit verify/],
  [['verify', '--against', '/nowhere'], /\/nowhere is not there/],
  [['verify', '--against', 'tocsin-head:1:half'], /is not the whole line/],
])('%j is told in one line', async (args, line) => {
  const { code, err } = await run(...args)
  expect(code).toBe(1)
  expect(err.trim().split('\n').at(-1)).toMatch(line)
})

/** Black and white squares as the picture that a camera takes of them. */
function imageOf(squares: readonly (readonly boolean[])[]): { data: Uint8Array; width: number; height: number } {
  const scale = 4
  const width = squares.length * scale
  const data = new Uint8Array(width * width * 4).fill(255)
  for (let y = 0; y < width; y += 1)
    for (let x = 0; x < width; x += 1)
      if (squares[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true)
        data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
  return { data, width, height: width }
}
