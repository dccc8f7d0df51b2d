import { languages } from '@tocsin/ui/words'
import { z } from 'zod'
import { createStore } from '../store.ts'

const key = 'tocsin-sounds'

const shape = z.object({
  sound: z.boolean().catch(true),
  /** 0 to 1 */
  volume: z.number().min(0.05).max(1).catch(0.5),
  /** the headset, as the browser names it; empty: whatever the machine plays on */
  device: z.string().max(200).catch(''),
  /** which language is spoken in; off: nothing is spoken */
  speech: z.enum(['off', ...languages]).catch('off'),
  flash: z.boolean().catch(false),
  /** no sound but for emergencies until then, by the server's clock; 0: not quiet */
  quietUntil: z.number().catch(0),
})

/** What a person chose for the ears and eyes of this machine; nothing of it goes to the server. */
export type SoundSettings = Readonly<z.output<typeof shape>>

function read(): SoundSettings {
  try {
    const kept = shape.safeParse(JSON.parse(localStorage.getItem(key) ?? '{}'))
    if (kept.success) return kept.data
  } catch {
    // A browser that keeps nothing starts with sound, without speech.
  }
  return shape.parse({})
}

export const soundSettings = createStore(read())

soundSettings.subscribe(() => {
  try {
    localStorage.setItem(key, JSON.stringify(soundSettings.get()))
  } catch {
    // Not kept: asked again next time.
  }
})

// Another window of the same desk may have changed them.
globalThis.addEventListener?.('storage', (event) => {
  if (event.key === key) soundSettings.set(read())
})
