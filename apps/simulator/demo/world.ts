import type { City } from '@tocsin/city'
import type { Desk } from '../client/desk.ts'
import type { Http } from '../client/http.ts'
import { isStop, type SimClock } from '../sim-clock.ts'

/** What a caller has to tell, as the call taker gets to hear it on the phone. */
export type Voice =
  | { readonly type: string }
  | { readonly idle: 'wrong-number' | 'silent' | 'child-at-play' | 'enquiry' | 'not-ours' }

/** What all actors of a demo share. */
export type World = {
  readonly http: Http
  /** key of the exchange that hands in the calls */
  readonly sourceKey: string
  readonly city: City
  readonly clock: SimClock
  readonly seed: number
  /** by contact; the line between a caller and whoever picks up */
  readonly voices: Map<string, Voice>
  /** everybody who is connected, to be sent home at the end */
  readonly desks: Desk[]
  readonly log: (line: string) => void
}

/** Runs `life` again and again until the world stops; what goes wrong is told and the actor gets up again. */
export async function live(
  { clock, log }: Pick<World, 'clock' | 'log'>,
  name: string,
  life: () => Promise<void>,
): Promise<void> {
  while (!clock.signal.aborted) {
    try {
      await life()
    } catch (error) {
      if (isStop(error) || clock.signal.aborted) return
      log(`${name}: ${error instanceof Error ? error.message : String(error)}`)
      await clock.wait(5_000 * clock.speed).catch(() => undefined)
    }
  }
}
