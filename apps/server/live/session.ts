import { byeCodes, type Bye, type ServerMessage } from '@tocsin/link'
import type { Viewer } from '@tocsin/domain'
import { WebSocket } from 'ws'

/** Bytes that may wait in one socket before its client counts as too slow and is told to come back and resume. */
const slowBytes = 4 * 1024 * 1024

/** A client that does not close its side within this time is cut off. */
const partingMs = 1_000

/** One connected client. It never waits for its client and never keeps more than a snapshot and `slowBytes` for it. */
export type Session = ReturnType<typeof createSession>

export function createSession(socket: WebSocket, viewer: Viewer, credential: string) {
  let current = viewer
  /** bytes of a snapshot under way: it may be larger than what a slow client may have waiting */
  let allowedBytes = slowBytes

  function end(why: Bye): void {
    if (socket.readyState !== WebSocket.OPEN) return
    if (why !== 'slow') socket.send(JSON.stringify({ t: 'bye', why } satisfies ServerMessage))
    socket.close(byeCodes[why], why)
    if (why === 'slow') socket.terminate()
    else setTimeout(() => socket.terminate(), partingMs).unref()
  }

  /** Whether there is room for more; a client that was too slow is cut off here. */
  function hasRoom(): boolean {
    if (socket.readyState !== WebSocket.OPEN) return false
    if (socket.bufferedAmount <= slowBytes) allowedBytes = slowBytes
    if (socket.bufferedAmount <= allowedBytes) return true
    end('slow')
    return false
  }

  /** false when the client was too slow and has been cut off */
  function sendText(text: string | Buffer): boolean {
    if (!hasRoom()) return false
    socket.send(text, { binary: false, compress: false })
    return true
  }

  /** All parts of a snapshot at once, whatever its size; only what comes on top counts against a slow client. */
  function sendWhole(texts: Iterable<string | Buffer>): void {
    if (!hasRoom()) return
    for (const text of texts) socket.send(text, { binary: false, compress: false })
    allowedBytes = socket.bufferedAmount + slowBytes
  }

  // answered here and not by the library, which would keep answers for who never reads them
  socket.on('ping', (data) => {
    if (hasRoom()) socket.pong(data)
  })

  return {
    /** hash of the sign-in that this connection lives by */
    credential,
    viewer: (): Viewer => current,
    wantsPositions: false,
    /** set once `hello` was answered: only then do changes make sense */
    following: false,
    become(next: Viewer): void {
      current = next
      sendText(JSON.stringify({ t: 'viewer', viewer: next } satisfies ServerMessage))
    },
    sendText,
    sendWhole,
    /** false once it was ended: what its client still says is not heard */
    isOpen: (): boolean => socket.readyState === WebSocket.OPEN,
    send: (message: ServerMessage): boolean => sendText(JSON.stringify(message)),
    end,
  }
}
