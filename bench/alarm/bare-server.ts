import { rawText } from '../../apps/server/live/raw-text.ts'
import { Client, type ClientConfig } from 'pg'
import { WebSocketServer, type WebSocket } from 'ws'

// The least that any such server has to do: one durable insert, then equal bytes to every socket, then the answer.
const followers = new Set<WebSocket>()
let client: Client | undefined
const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })

sockets.on('connection', (socket, request) => {
  if (request.url === '/follow') followers.add(socket)
  else socket.on('message', (data) => void alarm(socket, rawText(data)))
})

async function alarm(socket: WebSocket, text: string): Promise<void> {
  await client?.query('insert into bench_bare (body) values ($1)', [text])
  const bytes = Buffer.from(text)
  for (const follower of followers) follower.send(bytes, { binary: false })
  socket.send(text.slice(0, 60))
}

process.once('message', (owner: ClientConfig) => {
  void (async () => {
    client = new Client(owner)
    await client.connect()
    await client.query(
      'create table if not exists bench_bare (id bigint generated always as identity primary key, body text not null)',
    )
    const address = sockets.address()
    process.send?.({ url: typeof address === 'object' && address !== null ? `ws://127.0.0.1:${address.port}` : '' })
  })()
})
process.on('disconnect', () => process.exit(0))
