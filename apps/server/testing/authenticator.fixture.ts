import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** User present, user verified, credential attached (WebAuthn 6.1). */
const flags = { present: 1, verified: 4, attached: 64 }
/** ES256 on P-256 as a COSE key (RFC 9053): labels 1 kty, 3 alg, -1 crv, -2 x, -3 y. */
const cose = { kty: 1, alg: 3, crv: -1, x: -2, y: -3 } as const

export type Options = {
  readonly challenge: string
  readonly rp?: { readonly id?: string }
  readonly rpId?: string
  readonly user?: { readonly id: string }
}
/** Deviations from what a good browser and authenticator do. */
type Wish = {
  readonly origin: string
  readonly counter?: number
  readonly verified?: boolean
  readonly challenge?: string
  readonly userHandle?: string
}

/** An authenticator in software that keeps one passkey: what it signs is real, what it is told to lie about is false. */
export function createAuthenticator() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let handle = ''
  let counted = 0

  const clientData = (type: string, { challenge }: Options, { origin, challenge: other }: Wish): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge: other ?? challenge, origin, crossOrigin: false }))

  function authData(host: string, flag: number, counter: number, more: readonly Uint8Array[] = []): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(host), Buffer.from([flag]), count, ...more])
  }
  const flagsOf = ({ verified = true }: Wish): number => flags.present | (verified ? flags.verified : 0)

  return {
    /** answers `navigator.credentials.create()` */
    make(options: Options, wish: Wish) {
      handle = options.user?.id ?? ''
      const key = new Map<number, number | Uint8Array>([
        [cose.kty, 2],
        [cose.alg, -7],
        [cose.crv, 1],
        [cose.x, Buffer.from(x, 'base64url')],
        [cose.y, Buffer.from(y, 'base64url')],
      ])
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const attested = [Buffer.alloc(16), length, id, isoCBOR.encode(key)]
      const data = authData(options.rp?.id ?? '', flagsOf(wish) | flags.attached, wish.counter ?? 0, attested)
      const object = new Map<string, string | Map<string, string> | Uint8Array>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(data)],
      ])
      return {
        id: text(id),
        rawId: text(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: text(clientData('webauthn.create', options, wish)),
          attestationObject: text(isoCBOR.encode(object)),
          transports: ['internal'],
        },
      }
    },
    /** answers `navigator.credentials.get()` */
    use(options: Options, wish: Wish) {
      counted = wish.counter ?? counted + 1
      const data = authData(options.rpId ?? '', flagsOf(wish), counted)
      const client = clientData('webauthn.get', options, wish)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return {
        id: text(id),
        rawId: text(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: text(client),
          authenticatorData: text(data),
          signature: text(signature),
          ...(handle !== '' && { userHandle: wish.userHandle ?? handle }),
        },
      }
    },
  }
}
