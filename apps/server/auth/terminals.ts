import { createPublicKey, randomBytes, randomUUID, verify, type KeyObject } from 'node:crypto'
import { isHttps, partCookie } from './cookie-names.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Secret } from 'otpauth'
import type { Terminal, Terminals as TerminalRows } from '../store/index.ts'
import type { Challenges } from './challenges.ts'
import { hashToken } from './sessions.ts'

const codeMs = 15 * 60_000
const codeBytes = 10
/** The proof that a browser is on a terminal lasts as long as a challenge: for one sign-in. */
const provedS = 300
const provedCookie = 'tocsin_terminal'
const signatureEncoding = 'ieee-p1363'

type Parts = { readonly rows: TerminalRows; readonly challenges: Challenges; readonly now: () => number }
type Proof = { readonly challenge: string; readonly signature: string }

export type Terminals = ReturnType<typeof createTerminals>

const plain = (code: string): string => code.replaceAll(/[\s-]/g, '').toUpperCase()
const hashCode = (code: string): string => hashToken(`terminal\n${plain(code)}`)

/** The key in an SPKI; undefined where it is none of P-256. */
function keyIn(spki: Buffer): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined
  } catch {
    return undefined
  }
}

/** Devices of an organisation that prove which they are, by a key that cannot leave them. */
export function createTerminals({ rows, challenges, now }: Parts) {
  const asked = (id: string) => ({ what: 'terminal', host: '', account: id }) as const
  const proved = (id: string) => ({ what: 'terminal-proved', host: '', account: id }) as const

  /** whether the terminal has signed a challenge of ours for it; each counts once */
  async function isSigned({ id, publicKey }: Terminal, { challenge, signature }: Proof): Promise<boolean> {
    const key = publicKey === null ? undefined : keyIn(publicKey)
    if (key === undefined || !(await challenges.isOurs(challenge, asked(id)))) return false
    const signed = Buffer.from(signature, 'base64url')
    const isRight = verify(
      'sha256',
      Buffer.from(challenge, 'base64url'),
      { key, dsaEncoding: signatureEncoding },
      signed,
    )
    return isRight && (await challenges.spend(challenge))
  }
  const challengeFor = async (id: string): Promise<string> =>
    Buffer.from(await challenges.make(asked(id))).toString('base64url')

  return {
    list: (org: string): Promise<readonly Terminal[]> => rows.of(org, now()),
    find: rows.find,
    /** a code for one terminal, told this once: 80 bits, in groups of four letters */
    async makeCode(org: string, name: string, madeBy: string): Promise<{ id: string; code: string; until: number }> {
      const letters = new Secret({ buffer: new Uint8Array(randomBytes(codeBytes)).buffer }).base32
      const code = letters.match(/.{4}/g)?.join('-') ?? letters
      const [id, until] = [randomUUID(), now() + codeMs]
      await rows.await({ id, org, name, madeBy }, { hash: hashCode(code), until }, now())
      return { id, code, until }
    },
    /** `key`: none of P-256; `code`: unknown, too old or used before */
    async enrol(code: string, spki: Buffer): Promise<Terminal | 'key' | 'code'> {
      if (keyIn(spki) === undefined) return 'key'
      return (await rows.enrol(hashCode(code), spki, now())) ?? 'code'
    },
    /** what a terminal has to sign; `isLost`: it has to wipe itself, and signs that it has */
    async challenge(id: string): Promise<{ challenge: string; isLost: boolean } | undefined> {
      const found = await rows.find(id)
      if (found?.publicKey === undefined || found.publicKey === null) return undefined
      return { challenge: await challengeFor(id), isLost: found.lostAt !== null }
    },
    /** the browser is on this terminal: so the next sign-in knows; false where it could not show so, or the terminal is lost */
    async prove(id: string, proof: Proof, { request, reply }: { request: FastifyRequest; reply: FastifyReply }) {
      const found = await rows.find(id)
      if (found === undefined || found.lostAt !== null || !(await isSigned(found, proof))) return false
      const mark = Buffer.from(await challenges.make(proved(id))).toString('base64url')
      reply.setCookie(partCookie(provedCookie, request), `${id}.${mark}`, {
        path: '/api/session',
        httpOnly: true,
        // who comes back from an identity provider comes from another site
        sameSite: 'lax',
        secure: isHttps(request),
        maxAge: provedS,
      })
      return true
    },
    /** which terminal the browser of a sign-in has just proved to be on; counts once */
    async at(request: FastifyRequest): Promise<Terminal | undefined> {
      const [id = '', mark = ''] = (request.cookies[partCookie(provedCookie, request)] ?? '').split('.')
      if (id === '' || !(await challenges.isOurs(mark, proved(id)))) return undefined
      const found = await rows.find(id)
      if (found === undefined || found.lostAt !== null || !(await challenges.spend(mark))) return undefined
      await rows.see(id, now())
      return found
    },
    lose: (id: string): Promise<Terminal | undefined> => rows.lose(id, now()),
    /** a lost one says that it has wiped itself, by its key; undefined: that is not so, or was said before */
    async wiped(id: string, proof: Proof): Promise<Terminal | undefined> {
      const found = await rows.find(id)
      if (found === undefined || found.lostAt === null || !(await isSigned(found, proof))) return undefined
      return (await rows.wiped(id, now())) ? found : undefined
    },
  }
}
