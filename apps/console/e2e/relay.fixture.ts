import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A cable between a browser and the server that can be cut and mended. */
export type Relay = {
  readonly url: string
  /** ends every connection and takes no new one */
  readonly cut: () => void
  readonly mend: () => void
  readonly close: () => Promise<void>
}

/** Relays TCP from a free port to `port`: what `context.setOffline` does not do, it cuts WebSockets that are open. */
export async function startRelay(port: number): Promise<Relay> {
  const sockets = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) {
      near.destroy()
      return
    }
    const far = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the relay has no port')
  const cut = (): void => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut,
    mend: () => {
      isCut = false
    },
    close: async () => {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
