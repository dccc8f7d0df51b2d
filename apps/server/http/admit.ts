import type { Account } from '@tocsin/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AtSeat, Seats } from '../auth/seats.ts'
import { isHttps, sessionCookie, tokenIn } from '../auth/cookie-names.ts'
import type { Opening, Sessions } from '../auth/sessions.ts'
import type { Terminals } from '../auth/terminals.ts'
import type { Board } from '../live/board.ts'
import type { LogReading } from '../log-reading.ts'
import { seatRefused, terminalRefused } from './problem.ts'

type Parts = {
  readonly sessions: Pick<Sessions, 'open' | 'change' | 'identify'>
  readonly board: Board
  readonly reading: Pick<LogReading, 'session'>
  readonly seats: Seats
  readonly terminals: Pick<Terminals, 'at'>
  readonly endSockets: (credential: string) => void
}
type Over = { readonly request: FastifyRequest; readonly reply: FastifyReply }
type Entering = Pick<Opening, 'account' | 'way'> & {
  /** somebody else sits there and makes room: what is in hand passes, and their sign-in ends */
  readonly seat?: AtSeat | undefined
}

/** How much of what a browser says of itself is kept. */
const deviceLength = 200
/** The page swaps its own connection as soon as it has the answer; whatever still hangs on the old sign-in is cut then. */
const swapMs = 2_000

export type Admit = ReturnType<typeof createAdmit>

/**
 * The last step of every way to sign in, once its proof was found right: opens the sign-in, writes it into the log, sets the
 * cookie. Undefined where the account may not come in (disabled).
 */
export function createAdmit({ sessions, board, reading, seats, terminals, endSockets }: Parts) {
  /** the terminal that the browser has proved to be on; throws where the roles sign in on terminals alone and it is on none */
  async function terminalOf({ org, roles }: Account, request: FastifyRequest): Promise<string | null> {
    const site = board.get(`organisation/${org}`)
    const asking = site?.kind === 'organisation' ? site.state.settings.signIn.terminalRoles : []
    const at = await terminals.at(request)
    const isOurs = at?.org === org
    if (!isOurs && roles.some((role) => asking.includes(role))) throw terminalRefused('needed')
    return isOurs ? at.id : null
  }

  /** in place of whoever sits there; first what is in hand, so that no call is ever without its person */
  async function takeSeat(opening: Opening, seat: AtSeat, { cookies }: FastifyRequest) {
    const before = await sessions.identify(tokenIn(cookies) ?? '')
    if (before === undefined) throw seatRefused('nobody-there')
    await seats.pass(before, opening.account, seat)
    const opened = await sessions.change(before.credential, opening)
    if (opened === undefined) throw seatRefused('changed-already')
    setTimeout(() => endSockets(before.credential), swapMs).unref()
    await reading.session(before.viewer, 'signed-out', null)
    return { ...opened, after: before.viewer.account }
  }

  return async ({ account, way, seat }: Entering, { request, reply }: Over) => {
    const fold = board.get(`account/${account}`)
    if (fold?.kind !== 'account' || fold.state.disabled) return undefined
    const device = request.headers['user-agent']?.slice(0, deviceLength) ?? null
    const terminal = await terminalOf(fold.state, request)
    const opening = { account, way, terminal, device, address: request.ip, safely: isHttps(request) }
    const opened =
      seat === undefined
        ? { ...(await sessions.open(opening)), after: undefined }
        : await takeSeat(opening, seat, request)
    const who = await sessions.identify(opened.token)
    if (who === undefined) return undefined
    await reading.session(who.viewer, 'signed-in', request.ip, opened.after)
    reply.setCookie(sessionCookie(request), opened.token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: isHttps(request),
      expires: new Date(opened.expiresAt),
    })
    return { viewer: who.viewer, login: fold.state.login }
  }
}
