import { afterEach, expect, it } from 'vitest'
import { z } from 'zod'
import { createStore } from '../store.ts'
import { openChannel } from './channel.ts'
import { mirror } from './in-step.ts'

const schema = z.object({ draft: z.string().nullable(), incident: z.string().nullable() })
const nothing = { draft: null, incident: null }
let ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends) end()
  ends = []
})

/** Another window of the desk, as it is heard. */
function otherWindow() {
  const channel = new BroadcastChannel('tocsin-desk/p')
  const heard: unknown[] = []
  channel.addEventListener('message', ({ data }) => heard.push(data))
  ends.push(() => channel.close())
  const tell = (stamp: number, value: object): void =>
    channel.postMessage({ kind: 'state', from: 'other', name: 'desk', stamp: [stamp, 'other'], value })
  return { heard, tell }
}

function thisWindow() {
  const store = createStore(nothing as z.output<typeof schema>)
  ends.push(openChannel('p'), mirror('desk', store, schema))
  return store
}

it('a call that is begun before the others have told how things stand goes upon what they tell, and they learn of it', async () => {
  const other = otherWindow()
  const store = thisWindow()
  store.set({ draft: 'call' })
  other.tell(7, { draft: null, incident: 'fire' })
  await expect.poll(() => store.get()).toEqual({ draft: 'call', incident: 'fire' })
  await expect
    .poll(() => other.heard.at(-1))
    .toMatchObject({ kind: 'state', stamp: [8, expect.any(String)], value: { draft: 'call', incident: 'fire' } })
})

it('once they have told, the latest change wins', async () => {
  const other = otherWindow()
  const store = thisWindow()
  other.tell(3, { draft: null, incident: 'fire' })
  await expect.poll(() => store.get().incident).toBe('fire')
  store.set({ draft: 'call' })
  other.tell(9, { draft: null, incident: 'flood' })
  await expect.poll(() => store.get()).toEqual({ draft: null, incident: 'flood' })
})
