/*
 * Which terminal this browser is: an id, a name, and a key pair that the browser made itself and never shows. The private
 * half cannot be read, also not by this page (`extractable: false`); it lies in IndexedDB as the browser's own object.
 */

export type HeldTerminal = { readonly terminal: string; readonly name: string; readonly keys: CryptoKeyPair }

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const

function answered<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')))
  })
}

export const keyFile = 'tocsin-terminal'

async function rows(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const request = indexedDB.open(keyFile, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore('terminal'))
  const opened = await answered(request)
  // whoever deletes it must not wait for this page
  opened.addEventListener('versionchange', () => opened.close())
  return opened.transaction('terminal', mode, { durability: 'strict' }).objectStore('terminal')
}

export const makeKeys = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])

export async function heldTerminal(): Promise<HeldTerminal | undefined> {
  try {
    const found: unknown = await answered((await rows('readonly')).get('this'))
    return isHeld(found) ? found : undefined
  } catch {
    return undefined
  }
}

const isHeld = (found: unknown): found is HeldTerminal =>
  typeof found === 'object' && found !== null && 'terminal' in found && 'keys' in found && 'name' in found

export const keepTerminal = async (held: HeldTerminal): Promise<void> =>
  void (await answered((await rows('readwrite')).put(held, 'this')))

export const forgetTerminal = async (): Promise<void> => answered((await rows('readwrite')).clear())

export const canEnrol = (): boolean => globalThis.isSecureContext && 'indexedDB' in globalThis

const base64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

export const publicHalf = async ({ publicKey }: CryptoKeyPair): Promise<string> =>
  base64url(await crypto.subtle.exportKey('spki', publicKey))

export const signature = async ({ privateKey }: CryptoKeyPair, challenge: string): Promise<string> =>
  base64url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytesOf(challenge)))
