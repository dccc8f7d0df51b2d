import { spawnSync } from 'node:child_process'
import { existsSync, statfsSync, writeFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeTown } from '@tocsin/city/town'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDemoTown } from '../demo.ts'
import { silentLog } from '../log.ts'
import { startPostgres } from '../postgres/index.ts'
import { startTestApp } from '../testing/app.fixture.ts'
import { startProgram, stopProgram, type Ended } from '../testing/program.fixture.ts'
import { plainLine } from './plain-error.ts'
import { readStartOptions } from './start.ts'

let dir: string
let busyPort: string
const busy = createServer()
const file = (name: string): string => join(dir, name)
const data = (): { TOCSIN_DATA: string } => ({ TOCSIN_DATA: file('data') })

const logColumns =
  'Call Number,Unit ID,Unit Type,Call Type,Call Type Group,Final Priority,Call Final Disposition,Address,Location,Received DtTm,Entry DtTm,Dispatch DtTm,Response DtTm,On Scene DtTm,Transport DtTm,Hospital DtTm,Available DtTm'
const logRow = (time: string): string =>
  `1,E1,ENGINE,Alarms,Alarm,3,Fire,1 Main St,"(22.95, 113.25)",${Array.from({ length: 8 }, () => time).join(',')}`
const stationsHead = 'station,name,lon,lat'

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tocsin-start-'))
  await chmod(dir, 0o755)
  await writeTown(file('town.osm.pbf'), { seed: 1, addresses: 5000 })
  await writeFile(file('broken.osm.pbf'), await readFile(file('town.osm.pbf')))
  await truncate(file('broken.osm.pbf'), 60_000)
  const contents: Record<string, string | Buffer> = {
    'empty.osm.pbf': '',
    'xml.osm.pbf': '<?xml version="1.0"?><osm version="0.6"></osm>',
    'photo.osm.pbf': Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb0043', 'hex'),
    'no-columns.csv': 'id,where\n1,here\n',
    'no-number.csv': `${stationsHead}\n1,House,abc,22.9\n`,
    'log-columns.csv': 'Call Number,Unit ID\n1,E1\n',
    'log-times.csv': `${logColumns}\n${logRow('yesterday')}\n`,
    'log.csv': `${logColumns}\n${logRow('12/31/2016 11:57:56 PM')}\n`,
    'a-file': '',
    'log-photo.csv': Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb0043', 'hex'),
  }
  for (const [name, bytes] of Object.entries(contents)) await writeFile(file(name), bytes)
  busy.listen(0, '127.0.0.1')
  await once(busy, 'listening')
  const address = busy.address()
  busyPort = typeof address === 'object' ? String(address?.port) : ''
})
afterAll(async () => {
  busy.close()
  await rm(dir, { recursive: true, force: true })
})

/** The last line on stderr; 'well' when it ended with 0; all of stderr when more than phases of the work stands before. */
function toldBy({ code, err }: Ended): string {
  const lines = err.trim().split('\n')
  const isOne = lines.slice(0, -1).every((line) => /^\w+ \.\.\.$/.test(line))
  return code === 0 ? 'well' : isOne ? (lines.at(-1) ?? '') : `not one line: ${err}`
}

const refused: readonly (readonly [
  what: string,
  args: () => string[],
  says: RegExp,
  env?: () => Record<string, string>,
])[] = [
  ['an unknown command', () => ['frobnicate'], /There is no command frobnicate; tocsin help/],
  ['an unknown option', () => ['start', '--frob'], /Unknown option '--frob'.*--help/],
  ['a port that is none', () => ['start'], /TOCSIN_PORT is not usable/, () => ({ TOCSIN_PORT: 'http' })],
  [
    'a division of five digits',
    () => ['start'],
    /TOCSIN_DIVISION is not usable: set it to six digits/,
    () => ({ TOCSIN_DIVISION: '44030' }),
  ],
  [
    'a time zone that is none',
    () => ['start'],
    /TOCSIN_TIME_ZONE is not usable: .*Asia\/Shanghai/,
    () => ({ TOCSIN_TIME_ZONE: 'Asia/Nowhere' }),
  ],
  ['a name of two lines', () => ['start'], /TOCSIN_NAME_EN is not usable/, () => ({ TOCSIN_NAME_EN: 'a\nb' })],
  ['no name', () => ['start'], /TOCSIN_NAME_ZH is not usable/, () => ({ TOCSIN_NAME_ZH: ' ' })],
  ['a port in use', () => ['start'], /Port \d+ is in use.*TOCSIN_PORT=/, () => ({ TOCSIN_PORT: busyPort })],
  [
    'an address of another machine',
    () => ['start'],
    /no address of this machine.*TOCSIN_HOST/,
    () => ({ TOCSIN_HOST: '192.0.2.1', TOCSIN_PORT: '7999' }),
  ],
  [
    'clear text on a network',
    () => ['start'],
    /plain http on 0\.0\.0\.0.*TOCSIN_TLS_CERT.*TOCSIN_PROXY.*TOCSIN_PLAIN_HTTP/,
    () => ({ TOCSIN_HOST: '0.0.0.0', TOCSIN_PORT: '0', TOCSIN_DATA: file('exposed') }),
  ],
  [
    'a certificate without its key',
    () => ['start'],
    /TOCSIN_TLS_CERT and TOCSIN_TLS_KEY go together/,
    () => ({ TOCSIN_TLS_CERT: file('cert.pem') }),
  ],
  [
    'a data folder that is a file',
    () => ['start'],
    /is no folder.*TOCSIN_DATA/,
    () => ({ TOCSIN_DATA: file('a-file') }),
  ],
  [
    'a data folder under a file',
    () => ['start'],
    /is no folder.*TOCSIN_DATA/,
    () => ({ TOCSIN_DATA: join(file('a-file'), 'data') }),
  ],
  ['no extract', () => ['start', '--city', file('none.osm.pbf')], /none.osm.pbf is not there; give the path/],
  ['a folder for an extract', () => ['start', '--city', dir], /is a folder; give the path of a file/],
  ['an empty extract', () => ['start', '--city', file('empty.osm.pbf')], /empty.osm.pbf/],
  ['half an extract', () => ['start', '--city', file('broken.osm.pbf')], /broken.osm.pbf/],
  ['XML', () => ['start', '--city', file('xml.osm.pbf')], /is OSM XML, not PBF. Convert it first/],
  ['a photo', () => ['start', '--city', file('photo.osm.pbf')], /photo.osm.pbf/],
  [
    'stations without columns',
    () => ['start', '--city', file('town.osm.pbf'), '--stations', file('no-columns.csv')],
    /no-columns.csv has no column for lon and lat/,
  ],
  [
    'a station nowhere',
    () => ['start', '--city', file('town.osm.pbf'), '--stations', file('no-number.csv')],
    /has a station that cannot be used \(no-number.csv, line 2: "abc"/,
  ],
  ['no log', () => ['replay', file('none.csv')], /none.csv is not there/],
  ['a log without columns', () => ['replay', file('log-columns.csv')], /lacks the columns .*export the log/],
  [
    'a log with wrong times',
    () => ['start', '--replay', file('log-times.csv')],
    /line 2.*yesterday|no row that can be played/,
  ],
  ['a photo for a log', () => ['start', '--replay', file('log-photo.csv')], /log-photo.csv/],
]

const wrongOptions: readonly (readonly [what: string, args: readonly string[], says: RegExp])[] = [
  ['an argument too many', ['now'], /Unexpected argument 'now'.*--help/],
  ['a speed that is no number', ['--speed', 'abc'], /--speed abc is not usable: a number/],
  ['the fastest demo', ['--speed', 'max'], /--speed max is for --replay/],
  ['a negative seed', ['--seed=-1'], /--seed -1 is not usable: a whole number/],
  ['a seed taken for an option', ['--seed', '-1'], /'--seed'.*--help/],
  ['no seed at all', ['--seed', ''], /--seed.*is not usable/],
  ['an unknown scenario', ['--scenario', 'war'], /--scenario war is not known: quiet-night/],
  ['stations without a city', ['--stations', 's.csv'], /--stations needs --city/],
]

test.for(wrongOptions)('%s is told in one line with the remedy', ([, args, says]) => {
  expect(() => readStartOptions([...args])).toThrow(
    expect.toSatisfy((error: unknown) => says.test(plainLine(error, 'start') ?? '')),
  )
})

test.for(refused)('%s is told in one line with the remedy', async ([, args, says, env]) => {
  expect(toldBy(await startProgram(args(), { ...data(), ...env?.() }).ended)).toMatch(says)
})

test('a folder that may not be written to is told in one line', async () => {
  await mkdir(file('locked'))
  await chmod(file('locked'), 0o555)
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const { ended } = startProgram(['start'], { TOCSIN_DATA: file('locked/data') }, nobody)
  expect(toldBy(await ended)).toMatch(/locked\/data is not writable: .*TOCSIN_DATA/)
})

/** Starts it, asks for its health, and stops it. */
async function startWell(args: readonly string[]): Promise<Ended & { readonly health: unknown }> {
  const program = startProgram(['start', '--no-demo', ...args], data())
  const health: unknown = await (await fetch(`${await program.ready}/api/health`)).json()
  return { ...(await stopProgram(program)), health }
}

test('after all that a good start works, and leaves nothing of the others', async () => {
  expect(await startWell(['--city', file('town.osm.pbf')])).toMatchObject({
    code: 0,
    health: { status: 'ok' },
  })
  const cities = await readdir(file('data/cities'))
  expect(cities.filter((name) => !name.startsWith('town-')).toSorted()).toEqual(['in-use'])
  expect(cities).toHaveLength(2)
  expect(existsSync(file('data/tocsin.lock'))).toBe(false)
})

test('a damaged city is told with the remedy, and calls are taken without one', async () => {
  const [name = ''] = (await readdir(file('data/cities'))).filter((each) => each.startsWith('town-'))
  const stations = file(`data/cities/${name}/stations.json`)
  const known = await readFile(stations)
  await writeFile(stations, '{')
  const { err, out, ...rest } = await startWell([])
  expect(rest).toMatchObject({ code: 0 })
  expect(out).toContain('City: none')
  expect(err).toMatch(/cannot be opened.*\n.*goes on without a city.*tocsin city use NAME/)
  await writeFile(stations, known)
})

test('an organisation that was founded otherwise stays, and the start says so', async () => {
  const program = startProgram(['start', '--no-demo'], {
    ...data(),
    TOCSIN_DIVISION: '440306',
    TOCSIN_NAME_EN: 'Command centre',
  })
  await program.ready
  const { out, code } = await stopProgram(program)
  expect(code).toBe(0)
  expect(out).toMatch(/^Set once, .*: TOCSIN_DIVISION \(is 440000\)\. Only .*TOCSIN_DATA/m)
  expect((await startWell([])).out).not.toContain('Set once')
})

test('told to stop while it is still starting, it stops, and PostgreSQL with it', async () => {
  const program = startProgram(['start', '--no-demo'], data())
  const pidFile = file('data/postgres/postmaster.pid')
  await expect.poll(() => existsSync(pidFile), { interval: 2, timeout: 30_000 }).toBe(true)
  expect(await stopProgram(program)).toMatchObject({ code: 0 })
  expect(existsSync(pidFile)).toBe(false)
})

test.skipIf(process.getuid?.() !== 0)('a folder that PostgreSQL may not pass through is told in one line', async () => {
  await mkdir(file('private'), { mode: 0o700 })
  expect(toldBy(await startProgram(['start'], { TOCSIN_DATA: file('private/data') }).ended)).toMatch(
    /chmod o\+x .*private/,
  )
})

/** A disk of a size of its own, as far as this machine lets us make one. */
const mount = (...args: string[]): boolean => spawnSync('mount', [...args, file('disk')]).status === 0
const canMount = process.platform === 'linux' && process.getuid?.() === 0

/** Takes the room that is left but for a little, at once. The program may take some of it meanwhile. */
function fillDisk(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  try {
    writeFileSync(join(folder, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - 65_536)))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}

test.skipIf(!canMount)(
  'a disk that is full, or fills up on the way, is told in one line; with room it starts',
  async (context) => {
    await mkdir(file('disk'), { recursive: true })
    if (!mount('-t', 'tmpfs', '-o', 'size=60m,mode=755', 'tmpfs')) return context.skip('no right to mount')
    const env = { TOCSIN_DATA: file('disk/data') }
    const args = ['start', '--no-demo', '--city', file('town.osm.pbf')]
    try {
      expect(toldBy(await startProgram(args, env).ended)).toMatch(/^Only \d+ MB free at .*free some room/)
      mount('-o', 'remount,size=200m')
      const filling = startProgram(args, env)
      filling.child.stderr?.once('data', () => fillDisk(file('disk')))
      expect(toldBy(await filling.ended)).toMatch(/disk is full|No room/i)
      await rm(file('disk/filler'), { force: true })
      mount('-o', 'remount,size=400m')
      const good = startProgram(args, env)
      await good.ready
      expect(await stopProgram(good)).toMatchObject({ code: 0 })
    } finally {
      spawnSync('umount', [file('disk')])
    }
  },
)

test('a data folder of a newer program is left as it is', async () => {
  const layout = file('data/layout')
  const known = await readFile(layout, 'utf8')
  await writeFile(layout, '999\n')
  expect(toldBy(await startProgram(['start'], data()).ended)).toMatch(/newer Tocsin \(layout 999.*TOCSIN_DATA/)
  await writeFile(layout, known)
})

async function onDatabase(statement: string): Promise<void> {
  const database = await startPostgres({ dataDir: file('data'), log: silentLog })
  const client = new Client(database.connections.owner)
  await client.connect()
  await client.query(statement)
  await client.end()
  await database.stop()
}

test('a database of a newer program is left as it is, and PostgreSQL does not stay behind', async () => {
  await onDatabase(`insert into tocsin.migrations (number, name, sha256) values (9999, 'later', '')`)
  expect(toldBy(await startProgram(['start', '--no-demo'], data()).ended)).toMatch(
    /newer Tocsin \(migration 9999.*TOCSIN_DATA/,
  )
  expect(existsSync(file('data/postgres/postmaster.pid'))).toBe(false)
  await onDatabase('delete from tocsin.migrations where number = 9999')
  expect(await startWell([])).toMatchObject({ code: 0, health: { status: 'ok' } })
})

test.each([
  ['folded anew', `version = 'older'`],
  ['folded on', 'position = 0'],
])('a log that only a newer program understands, %s, is left as it is, and told in one line', async (_, folds) => {
  const older = `begin; update tocsin.folds set ${folds}; update tocsin.events set body = `
  const bent = `replace(body, '"account-created"', '"account-dreamt-of"')`
  const straight = `replace(body, '"account-dreamt-of"', '"account-created"')`
  await onDatabase(`${older} ${bent}; commit`)
  expect(toldBy(await startProgram(['start', '--no-demo'], data()).ended)).toMatch(
    /^This log was written by a newer Tocsin: .*account-dreamt-of.*TOCSIN_DATA/,
  )
  expect(existsSync(file('data/postgres/postmaster.pid'))).toBe(false)
  await onDatabase(`${older} ${straight}; commit`)
  expect(await startWell([])).toMatchObject({ code: 0, health: { status: 'ok' } })
})

test('a replay that fails on its way ends the program with its code', async () => {
  const program = startProgram(['replay', file('log.csv'), '--speed', '1'], data())
  await program.ready
  const children = await readFile(`/proc/${program.child.pid}/task/${program.child.pid}/children`, 'utf8')
  for (const pid of children.trim().split(' ').map(Number))
    if ((await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes('simulator')) process.kill(pid, 'SIGKILL')
  const { code, err } = await program.ended
  expect(err).toContain('The replay has failed')
  expect(code).toBe(1)
})

test('a simulator that cannot read its log says so, and that it has failed', async () => {
  const host = await startTestApp()
  await host.app.found({ name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' })
  const options = readStartOptions(['--replay', file('log-columns.csv')])
  if (options === 'help') throw new Error('no options')
  const town = await startDemoTown(host.app, dir, options)
  await expect(town.failed).resolves.toBeUndefined()
  await town.stop()
  await host.stop()
})
