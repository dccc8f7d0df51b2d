import { useSyncExternalStore } from 'react'
import { useLive } from './line-context.ts'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One clock for all ages on the screen, so that they change together. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The server's time to the second, milliseconds since 1970. Ages are told by the server's clock, not this machine's. */
export function useNow(): number {
  const { link } = useLive().line
  return useSyncExternalStore(subscribe, () => Math.floor(link.serverNow() / 1000) * 1000)
}
