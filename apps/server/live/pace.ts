import type { RawData, WebSocket } from 'ws'

type Said = { readonly data: RawData; readonly isBinary: boolean }
type Parts = {
  /** seconds to wait before this client is listened to again; 0: none, and this message is counted */
  readonly waitS: () => number
  readonly hear: (said: Said) => void
}

/**
 * Listens to a socket no faster than it may speak. What it says meanwhile waits: here what came in one piece with the last
 * message heard, the rest in the client's own cable. Nothing is lost, and nobody else is held up. `hold` and `release` are for
 * who has another reason not to listen; each hold is released once.
 */
export function paceSocket(socket: WebSocket, { waitS, hear }: Parts) {
  const backlog: Said[] = []
  let holds = 0
  let isSlowed = false

  function hold(): void {
    holds += 1
    socket.pause()
  }
  function release(): void {
    holds -= 1
    if (holds === 0 && socket.isPaused) socket.resume()
  }
  function slowDown(seconds: number): void {
    isSlowed = true
    hold()
    setTimeout(() => {
      isSlowed = false
      release()
      listen()
    }, seconds * 1000).unref()
  }
  function listen(): void {
    for (let next = backlog[0]; next !== undefined; next = backlog[0]) {
      const seconds = waitS()
      if (seconds > 0) return slowDown(seconds)
      backlog.shift()
      hear(next)
    }
  }
  socket.on('message', (data, isBinary) => {
    backlog.push({ data, isBinary })
    if (!isSlowed) listen()
  })
  return { hold, release }
}
