import { z } from 'zod'

/** What came of a question to the server: its answer, or why there is none. `unreachable` is worth another try. */
export type Asked<Answer> =
  | { readonly phase: 'answered'; readonly answer: Answer }
  | {
      readonly phase: 'refused'
      readonly status: number
      readonly detail: string
      /** the problem document's own name for why, and the whole of it */
      readonly type?: string
      readonly problem?: unknown
    }
  | { readonly phase: 'unreachable' }

const problem = z.looseObject({
  type: z.string().optional(),
  detail: z.string().optional(),
  title: z.string().optional(),
})

type Question = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: object
  readonly signal?: AbortSignal
}

/**
 * Asks the server over HTTP. An answer that does not fit `schema` is a server of another version: refused with status 0.
 * An aborted question comes back as `unreachable`; whoever aborted it no longer listens.
 */
export async function ask<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  { method = 'GET', body, signal }: Question = {},
): Promise<Asked<z.output<Schema>>> {
  try {
    const headers = body === undefined ? undefined : { 'content-type': 'application/json' }
    const response = await fetch(path, { method, headers, body: body && JSON.stringify(body), signal: signal ?? null })
    const text = await response.text()
    if (!response.ok) return { phase: 'refused', status: response.status, ...refusalIn(text) }
    const read = schema.safeParse(text === '' ? null : JSON.parse(text))
    return read.success
      ? { phase: 'answered', answer: read.data }
      : { phase: 'refused', status: 0, detail: z.prettifyError(read.error) }
  } catch {
    return { phase: 'unreachable' }
  }
}

const typeBegins = 'urn:tocsin:problem:'

function refusalIn(text: string): { detail: string; type?: string; problem?: unknown } {
  try {
    const read = problem.safeParse(JSON.parse(text)).data
    const type = read?.type?.startsWith(typeBegins) === true ? read.type.slice(typeBegins.length) : ''
    return { detail: read?.detail ?? read?.title ?? '', type, problem: read }
  } catch {
    return { detail: '' }
  }
}

/** A path with its query; what is undefined is left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const entries = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
  return `${path}?${new URLSearchParams(entries).toString()}`
}
