import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFileStore } from './file-store.ts'
import { createScanner } from './scan.ts'

const log = pino({ level: 'silent' })
const mark = 'a mark that the scanner of this test knows'
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), randomBytes(3_000_000)])
let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'scan-'))
})
afterAll(() => rm(dir, { recursive: true }))

/** A real program that reads its input as the wanted scanner does. */
async function scanner(name: string, body: string): Promise<string> {
  const path = join(dir, name)
  await writeFile(path, `#!/bin/sh\n${body}\n`)
  await chmod(path, 0o700)
  return path
}
async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}
async function keep(command: string, bytes: Buffer) {
  const home = join(dir, `store-${randomBytes(4).toString('hex')}`)
  const kept = await createFileStore(home, createScanner(command, log)).keep(
    { incident: 'i', file: 'f' },
    piecesOf(bytes),
    10_000_000,
  )
  const lying = await readdir(join(home, 'files', 'arriving')).catch(() => [])
  return { kept: typeof kept === 'string' ? kept : kept.bytes, lies: lying.length }
}

test('what the scanner calls clean is kept whole, what it finds something in is not there at all', async () => {
  const command = await scanner('finds', `if grep -aq '${mark}'; then exit 1; fi; exit 0`)
  expect(await keep(command, png)).toEqual({ kept: png.length, lies: 1 })
  // in the last bytes: the whole file was read
  expect(await keep(command, Buffer.concat([png, Buffer.from(mark)]))).toEqual({ kept: 'infected', lies: 0 })
})

test.each([
  ['ends with another number', 'cat > /dev/null; exit 2'],
  ['dies', 'kill -9 $$'],
  ['reads nothing and does not say that it is clean', 'exec < /dev/null; exit 2'],
])('a scanner that %s has judged nothing: the file is not taken', async (name, body) => {
  expect(await keep(await scanner(name.replaceAll(' ', '-'), body), png)).toEqual({ kept: 'not-scanned', lies: 0 })
})

test('one that knows early is heard, and holds nobody up', async () => {
  expect(await keep(await scanner('early', 'head -c 10 > /dev/null; exit 1'), png)).toEqual({
    kept: 'infected',
    lies: 0,
  })
})

test('the program is started with no name of the file and nothing of the environment but the path', async () => {
  const told = join(dir, 'told')
  const command = await scanner('tells', `cat > /dev/null; env > ${told}; echo "$@" >> ${told}`)
  process.env['A_SECRET_OF_THE_SERVER'] = 'x'
  await keep(`${command} --flag -`, png)
  const said = await readFile(told, 'utf8')
  expect(said).toContain('--flag -')
  expect(said).not.toContain('A_SECRET_OF_THE_SERVER')
  delete process.env['A_SECRET_OF_THE_SERVER']
})

test('a command that is no program stops the start, and says which variable', () => {
  expect(() => createScanner('/nowhere/clamdscan -', log)).toThrow(/TOCSIN_SCAN: \/nowhere\/clamdscan/)
})
