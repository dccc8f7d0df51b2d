import { connect, type Envelope, type Link, type LinkState } from '@tocsin/link'
import { OutboxClosed, type Answer, type OutboxStorage, type SendOptions, type TypedCommand } from '@tocsin/link'
import type { Viewer } from '@tocsin/domain'
import { newId } from '../new-id.ts'
import { findSession, type Session } from '../sign-in/session.ts'
import { createStore, type Store } from '../store.ts'

export type LineState = {
  readonly link: LinkState
  readonly viewer: Viewer
  /** commands without an answer, oldest first */
  readonly pending: readonly Envelope[]
  /** server time since when the board is not known to be current; null while it is */
  readonly notLiveSince: number | null
  /** names the city in use and its files; undefined before the server has said so */
  readonly city: string | null | undefined
}

/**
 * What became of a command: the server's answer, or `unsent` with what kept it from the server, or that it is still on its
 * way: the session ended first, and nobody knows yet whether the server has it. It goes again when its author is back.
 */
export type Sent =
  | Answer
  | { readonly ok: false; readonly unsent: string }
  | { readonly ok: false; readonly onItsWay: true }

/** This desk's line to the server: the link, what it says of itself as one store, and commands with their answers. */
export type Line = {
  readonly link: Link
  readonly login: string
  readonly account: string
  readonly state: Store<LineState>
  /** server time of the last message of any kind; null before the first */
  readonly heardAt: () => number | null
  /** how far this device's clock is ahead of the server's, milliseconds */
  readonly aheadMs: () => number
  readonly send: (command: TypedCommand, options?: Pick<SendOptions, 'id' | 'deviceAt'>) => Promise<Sent>
  readonly close: (options: { readonly forget: boolean }) => void
}

type Listener = {
  readonly onRefused: (command: Envelope, answer: Answer & { ok: false }) => void
  readonly onUnsent: (problem: Error) => void
  readonly onDropped: (count: number) => void
  /** an order was not kept on this machine; told once, until the page is loaded again */
  readonly onNotKept: () => void
}

const liveAddress = (): string => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/live`

/** The browser's storage, or a full one where reading the very word is forbidden. */
function keptOrders(): OutboxStorage {
  try {
    return localStorage
  } catch {
    const refuse = (): never => {
      throw new Error('this browser keeps nothing')
    }
    return { length: 0, key: () => null, getItem: () => null, setItem: refuse, removeItem: () => undefined }
  }
}

/** Ids of contacts, incidents and entries are made once, at this desk: one that exists already came from here before. */
const isRepeat = ({ type }: Pick<Envelope, 'type'>, answer: Answer): boolean =>
  !answer.ok &&
  answer.refusal.refused === 'exists-already' &&
  (type === 'open-contact' || type === 'open-incident' || type === 'note-incident')

/** Whether the server has done what was asked, now or when the same was asked before. */
export const isDone = (command: TypedCommand, sent: Sent): boolean =>
  sent.ok || ('refusal' in sent && isRepeat(command, sent))

/**
 * Opens the line of `session`. Commands go one by one: a contact has to exist before the incident that binds it, and an
 * incident before its slip. They are kept in local storage until they are answered, so that a crash loses none.
 */
export function openLine({ viewer, login }: Session, listener: Listener): Line {
  let heardAtMs: number | null = null
  let isToldNotKept = false
  const link = connect({
    url: liveAddress(),
    openSocket: (url) => {
      const socket = new WebSocket(url)
      socket.addEventListener('message', () => {
        heardAtMs = link.serverNow()
      })
      return socket
    },
    positions: true,
    // Only a plain "who are you?" ends a session: a server that is busy or broken says no for other reasons.
    isSignedIn: async () => {
      const asked = await findSession()
      return asked.phase !== 'refused' || asked.status !== 401
    },
    onState: () => refresh(),
    onViewer: () => refresh(),
    onCity: (city) => state.set({ city }),
    outbox: {
      inFlight: 1,
      account: viewer.account,
      storage: keptOrders(),
      onAnswer: (command, answer) => {
        refresh()
        if (!answer.ok && !isRepeat(command, answer)) listener.onRefused(command, answer)
      },
      onNotKept: () => {
        if (isToldNotKept) return
        isToldNotKept = true
        listener.onNotKept()
      },
      onDropped: (commands) => listener.onDropped(commands.length),
    },
  })
  const state = createStore<LineState>({
    link: link.state,
    viewer,
    pending: link.pending,
    notLiveSince: link.serverNow(),
    city: undefined,
  })
  function refresh(): void {
    // The link speaks before `connect` has returned it.
    queueMicrotask(() => {
      const isLive = link.state.phase === 'live' && !link.state.degraded
      const notLiveSince = isLive ? null : (state.get().notLiveSince ?? link.serverNow())
      state.set({ link: link.state, viewer: link.viewer ?? viewer, pending: link.pending, notLiveSince })
    })
  }

  async function send(command: TypedCommand, options: Pick<SendOptions, 'id' | 'deviceAt'> = {}): Promise<Sent> {
    const answer = link.send(command, { id: newId(), ...options })
    refresh()
    try {
      return await answer
    } catch (problem) {
      if (problem instanceof OutboxClosed) return { ok: false, onItsWay: true }
      const said = problem instanceof Error ? problem : new Error(String(problem))
      listener.onUnsent(said)
      return { ok: false, unsent: said.message }
    } finally {
      refresh()
    }
  }

  const wake = (): void => link.retryNow()
  addEventListener('online', wake)
  return {
    link,
    login,
    account: viewer.account,
    state,
    heardAt: () => heardAtMs,
    aheadMs: () => Date.now() - link.serverNow(),
    send,
    close: (options) => {
      removeEventListener('online', wake)
      link.close(options)
    },
  }
}
