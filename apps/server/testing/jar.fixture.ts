export type Page = { readonly url: string; readonly status: number; readonly text: string }
type Asked = { readonly status: number; readonly read: Readonly<Record<string, unknown>> }

type Sending = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | URLSearchParams
}

const mostSteps = 20

/** A browser without a screen: keeps cookies, follows redirects, sends forms. */
export function createJar(kept: Readonly<Record<string, string>> = {}) {
  const cookies = new Map(Object.entries(kept))
  let last: string | null = null

  async function step(url: string, init: Sending = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { ...init, headers: { ...init.headers, cookie }, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }

  async function follow(url: string, init?: Sending): Promise<Page> {
    let [at, answer] = [url, await step(url, init)]
    for (let steps = 0; steps < mostSteps; steps += 1) {
      const to = answer.headers.get('location')
      if (to === null) return { url: at, status: answer.status, text: await answer.text() }
      at = new URL(to, at).href
      if (last !== null && new URL(at).pathname === last) return { url: at, status: answer.status, text: '' }
      answer = await step(at)
    }
    throw new Error(`round and round: ${at}`)
  }

  return {
    visit: (url: string): Promise<Page> => follow(url),
    /** sends a form */
    send: (url: string, fields: Readonly<Record<string, string>>): Promise<Page> =>
      follow(url, { method: 'POST', body: new URLSearchParams(fields) }),
    /** asks as the page's script does */
    async ask(url: string, { method = 'GET', body }: { method?: string; body?: object } = {}): Promise<Asked> {
      const headers = { origin: new URL(url).origin, ...(body && { 'content-type': 'application/json' }) }
      const answer = await step(url, { method, headers, ...(body && { body: JSON.stringify(body) }) })
      return { status: answer.status, read: (await answer.json()) as Readonly<Record<string, unknown>> }
    },
    /** follows no redirect to this path any more */
    stopAt(path: string | null): void {
      last = path
    },
    cookies: (): Readonly<Record<string, string>> => Object.fromEntries(cookies),
  }
}
