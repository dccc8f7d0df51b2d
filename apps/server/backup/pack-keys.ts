import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { chmod, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { keyFromPassphrase } from '../auth/passwords.ts'
import { StartupError, writeWhole } from '../postgres/index.ts'

const leastPassphrase = 12
const about = Buffer.from('tocsin keys 1')

const base64 = z.base64().transform((text) => Buffer.from(text, 'base64'))
const packed = z.object({ tocsinKeys: z.literal(1), salt: base64, nonce: base64, sealed: base64, tag: base64 })
const keys = z.record(z.string().regex(/^[\w.-]+\.key$/), z.string())

/** Every key that what was sealed needs: of organisations and of backups, not the passwords of this machine's database. */
export async function readKeys(dataDir: string): Promise<Readonly<Record<string, string>>> {
  const folder = join(dataDir, 'secrets')
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.key')).toSorted()
  const entries = names.map(async (name) => [name, (await readFile(join(folder, name), 'utf8')).trim()])
  return keys.parse(Object.fromEntries(await Promise.all(entries)))
}

/** The keys of a data folder as a text that only the passphrase opens (argon2id, AES-256-GCM). */
export async function packKeys(dataDir: string, passphrase: string): Promise<string> {
  if (passphrase.length < leastPassphrase)
    throw new StartupError(`The passphrase is too short: ${leastPassphrase} characters at least, better six words.`)
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const sealing = createCipheriv('aes-256-gcm', await keyFromPassphrase(passphrase, salt), nonce).setAAD(about)
  const sealed = Buffer.concat([sealing.update(JSON.stringify(await readKeys(dataDir))), sealing.final()])
  const parts = { salt, nonce, sealed, tag: sealing.getAuthTag() }
  const texts = Object.entries(parts).map(([name, bytes]) => [name, bytes.toString('base64')])
  return `${JSON.stringify({ tocsinKeys: 1, ...Object.fromEntries(texts) }, null, 1)}\n`
}

/** The keys in a packed text by name. Throws `StartupError` where it is none, or the passphrase is another. */
export async function openKeys(text: string, passphrase: string): Promise<Readonly<Record<string, string>>> {
  const { salt, nonce, sealed, tag } = readPacked(text)
  const opening = createDecipheriv('aes-256-gcm', await keyFromPassphrase(passphrase, salt), nonce).setAAD(about)
  opening.setAuthTag(tag)
  try {
    return keys.parse(JSON.parse(Buffer.concat([opening.update(sealed), opening.final()]).toString('utf8')))
  } catch (cause) {
    throw new StartupError('The keys do not open: another passphrase, or the file was changed.', { cause })
  }
}

function readPacked(text: string) {
  try {
    return packed.parse(JSON.parse(text))
  } catch (cause) {
    throw new StartupError('This is not a file of keys: it is what "tocsin backup keys FILE" wrote.', { cause })
  }
}

/** Puts keys into a data folder that has none of these, or the same. */
export async function placeKeys(dataDir: string, opened: Readonly<Record<string, string>>): Promise<void> {
  const folder = join(dataDir, 'secrets')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const there = await readKeys(dataDir)
  for (const [name, key] of Object.entries(opened)) {
    if (there[name] !== undefined && there[name] !== key)
      throw new StartupError(`The data folder has another key ${name}: restore into an empty one (TOCSIN_DATA).`)
    await writeWhole(join(folder, name), `${key}\n`, 0o600)
  }
}

const noteFile = (dataDir: string): string => join(dataDir, 'secrets', 'packed')

const digestOf = async (dataDir: string): Promise<string> =>
  createHash('sha256')
    .update(JSON.stringify(await readKeys(dataDir)))
    .digest('hex')

/** Remembers that the keys as they are now were packed. */
export const notePacked = async (dataDir: string): Promise<void> =>
  writeWhole(noteFile(dataDir), `${await digestOf(dataDir)}\n`, 0o600)

/** Whether a key has been made since the keys were packed: what it seals could not be opened after a loss of the machine. */
export async function hasUnpackedKeys(dataDir: string): Promise<boolean> {
  const noted = await readFile(noteFile(dataDir), 'utf8').catch(() => '')
  return noted.trim() !== (await digestOf(dataDir))
}
