import { soundSettings } from './sound-settings.ts'

/** Nobody forgets to end it: it ends by itself. */
const quietMs = 30 * 60_000

/** Begins half an hour in which only emergencies are heard, or ends it. `now`: by the server's clock, milliseconds. */
export function toggleQuiet(now: number): void {
  const isQuiet = soundSettings.get().quietUntil > now
  soundSettings.set({ quietUntil: isQuiet ? 0 : now + quietMs })
}
