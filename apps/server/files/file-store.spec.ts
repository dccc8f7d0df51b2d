import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFileStore, type KeptFile } from './file-store.ts'
import { inPieces, openBytes, sealBytes } from './sealed-bytes.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tocsin-files-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

async function* once(...parts: readonly (Buffer | string)[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part)
}
async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const key = randomBytes(32)
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

describe('sealed bytes', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])('open again as they were, %i of them', async (length) => {
    const plain = randomBytes(length)
    const sealed = await whole(sealBytes(once(plain.subarray(0, 3), plain.subarray(3)), key))
    expect(sha256(await whole(openBytes(inPieces(once(sealed), 1_000), key)))).toBe(sha256(plain))
    expect(length > 16 && sealed.includes(plain.subarray(0, 16))).toBe(false)
  })

  it('do not open when a byte was changed, chunks were moved or the end was cut off', async () => {
    const sealed = await whole(sealBytes(once(randomBytes(200_000)), key))
    const chunk = 65_536 + 16
    const at = (n: number): Buffer => sealed.subarray(4 + n * chunk, 4 + (n + 1) * chunk)
    const changed = Buffer.from(sealed)
    changed[100_000] = (changed[100_000] ?? 0) ^ 1
    const moved = Buffer.concat([sealed.subarray(0, 4), at(1), at(0), at(2), at(3)])
    for (const bad of [changed, moved, sealed.subarray(0, 4 + 2 * chunk), sealed.subarray(0, -1)])
      await expect(whole(openBytes(once(bad), key))).rejects.toThrow(/authenticate|tag/i)
    await expect(whole(openBytes(once(sealed), randomBytes(32)))).rejects.toThrow(/authenticate/)
  })
})

describe('the store', () => {
  const named = { incident: 'i-1', file: 'f-1' }

  it('keeps a file sealed at the address of its sealed bytes, and gives it back', async () => {
    const store = createFileStore(join(dir, 'a'))
    const plain = Buffer.concat([png, randomBytes(300_000)])
    const kept = (await store.keep(named, once(plain.subarray(0, 5), plain.subarray(5)), 1_000_000)) as KeptFile
    expect(kept).toMatchObject({ sha256: sha256(plain), bytes: plain.length, kind: 'png' })
    const at = { ...named, address: kept.address }
    for (const step of ['arrived', 'settled']) {
      if (step === 'settled') await store.settle(at)
      const bytes = await store.read(at, kept.key)
      expect(bytes && sha256(await whole(bytes))).toBe(sha256(plain))
    }
    const sealed = await readFile(join(dir, 'a', 'files', kept.address.slice(0, 2), kept.address))
    expect(sha256(sealed)).toBe(kept.address)
    expect(sealed.includes(plain.subarray(0, 16))).toBe(false)
  })

  it.each([
    ['png', png],
    ['jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['pdf', '%PDF-1.7\n'],
    ['ogg', 'OggS'],
    ['wav', 'RIFF\0\0\0\0WAVEfmt '],
    ['text', '三楼有人被困\n'],
    ['text', 'x'],
  ])('tells %s by its bytes', async (kind, beginning) => {
    const store = createFileStore(join(dir, 'kinds'))
    expect(await store.keep(named, once(beginning), 1_000)).toMatchObject({ kind })
  })

  it.each([
    ['too-large', [png, randomBytes(1_000)]],
    ['kind', ['MZ\x90\0\x03\0\0\0', randomBytes(64)]],
    ['kind', ['PK\x03\x04', randomBytes(64)]],
    ['kind', ['fine until here and then ', Buffer.from([0xc3, 0x28])]],
    ['kind', ['cut in a character ', Buffer.from('三').subarray(0, 2)]],
    ['kind', ['long enough to be text, then: \0']],
    ['empty', []],
  ] as const)('says %s and keeps nothing of it', async (why, parts) => {
    const store = createFileStore(join(dir, 'no'))
    expect(await store.keep(named, once(...parts), 1_000)).toBe(why)
    expect(await readdir(join(dir, 'no', 'files', 'arriving'))).toEqual([])
  })

  it('clears what the log does not know, moves what it knows, and leaves what has just come', async () => {
    const store = createFileStore(join(dir, 'clear'))
    const known = (await store.keep({ incident: 'i-1', file: 'known' }, once('one'), 1_000)) as KeptFile
    await store.keep({ incident: 'i-1', file: 'orphan' }, once('two'), 1_000)
    const arriving = join(dir, 'clear', 'files', 'arriving')
    await writeFile(join(arriving, '.half.part'), 'half')
    const isKnown = ({ file }: { readonly file: string }): Promise<boolean> => Promise.resolve(file === 'known')
    expect(await store.clear(isKnown, 3_600_000)).toBe(0)
    expect(await readdir(arriving)).toHaveLength(3)
    expect(await store.clear(isKnown, 0)).toBe(2)
    expect(await readdir(arriving)).toEqual([])
    const bytes = await store.read({ incident: 'i-1', file: 'known', address: known.address }, known.key)
    expect(bytes && (await whole(bytes)).toString()).toBe('one')
  })
})
