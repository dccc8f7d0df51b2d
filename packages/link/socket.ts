import type { ServerMessage } from './messages.ts'

/** What this package needs of a WebSocket: the browser's own and that of the package `ws` both fit. */
export type Socket = {
  send(text: string): void
  close(code?: number): void
  addEventListener(type: 'open', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'close', listener: (event: { readonly code: number }) => void): void
  addEventListener(type: 'error', listener: () => void): void
}

/** Opens a socket to `url`; may throw when the address cannot be one. */
export type OpenSocket = (url: string) => Socket

const known: ReadonlySet<string> = new Set<ServerMessage['t']>([
  'welcome',
  'snapshot',
  'changes',
  'viewer',
  'answer',
  'problem',
  'positions',
  'beat',
  'writing',
  'pong',
  'bye',
])

/** The own server's message is believed in its shape; what is no message of this protocol version is undefined. */
export function readServerMessage(data: unknown): ServerMessage | undefined {
  if (typeof data !== 'string') return undefined
  try {
    const value: unknown = JSON.parse(data)
    return isServerMessage(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isServerMessage = (value: unknown): value is ServerMessage =>
  typeof value === 'object' && value !== null && 't' in value && typeof value.t === 'string' && known.has(value.t)
