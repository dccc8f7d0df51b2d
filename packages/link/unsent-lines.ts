import { longestLine, mostCards, type ClientMessageInput, type ServerMessage } from './messages.ts'

/** What somebody else is writing for an incident: shown, marked as not sent, never kept. */
export type UnsentLine = { readonly writer: string; readonly by: string; readonly text: string }

/** Unsent lines of the narratives whose cards are open here, others' and one's own, over one connection after the other. */
export type UnsentLines = {
  /** Lines of others for an incident, as they began; the same array until one changes. */
  of(incident: string): readonly UnsentLine[]
  subscribe(listener: () => void): () => void
  /** Says that the card of `incident` is open here; returns what closes it. Two windows may have it open. */
  open(incident: string): () => void
  /** Tells the others what is being written; an empty text takes it back. Sent at most five times a second, the newest wins. */
  write(incident: string, text: string): void
}

/** Between two messages about one's own lines. */
const tellEachMs = 200
const nobody: readonly UnsentLine[] = []

/** The client's side of unsent lines (docs/live-protocol, L23 to L26). */
export function createUnsentLines() {
  const others = new Map<string, readonly UnsentLine[]>()
  const own = new Map<string, string>()
  const cards = new Map<string, number>()
  const untold = new Set<string>()
  const listeners = new Set<() => void>()
  let post: ((message: ClientMessageInput) => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const changed = (): void => {
    for (const listener of listeners) listener()
  }

  const tellCards = (): void => post?.({ t: 'cards', open: [...cards.keys()].slice(-mostCards) })

  function tellLines(): void {
    for (const incident of untold) post?.({ t: 'writing', incident, text: own.get(incident) ?? null })
    untold.clear()
  }

  function pause(): void {
    timer = setTimeout(() => {
      timer = undefined
      if (untold.size === 0) return
      tellLines()
      pause()
    }, tellEachMs)
  }

  function close(incident: string): void {
    const left = (cards.get(incident) ?? 0) - 1
    if (left > 0) return void cards.set(incident, left)
    cards.delete(incident)
    others.delete(incident)
    tellCards()
    changed()
  }

  return {
    of: (incident: string): readonly UnsentLine[] => others.get(incident) ?? nobody,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open(incident: string): () => void {
      cards.set(incident, (cards.get(incident) ?? 0) + 1)
      if (cards.get(incident) === 1) tellCards()
      let isOpen = true
      return () => {
        if (isOpen) close(incident)
        isOpen = false
      }
    },
    write(incident: string, text: string): void {
      const shown = text.slice(-longestLine)
      if (shown === (own.get(incident) ?? '')) return
      if (shown === '') own.delete(incident)
      else own.set(incident, shown)
      untold.add(incident)
      if (timer !== undefined) return
      tellLines()
      pause()
    },
    apply({ incident, writer, by, text }: ServerMessage & { t: 'writing' }): void {
      if (!cards.has(incident)) return
      const rest = others.get(incident) ?? nobody
      const line = text === null ? undefined : { writer, by, text }
      const next = rest.some((each) => each.writer === writer)
        ? rest.flatMap((each) => (each.writer === writer ? (line ?? []) : each))
        : [...rest, ...(line === undefined ? [] : [line])]
      others.set(incident, next)
      changed()
    },
    /** The line is open: the server knows nothing of before. */
    connected(transmit: (message: ClientMessageInput) => void): void {
      post = transmit
      this.forget()
      if (cards.size > 0) tellCards()
      for (const incident of own.keys()) untold.add(incident)
      tellLines()
    },
    /** What others write is no longer known: the cable is cut, or this viewer sees with other eyes. */
    forget(): void {
      if (others.size === 0) return
      others.clear()
      changed()
    },
    /** Other rights: the server looks again at which cards it may serve. */
    askAnew(): void {
      this.forget()
      if (cards.size > 0) tellCards()
    },
    cut(): void {
      post = undefined
      this.forget()
    },
    end(): void {
      this.cut()
      clearTimeout(timer)
      timer = undefined
      own.clear()
      untold.clear()
    },
  }
}
