import { readFile } from 'node:fs/promises'
import { id, roles } from '@tocsin/domain'
import { z } from 'zod'
import { StartupError } from '../postgres/index.ts'

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** Clear text would show who signs in to everybody on the way; a provider on this very machine has no way. */
function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname))
}
const address = z.url().refine(isSafe, 'https, or http on this machine')
const claim = z.string().min(1).max(100)

const file = z.strictObject({
  /** on the button at the door */
  name: z.strictObject({ zh: z.string().min(1).max(40), en: z.string().min(1).max(40) }),
  issuer: address,
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** how the secret is told to the provider */
  clientAuth: z.enum(['basic', 'post']).default('basic'),
  /** this installation as its people open it, where a proxy hides that; it goes before `/api/session/oidc/back` */
  address: address.optional(),
  /** what is asked for: the names below have to come with it */
  scope: z
    .string()
    .regex(/(^| )openid( |$)/, 'openid among them, apart by spaces')
    .default('openid profile'),
  organisation: id,
  loginClaim: claim.default('preferred_username'),
  groupsClaim: claim.default('groups'),
  /** what members of a group may be here */
  roles: z
    .record(z.string().min(1), z.array(z.enum(roles)).min(1))
    .refine((groups) => Object.keys(groups).length > 0, 'at least one group with its roles'),
  /** accounts are made for people who come the first time */
  create: z.boolean().default(true),
  /** an account of the same name that has a password is theirs */
  adopt: z.boolean().default(false),
  /** values of `amr` or `acr` that say that the provider has asked for a second factor */
  secondFactorAmr: z.array(z.string().min(1)).default(['mfa', 'otp', 'hwk']),
})
/** An identity provider (OpenID Connect), as the file of TOCSIN_OIDC has it. */
export type ProviderConfig = z.output<typeof file>

/** Reads the file that TOCSIN_OIDC names; throws `StartupError` that names the field. Its secret is in no message. */
export async function readProviderConfig(path: string): Promise<ProviderConfig> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new StartupError(`${path} cannot be read: check TOCSIN_OIDC.`, { cause })
  })
  const read = file.safeParse(parse(text, path))
  if (read.success) return read.data
  const [issue] = read.error.issues
  const field = issue?.path.join('.')
  throw new StartupError(`TOCSIN_OIDC (${path}): ${field === '' ? '' : `${field}: `}${issue?.message}.`)
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // the error of the parser may quote the file, and with it the secret
    throw new StartupError(`TOCSIN_OIDC (${path}) is not JSON.`)
  }
}
