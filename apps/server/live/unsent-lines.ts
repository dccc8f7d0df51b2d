import { randomUUID } from 'node:crypto'
import { mayReach } from '@tocsin/domain'
import type { LogReading } from '../log-reading.ts'
import type { Board } from './board.ts'
import type { Hub } from './hub.ts'
import type { Session } from './session.ts'

/** Lines go out together so often at most, whatever their writers say: the newest wins. */
const tellEachMs = 150
/** Lines that one connection may have open at a time, and messages about them that are heard within a second. */
const mostLines = 4
const mostPerSecond = 20
/** A line that has not grown for so long belongs to nobody who writes. */
const forgottenAfterMs = 300_000

type Line = { text: string; forget: ReturnType<typeof setTimeout> }
/** One connected client, as far as unsent lines go. */
type Seat = {
  readonly writer: string
  readonly lines: Map<string, Line>
  cards: ReadonlySet<string>
  /** cards on which something was shown: that reading is in the log */
  readonly logged: Set<string>
  readonly logging: Set<string>
  second: number
  heard: number
}

type Parts = {
  readonly board: Board
  readonly hub: Hub
  readonly reading: LogReading
  readonly now: () => number
  readonly warn: (about: object, message: string) => void
}

/** Why a line is not shown to anybody. */
export type NotShown = { readonly field: string; readonly detail: string }

export type UnsentLines = ReturnType<typeof createUnsentLines>

/**
 * Lines that are being written for the narrative of an incident, shown to others who have its card open and may read it
 * (docs/live-protocol, L23 to L26). They live in this memory alone: no log, no table, no answer ever holds one. That
 * somebody was shown one is a reading like any other, logged before the first that a card gets.
 */
export function createUnsentLines({ board, hub, reading, now, warn }: Parts) {
  const seats = new Map<Session, Seat>()
  /** what has changed since the last telling, as incident and writer */
  const changed = new Map<string, Set<Session>>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function seatOf(session: Session): Seat {
    const seat = seats.get(session) ?? {
      writer: randomUUID(),
      lines: new Map<string, Line>(),
      cards: new Set<string>(),
      logged: new Set<string>(),
      logging: new Set<string>(),
      second: 0,
      heard: 0,
    }
    seats.set(session, seat)
    return seat
  }

  function may(session: Session, verb: 'note-incident' | 'read-personal', incident: string): boolean {
    const fold = board.get(`incident/${incident}`)
    return fold?.kind === 'incident' && mayReach(session.viewer(), verb, 'incident', fold.state)
  }

  function touch(session: Session, incident: string): void {
    changed.set(incident, (changed.get(incident) ?? new Set()).add(session))
    timer ??= setTimeout(tellAll, tellEachMs).unref()
  }

  function drop(session: Session, seat: Seat, incident: string): void {
    const line = seat.lines.get(incident)
    if (line === undefined) return
    clearTimeout(line.forget)
    seat.lines.delete(incident)
    touch(session, incident)
  }

  function tellAll(): void {
    timer = undefined
    for (const [incident, writers] of changed) {
      for (const [session, seat] of seats) if (seat.cards.has(incident)) show(session, seat, incident, writers)
    }
    changed.clear()
  }

  /** What these writers have for an incident, to one who has its card open. Nobody is shown what he writes himself, at whichever window. */
  function show(session: Session, seat: Seat, incident: string, writers: Iterable<Session>): void {
    const others = [...writers].filter(({ credential }) => credential !== session.credential)
    if (others.length === 0 || !may(session, 'read-personal', incident)) return
    if (!seat.logged.has(incident)) {
      if (others.some((each) => seats.get(each)?.lines.has(incident))) void logFirst(session, seat, incident)
      return
    }
    for (const writer of others) {
      const at = seats.get(writer)
      const text = at?.lines.get(incident)?.text ?? null
      const known = at?.writer ?? gone.get(writer)
      if (known !== undefined)
        session.send({ t: 'writing', incident, writer: known, by: writer.viewer().account, text })
    }
  }

  /** The first line that a card gets waits for the log to know of the reading; what stands then is shown. */
  async function logFirst(session: Session, seat: Seat, incident: string): Promise<void> {
    if (seat.logging.has(incident)) return
    seat.logging.add(incident)
    try {
      await reading.log(session.viewer(), `incident/${incident}`, ['unsent'])
      if (!seat.cards.has(incident)) return
      seat.logged.add(incident)
      showAll(session, seat, incident)
    } catch (error) {
      warn({ err: error }, 'an unsent line was not shown: its reading could not be logged')
    } finally {
      seat.logging.delete(incident)
    }
  }

  const showAll = (session: Session, seat: Seat, incident: string): void => {
    const writers = [...seats].filter(([, { lines }]) => lines.has(incident)).map(([each]) => each)
    show(session, seat, incident, writers)
  }

  /** names of writers that have left, until it has been told */
  const gone = new WeakMap<Session, string>()

  function isTooMuch(seat: Seat): boolean {
    const second = Math.floor(now() / 1000)
    seat.heard = seat.second === second ? seat.heard + 1 : 1
    seat.second = second
    return seat.heard > mostPerSecond
  }

  board.listen(({ moves }) => {
    for (const { subject, after } of moves) {
      if (after !== undefined || !subject.startsWith('incident/')) continue
      for (const [session, seat] of seats) drop(session, seat, subject.slice('incident/'.length))
    }
  })

  return {
    /** the cards that a client has open from here on */
    openCards(session: Session, incidents: readonly string[]): void {
      if (!hub.sessions().has(session)) return
      const seat = seatOf(session)
      const before = seat.cards
      seat.cards = new Set(incidents)
      for (const each of before) if (!seat.cards.has(each)) seat.logged.delete(each)
      for (const each of incidents) showAll(session, seat, each)
    },
    /** what a client writes; null when it has stopped. Undefined, or why nobody is shown it */
    write(session: Session, incident: string, text: string | null): NotShown | undefined {
      if (!hub.sessions().has(session)) return undefined
      const seat = seatOf(session)
      if (text === null || text === '') {
        drop(session, seat, incident)
        return undefined
      }
      if (isTooMuch(seat)) return { field: 't', detail: `at most ${mostPerSecond} such messages a second` }
      if (!may(session, 'note-incident', incident)) return { field: 'incident', detail: 'you may not write there' }
      const line = seat.lines.get(incident)
      if (line === undefined && seat.lines.size >= mostLines)
        return { field: 'incident', detail: `at most ${mostLines} lines at a time` }
      clearTimeout(line?.forget)
      const forget = setTimeout(() => drop(session, seat, incident), forgottenAfterMs).unref()
      seat.lines.set(incident, { text, forget })
      touch(session, incident)
      return undefined
    },
    /** a client has gone, and with it what it wrote */
    leave(session: Session): void {
      const seat = seats.get(session)
      if (seat === undefined) return
      gone.set(session, seat.writer)
      for (const incident of seat.lines.keys()) drop(session, seat, incident)
      seats.delete(session)
    },
  }
}
