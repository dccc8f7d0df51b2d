import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { neutralListing, tableOfTypes, csvText } from '@tocsin/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startProgram, stopProgram } from '../testing/program.fixture.ts'

const header = 'code,parent,zh,en,priority,branch,colour,icon,sensitive,retired'
let dir: string
let env: Record<string, string>
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'types-command-'))
  // PostgreSQL may run as a user of its own
  await chmod(dir, 0o755)
  env = { TOCSIN_DATA: join(dir, 'data') }
  const running = startProgram(['start', '--no-demo'], env)
  await running.ready
  await stopProgram(running)
}, 120_000)
afterAll(() => rm(dir, { recursive: true, force: true }))

const types = (...args: string[]) => startProgram(['types', ...args], env).ended
async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(dir, name)
  await writeFile(path, content)
  return path
}

describe('tocsin types', { timeout: 120_000 }, () => {
  it('DR1 writes the list, and takes it in again without a change', async () => {
    const out = await types('export')
    expect([out.code, out.out]).toEqual([0, csvText(tableOfTypes(neutralListing.types))])
    const again = await types('import', await file('same.csv', out.out), '--whole')
    expect(again.code).toBe(0)
    expect(again.out).toContain(`0 changed or new, ${neutralListing.types.length} as before, 0 refused`)
    expect(again.out).toContain('Nothing was saved.')
  })

  it('DR1 tells what a file changes; a dry run saves nothing, an import does', async () => {
    const path = await file(
      'new.csv',
      `${header}\ncave,height-rescue,洞穴救援,Cave,1,rescue,,,,\ntheft,,盗窃,Stealing,3,police,,,,`,
    )
    const dry = await types('import', path, '--dry-run')
    expect(dry.out).toMatch(/changed {2}theft {2}Stealing {2}\(en\)\n.*new {2}cave {2}Cave/)
    expect(dry.out).toContain('Nothing was saved.')
    expect((await types('export')).out).not.toContain('cave')
    const taken = await types('import', path)
    expect([taken.code, taken.out.trim().split('\n').at(-1)]).toEqual([0, 'Saved.'])
    expect((await types('export')).out).toContain('cave,height-rescue,洞穴救援,Cave,1,rescue')
  })

  it('DR1 with one bad row nothing is saved: its line, its column and what to do', async () => {
    const path = await file('bad.csv', `${header}\ngood,,好,Good,2,police,,,,\nbad,nothing,坏,Bad,9,police,,,,`)
    const ended = await types('import', path)
    expect(ended.code).not.toBe(0)
    expect(ended.out).toMatch(/line 3, priority "9": /)
    expect(ended.err).toContain('mend these rows and import again')
    expect((await types('export')).out).not.toContain('\ngood,')
  })

  it('a file of a Chinese spreadsheet is read and said to be; what is no file is one sentence', async () => {
    const gbk = Buffer.from('b1e0c2eb2cc3fbb3c62cb5c8bcb62cbeafd6d60d0a686f6c652cbfd3b6b42c322cb9abb0b20d0a', 'hex')
    const dry = await types('import', await file('gbk.csv', gbk), '--dry-run')
    expect(dry.out).toMatch(/read as GBK[\s\S]*new {2}hole {2}坑洞/)
    const none = await types('import', join(dir, 'none.csv'))
    expect([none.code === 0, none.err.trim().split('\n').length]).toEqual([false, 1])
    expect(none.err).toContain('cannot be read: check the path')
    expect((await types('import')).err).toContain('tocsin types import FILE.csv')
    expect((await types('import', await file('x.csv', header), '--organisation', 'x')).err).toContain(
      'no organisation x',
    )
  })
})
