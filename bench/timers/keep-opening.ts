import { newId } from '@tocsin/link'
import type { Expected } from './check.ts'

const closedAfterMs = 2500

/** Sends one command until it is acknowledged, always with the same id; false when it is refused. */
export async function insist(url: string, cookie: string, type: string, body: object): Promise<boolean> {
  const id = newId()
  for (;;) {
    try {
      const response = await fetch(`${url}/api/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ id, type, body }),
        signal: AbortSignal.timeout(4000),
      })
      if (response.ok) return true
      if (response.status !== 503 && response.status !== 401) {
        console.log(`refused: ${type} ${response.status} ${await response.text()}`)
        return false
      }
    } catch {
      // down just now: the same again
    }
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

/**
 * Opens incidents that no unit is sent to, one after another, and keeps a record of those that were acknowledged. Every
 * fourth is closed some time after its alert is due, and so settled.
 */
export function keepOpening(url: string, cookie: string, everyMs: number) {
  const expected: Expected[] = []
  const over: Expected[] = []
  let isOn = true
  const closing: Promise<void>[] = []

  async function close(incident: string): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, closedAfterMs))
    const isClosed = await insist(url, cookie, 'close-incident', { incident, disposition: 'handled' })
    if (isClosed) over.push({ about: `incident/${incident}`, kind: 'incident-without-unit' })
  }

  async function go(): Promise<void> {
    for (let n = 0; isOn; n += 1) {
      const incident = newId()
      const body = { incident, contact: null, type: 'traffic-injury', priority: 3, place: null, placeTyped: null }
      const isOpen = await insist(url, cookie, 'open-incident', body)
      if (isOpen && n % 4 === 0) closing.push(close(incident))
      else if (isOpen) expected.push({ about: `incident/${incident}`, kind: 'incident-without-unit' })
      await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
  }
  const work = go()
  return {
    expected,
    over,
    async stop(): Promise<void> {
      isOn = false
      await work
      await Promise.all(closing)
    },
  }
}
