import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBreachedFile, weaknessOf } from './known-passwords.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tocsin-breached-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex').toUpperCase()

async function fileOf(passwords: readonly string[], end = '\n'): Promise<string> {
  const path = join(dir, `${Math.random()}.txt`)
  const lines = passwords.map((each, at) => `${sha1(each)}:${10 ** (at % 8)}`).toSorted()
  await writeFile(path, lines.map((line) => line + end).join(''))
  return path
}

describe('a password', () => {
  test.each([
    ['1234567890', 'common'],
    ['QWERTYUIOP', 'common'],
    ['Ann.Miller1', 'says-who'],
    ['tocsin2026', 'says-who'],
    ['指挥中心12345', 'says-who'],
    ['correct horse battery staple ann', undefined],
    ['mountain-ann.miller-river-clock', undefined],
  ])('%s is taken for %s', async (password, weak) => {
    expect(await weaknessOf(password, ['ann.miller', '指挥中心'], undefined)).toBe(weak)
  })

  test('from the list of the site is found, wherever it stands; no other is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 60 }),
        fc.uniqueArray(fc.string({ minLength: 13, maxLength: 20 }), { maxLength: 20 }),
        fc.constantFrom('\n', '\r\n'),
        async (listed, others, end) => {
          const breached = await openBreachedFile(await fileOf(listed, end))
          try {
            for (const password of listed) expect(await breached.has(password)).toBe(true)
            for (const password of others) expect(await breached.has(password)).toBe(false)
          } finally {
            await breached.close()
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('that was stolen elsewhere is told as such', async () => {
    const breached = await openBreachedFile(await fileOf(['a rather long one'], ''))
    expect(await weaknessOf('a rather long one', [], breached)).toBe('breached')
    await breached.close()
  })
})

test.each([
  ['is not there', undefined, 'cannot be read'],
  ['is empty', '', 'is not a list'],
  ['holds passwords', 'hunter2\nletmein\n', 'is not a list'],
])('a list that %s stops the start, with the remedy', async (_, text, says) => {
  const path = join(dir, `${Math.random()}.txt`)
  if (text !== undefined) await writeFile(path, text)
  await expect(openBreachedFile(path)).rejects.toThrow(says)
})
