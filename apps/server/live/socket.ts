import { mayReach, scopesOf, type Viewer } from '@tocsin/domain'
import { clientMessage, protocolVersion, type ClientMessage } from '@tocsin/link'
import type { WebSocket } from 'ws'
import { unreadable, type TakeCommand } from '../take-command.ts'
import { isDatabaseAway, LogUnavailable } from '../store/index.ts'
import { paceSocket } from './pace.ts'
import { rawText } from './raw-text.ts'
import type { Hub } from './hub.ts'
import type { Positions } from './positions.ts'
import { createSession } from './session.ts'
import type { UnsentLines } from './unsent-lines.ts'

/** Commands that one connection may have in the works; more make its socket wait, not the server. */
const inWorksLimit = 128
/** The largest message a client may send: a full call form with room to spare. */
export const largestMessageBytes = 64 * 1024

type Parts = {
  readonly hub: Hub
  readonly positions: Positions
  readonly unsentLines: UnsentLines
  readonly take: TakeCommand
  readonly now: () => number
  readonly logId: string
  readonly program: string
  /** seconds that an account has to wait before it is listened to again; 0: none, and this message is counted */
  readonly waitS: (account: string) => number
  readonly warn: (about: object, message: string) => void
}

/** Serves one connected client from `hello` to its end. */
export function serveSocket(socket: WebSocket, viewer: Viewer, credential: string, parts: Parts): void {
  const { hub, positions, unsentLines, take, now } = parts
  const session = createSession(socket, viewer, credential)
  let inWorks = 0
  let isFull = false
  hub.join(session)

  function greet(message: ClientMessage & { t: 'hello' }): void {
    if (session.following) return void session.send({ t: 'problem', id: null, field: 't', detail: 'hello was said' })
    if (message.version !== protocolVersion) return session.end('reload')
    session.wantsPositions = message.positions && scopesOf(session.viewer().roles, 'see-positions').size > 0
    session.send({
      t: 'welcome',
      version: protocolVersion,
      log: parts.logId,
      viewer: session.viewer(),
      now: now(),
      program: parts.program,
    })
    hub.follow(session, message.log === parts.logId ? message.after : null)
    if (session.wantsPositions) positions.sendAll(session)
  }

  async function command(message: ClientMessage & { t: 'command' }): Promise<void> {
    inWorks += 1
    if (inWorks >= inWorksLimit && !isFull) {
      isFull = true
      flow.hold()
    }
    try {
      const answer = await take(session.viewer(), session.viewer().org, message)
      session.send(
        'field' in answer ? { t: 'problem', id: message.id, ...answer } : { t: 'answer', id: message.id, ...answer },
      )
    } catch (error) {
      parts.warn({ err: error, command: message.type }, 'a command failed')
      if (mayHelpToRepeat(error))
        session.send({ t: 'answer', id: message.id, ok: false, refusal: { refused: 'log-unavailable' } })
      else
        session.send({
          t: 'problem',
          id: message.id,
          field: '',
          detail: 'the server cannot carry this out; it has been logged',
        })
    } finally {
      inWorks -= 1
      if (isFull && inWorks < inWorksLimit / 2) {
        isFull = false
        flow.release()
      }
    }
  }

  function takeFix({ unit, fix }: ClientMessage & { t: 'fix' }): void {
    const fold = positions.unit(unit)
    if (fold === undefined || !mayReach(session.viewer(), 'report-position', 'unit', fold)) {
      session.send({ t: 'problem', id: null, field: 'unit', detail: 'you are not signed on to this unit' })
    } else if (positions.take(unit, fix, now()) === 'off-duty') {
      session.send({ t: 'problem', id: null, field: 'unit', detail: 'this unit is off duty: its position is not kept' })
    }
  }

  function receive(message: ClientMessage): void {
    switch (message.t) {
      case 'hello':
        return greet(message)
      case 'command':
        return void command(message)
      case 'fix':
        return takeFix(message)
      case 'cards':
        return unsentLines.openCards(session, message.open)
      case 'writing': {
        const no = unsentLines.write(session, message.incident, message.text)
        return no === undefined ? undefined : void session.send({ t: 'problem', id: null, ...no })
      }
      case 'ping':
        return void session.send({ t: 'pong', n: message.n })
    }
  }

  const flow = paceSocket(socket, {
    waitS: () => parts.waitS(viewer.account),
    hear({ data, isBinary }) {
      if (!session.isOpen()) return
      const read = isBinary ? undefined : readMessage(rawText(data))
      if (read === undefined) session.send({ t: 'problem', id: null, field: '', detail: 'not JSON' })
      else if (read.success) receive(read.data)
      else session.send({ t: 'problem', id: idOf(rawText(data)), ...unreadable(read.error) })
    },
  })
  socket.on('close', () => {
    unsentLines.leave(session)
    hub.leave(session)
  })
  socket.on('error', (error) => parts.warn({ err: error }, 'a socket broke'))
}

/** Anything else goes wrong each time, and would stand in the way of all that a client has to say behind it. */
const mayHelpToRepeat = (error: unknown): boolean => error instanceof LogUnavailable || isDatabaseAway(error)

function readMessage(text: string) {
  try {
    return clientMessage.safeParse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** The id of a command whose envelope could not be read, so that its sender hears about it. */
function idOf(text: string): string | null {
  const value: unknown = JSON.parse(text)
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : null
}
