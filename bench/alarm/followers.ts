import { rawText } from '../../apps/server/live/raw-text.ts'
import { once } from 'node:events'
import type { WebSocket } from 'ws'

/** Follows with many sockets and notes when the last of them has seen a text; `bytes` is the longest such, in UTF-8. */
export type Followers = { waitFor(marker: string): Promise<number>; readonly bytes: () => number; close(): void }

/** `open` makes one connected socket and sends what it has to say first; each is ready when it has had one message or `readyAtOnce`. */
export async function follow(
  count: number,
  open: (index: number) => WebSocket,
  readyAtOnce: boolean,
): Promise<Followers> {
  const waiting = new Map<string, { left: number; resolve: (at: number) => void }>()
  let largest = 0
  const sockets = Array.from({ length: count }, (_, index) => open(index))

  function see(text: string): void {
    for (const [marker, waiter] of waiting) {
      if (!text.includes(marker)) continue
      // Once an alarm, so that counting takes no time that is measured.
      if (waiter.left === count) largest = Math.max(largest, Buffer.byteLength(text))
      waiter.left -= 1
      if (waiter.left > 0) continue
      waiting.delete(marker)
      waiter.resolve(performance.now())
    }
  }

  await Promise.all(
    sockets.map(async (socket) => {
      await once(socket, 'open')
      socket.on('message', (data) => see(rawText(data)))
      if (!readyAtOnce) await once(socket, 'message')
    }),
  )
  return {
    waitFor: (marker) => new Promise((resolve) => waiting.set(marker, { left: count, resolve })),
    bytes: () => largest,
    close: () => {
      for (const socket of sockets) socket.terminate()
    },
  }
}
