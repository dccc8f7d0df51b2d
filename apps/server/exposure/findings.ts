/** What is said of an installation: `refuse` keeps a server from starting, `warn` is told, `fine` is told by the doctor alone. */
export type Finding = { readonly level: 'refuse' | 'warn' | 'fine'; readonly what: string; readonly remedy?: string }

export type Exposure = {
  readonly host: string
  /** the server itself speaks https */
  readonly hasCertificate: boolean
  /** a proxy that is trusted stands before it */
  readonly hasProxy: boolean
  /** somebody has said that the network is closed, and that clear text is meant */
  readonly plainAccepted: boolean
  /** the demo's people and calls */
  readonly demo: boolean
}

/** An address that only this machine reaches. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)

/** Whether people may reach the server as it is to be reached: sign-ins never cross a network in clear by oversight. */
export function findExposure({ host, hasCertificate, hasProxy, plainAccepted, demo }: Exposure): readonly Finding[] {
  if (isLoopback(host)) return [{ level: 'fine', what: `listens on ${host}: only this machine reaches it` }]
  return [clearText({ host, hasCertificate, hasProxy, plainAccepted }), ...(demo ? [demoInPublic(host)] : [])]
}

function clearText({ host, hasCertificate, hasProxy, plainAccepted }: Omit<Exposure, 'demo'>): Finding {
  if (hasCertificate) return { level: 'fine', what: `listens on ${host} by https` }
  if (hasProxy) return { level: 'fine', what: `listens on ${host} behind a proxy, which has the certificate` }
  const what = `plain http on ${host}: sign-ins and calls cross the network in clear`
  if (plainAccepted) return { level: 'warn', what, remedy: 'TOCSIN_PLAIN_HTTP=yes says that this is meant' }
  return {
    level: 'refuse',
    what,
    remedy:
      'give a certificate (TOCSIN_TLS_CERT and TOCSIN_TLS_KEY), put a proxy with one before it and name its address (TOCSIN_PROXY), or, in a network that nobody else is on, say TOCSIN_PLAIN_HTTP=yes',
  }
}

const demoInPublic = (host: string): Finding => ({
  level: 'warn',
  what: `the demo runs where others reach it (${host}): its calls stand beside real ones`,
  remedy: 'start with --no-demo',
})

export type Looked = { readonly path: string; readonly mode: number }

/** Who but the owner may read: nobody, of secrets; at most pass through, of the data folder. `mode` as `stat` has it. */
export function findReadable(folder: Looked, secrets: readonly Looked[]): readonly Finding[] {
  const open = secrets.filter(({ mode }) => (mode & 0o077) !== 0)
  const isOpen = (folder.mode & 0o066) !== 0
  return [
    isOpen
      ? {
          level: 'refuse',
          what: `others may read the data folder ${folder.path} (mode ${octal(folder.mode)})`,
          remedy: `chmod 711 ${folder.path}`,
        }
      : { level: 'fine', what: `nobody else may read the data folder ${folder.path}` },
    ...open.map(({ path, mode }): Finding => ({
      level: 'refuse',
      what: `others may use the secret ${path} (mode ${octal(mode)})`,
      remedy: `chmod go-rwx ${path}, and make what it holds anew if somebody may have read it`,
    })),
  ]
}

const octal = (mode: number): string => (mode & 0o777).toString(8)

/** Whether a database elsewhere is spoken to in clear; `undefined`: the embedded one, by a socket on this machine. */
export function findDatabase(url: string | undefined): readonly Finding[] {
  if (url === undefined) return [{ level: 'fine', what: 'the embedded database is reached on this machine alone' }]
  const parsed = URL.parse(url)
  const host = parsed?.searchParams.get('host') ?? parsed?.hostname ?? ''
  if (host === '' || host.startsWith('/') || isLoopback(host))
    return [{ level: 'fine', what: 'the database is on this machine' }]
  const mode = parsed?.searchParams.get('sslmode') ?? 'none'
  if (['verify-full', 'verify-ca'].includes(mode))
    return [{ level: 'fine', what: `the database at ${host} is reached by TLS` }]
  return [
    {
      level: 'warn',
      what: `the database at ${host} is reached without its certificate being checked (sslmode ${mode})`,
      remedy: 'add sslmode=verify-full to DATABASE_URL',
    },
  ]
}
