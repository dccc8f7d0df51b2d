import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

/** A problem document, or what else the server said in place of an answer. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  /** the code of the refusal, when it was one */
  readonly refused: string | undefined
  constructor(status: number, text: string, refused: string | undefined) {
    super(text)
    this.status = status
    this.refused = refused
  }
}

export type Ask = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly body?: object
  readonly cookie?: string
  readonly bearer?: string
}

export type Http = {
  readonly origin: string
  /** Asks until the server has answered: a lost line is tried again, so what is asked must bear repeating. Throws Problem. */
  ask(ask: Ask): Promise<{ body: unknown; cookie: string | undefined }>
}

const problemText = z.object({
  title: z.string().default(''),
  detail: z.string().default(''),
  field: z.string().optional(),
  refusal: z.object({ refused: z.string() }).optional(),
})

/** The server is not there, or says that it cannot serve just now. */
const isPassing = (status: number): boolean => status === 429 || (status >= 502 && status <= 504)
const longestWaitMs = 5_000

/** `url` is where the server stands: `http://127.0.0.1:7110`. */
export function createHttp(url: string, signal: AbortSignal): Http {
  const { origin } = new URL(url)

  async function once({ method = 'GET', path, body, cookie, bearer }: Ask): Promise<Response | undefined> {
    const headers: Record<string, string> = { origin }
    if (body !== undefined) headers['content-type'] = 'application/json'
    if (cookie !== undefined) headers['cookie'] = cookie
    if (bearer !== undefined) headers['authorization'] = `Bearer ${bearer}`
    try {
      return await fetch(origin + path, {
        method,
        headers,
        signal,
        body: body === undefined ? null : JSON.stringify(body),
      })
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof TypeError) return undefined
      throw error
    }
  }

  async function ask(what: Ask): Promise<{ body: unknown; cookie: string | undefined }> {
    for (let waitMs = 100; ; waitMs = Math.min(longestWaitMs, waitMs * 2)) {
      const response = await once(what)
      if (response !== undefined && !isPassing(response.status)) return read(what, response)
      await response?.body?.cancel()
      await sleep(waitMs, undefined, { signal })
    }
  }
  return { origin, ask }
}

async function read(what: Ask, response: Response): Promise<{ body: unknown; cookie: string | undefined }> {
  const text = await response.text()
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : text
  if (response.ok) return { body, cookie: response.headers.getSetCookie()[0]?.split(';')[0] }
  const told = problemText.safeParse(body)
  const { title, detail, field, refusal } = told.data ?? { title: text.slice(0, 200), detail: '' }
  const where = field === undefined ? '' : ` (${field})`
  throw new Problem(
    response.status,
    `${what.method ?? 'GET'} ${what.path}: ${response.status} ${title} ${detail}${where}`,
    refusal?.refused,
  )
}
