import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Viewer } from '@tocsin/domain'
import { WebSocketServer, type WebSocket } from 'ws'
import { isSameOrigin } from '../http/register.ts'
import { largestMessageBytes } from './socket.ts'

type Parts = {
  readonly server: Server
  readonly identify: (request: IncomingMessage) => Promise<{ viewer: Viewer; credential: string } | undefined>
  /** counts a refused try; undefined: nobody that is known */
  readonly refused: (who: Viewer | undefined, why: 'other-site' | 'not-signed-in', address: string) => void
  readonly serve: (socket: WebSocket, who: { viewer: Viewer; credential: string }) => void
}

/** Accepts WebSockets at /api/live from signed-in clients of the same origin; everything else is refused before the handshake. */
export function acceptSockets({ server, identify, refused, serve }: Parts): { close(): void } {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessageBytes,
    perMessageDeflate: false,
    autoPong: false,
  })

  function refuse(stream: Duplex, status: string): void {
    stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  }

  async function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    if (request.url?.split('?')[0] !== '/api/live') return refuse(stream, '404 Not Found')
    const who = await identify(request)
    const address = request.socket.remoteAddress ?? ''
    if (!isSameOrigin(request.headers)) {
      refused(who?.viewer, 'other-site', address)
      return refuse(stream, '403 Forbidden')
    }
    if (who === undefined) {
      refused(undefined, 'not-signed-in', address)
      return refuse(stream, '401 Unauthorized')
    }
    sockets.handleUpgrade(request, stream, head, (socket) => serve(socket, who))
  }

  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy())
    upgrade(request, stream, head).catch(() => refuse(stream, '503 Service Unavailable'))
  })

  return {
    close(): void {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}
