import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { dictionary } from '@zxcvbn-ts/language-common'
import { StartupError } from '../postgres/index.ts'

/** Why a password is not taken. */
export type Weakness = 'common' | 'breached' | 'says-who'

/** The list of common passwords, in small letters, most used first. */
const common = new Set(dictionary['passwords-common'])

/** Words that are guessed first of whoever works here. */
const ours = ['tocsin', 'jingzhong', 'password', 'dispatch', 'emergency']
/** Shorter words stand in too many good passwords. */
const shortestWord = 4
/** What is left beside a word that says who one is has to be worth something by itself. */
const leastBeside = 6

/** A file of breached passwords, read where it lies. */
export type BreachedFile = { readonly has: (password: string) => Promise<boolean>; readonly close: () => Promise<void> }

/** Longer than a line of the file: 40 hexadecimal digits, a colon, a count, the end. */
const lineBytes = 128
const hashDigits = 40

type Line = { readonly hash: string; readonly start: number }

/** The first whole line at or after a byte, and where it begins; undefined at the end. */
async function lineFrom(file: FileHandle, at: number): Promise<Line | undefined> {
  const from = Math.max(0, at - 1)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2 * lineBytes), 0, 2 * lineBytes, from)
  const text = buffer.toString('latin1', 0, bytesRead)
  const skipped = at === 0 ? 0 : text.indexOf('\n') + 1
  if (at !== 0 && skipped === 0) return undefined
  const hash = text.slice(skipped, skipped + hashDigits).toUpperCase()
  return hash.length < hashDigits ? undefined : { hash, start: from + skipped }
}

/** Whether a hash has a line in a file of `size` bytes that is in order. */
async function isIn(file: FileHandle, size: number, wanted: string): Promise<boolean> {
  let [low, high] = [0, size]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const line = await lineFrom(file, middle)
    if (line?.hash === wanted) return true
    if (line === undefined || line.hash > wanted) high = middle
    else low = line.start + hashDigits
  }
  return false
}

/**
 * Opens a file of SHA-1 hashes of breached passwords, a line each, in order, such as "Have I Been Pwned" gives away for use
 * without a network (`HASH:COUNT`). Nothing of it is loaded: a look reads some forty places of it. Throws `StartupError`.
 */
export async function openBreachedFile(path: string): Promise<BreachedFile> {
  const file = await open(path, 'r').catch(() => undefined)
  if (file === undefined) throw new StartupError(`TOCSIN_BREACHED: ${path} cannot be read`)
  const first = await lineFrom(file, 0).catch(() => undefined)
  if (first === undefined || !/^[0-9A-F]{40}$/.test(first.hash)) {
    await file.close()
    throw new StartupError(`TOCSIN_BREACHED: ${path} is not a list of SHA-1 hashes, one a line, in order`)
  }
  return {
    has: async (password) =>
      isIn(file, (await file.stat()).size, createHash('sha1').update(password).digest('hex').toUpperCase()),
    close: () => file.close(),
  }
}

/**
 * What is wrong with a password, undefined: nothing. `words`: what everybody here knows of its person (sign-in name,
 * organisation). Upper and lower case are not told apart, as guessers do not.
 */
export async function weaknessOf(
  password: string,
  words: readonly string[],
  breached: BreachedFile | undefined,
): Promise<Weakness | undefined> {
  const lower = password.toLowerCase()
  if (common.has(lower)) return 'common'
  const known = [...words, ...ours].map((word) => word.toLowerCase()).filter(({ length }) => length >= shortestWord)
  const beside = known.reduce((rest, word) => rest.replaceAll(word, ''), lower)
  if (beside !== lower && beside.length < leastBeside) return 'says-who'
  return (await breached?.has(password)) === true ? 'breached' : undefined
}
