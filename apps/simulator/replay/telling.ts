import type { Answer, TypedCommand } from '@tocsin/link'
import type { Desk } from '../client/desk.ts'
import type { Http } from '../client/http.ts'
import type { Ledger } from './ledger.ts'
import type { Movement } from './move-units.ts'
import type { Schedule, Task } from './schedule.ts'

/** Who tells the log to the server: people at desks, crews in their cabs, the exchange that hands in the calls. */
export type Cast = {
  readonly http: Http
  readonly sourceKey: string | null
  readonly takers: readonly Desk[]
  readonly dispatchers: readonly Desk[]
  readonly crews: ReadonlyMap<string, Desk>
}

/** One replay while it is played. */
export type Telling = {
  readonly schedule: Schedule
  readonly cast: Cast
  readonly ledger: Ledger
  /** begins every id of this replay, so that a second one on the same server is another */
  readonly name: string
  /** the first task of each run, and the one with which its unit is free again, by the run's key */
  readonly bounds: Map<string, { readonly start: Task; readonly end: Task }>
  readonly movement: Movement
  readonly onCommand: () => void
  readonly onOpen: (change: 1 | -1) => void
}

/** Gives a command that is always the same for the same step of the same call. */
export type Tell = (desk: Desk, command: TypedCommand, step: string) => Promise<Answer>

export const tellerOf =
  ({ onCommand }: Telling, id: string): Tell =>
  async (desk, command, step) => {
    const answer = await desk.give(command, `${id}/${step}`)
    onCommand()
    return answer
  }
