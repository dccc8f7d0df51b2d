import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { DeskLock } from '../auth/desk-lock.ts'
import type { Devices } from '../auth/devices.ts'
import { isPassword } from '../auth/passwords.ts'
import { isGuessable, type Pins } from '../auth/pins.ts'
import type { SecondFactor } from '../auth/second-factor.ts'
import type { createTries } from '../auth/tries.ts'
import type { Board } from '../live/board.ts'
import {
  codeNeeded,
  conflict,
  notSignedIn,
  tooManyTries,
  unreadableInput,
  wrongCode,
  wrongPin,
  wrongSignIn,
} from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly board: Board
  readonly deskLock: DeskLock
  readonly pins: Pins
  readonly tries: ReturnType<typeof createTries>
  readonly devices: Devices
  readonly secondFactor: SecondFactor
  readonly ownPasswordOf: (account: string) => Promise<string | undefined>
  readonly refusedSignIn: (
    account: string | undefined,
    why: 'wrong-sign-in' | 'too-many-tries',
    address: string,
  ) => void
}
type Whose = { readonly account: string; readonly org: string }

const pin = z.string().regex(/^\d{6,10}$/, '6 to 10 digits')
const byPassword = z.object({ password: z.string().min(1).max(200), code: z.string().min(6).max(40).optional() })

const hereOnly = (credential: string | undefined): string => {
  if (credential === undefined) throw notSignedIn()
  return credential
}

/** The lock of a desk: begins by itself or by a key, ends by PIN or password; and the PIN itself. */
export function lockRoutes(parts: Parts): readonly Route[] {
  const { board, deskLock, pins, tries, devices, secondFactor, ownPasswordOf, refusedSignIn } = parts

  async function provePin({ account }: Whose, given: string, address: string): Promise<void> {
    const found = await pins.check(account, given)
    if (found === undefined) throw conflict('you have no PIN: give the password')
    if (found === 'right') return
    refusedSignIn(account, found === 0 ? 'too-many-tries' : 'wrong-sign-in', address)
    throw wrongPin(found)
  }

  async function provePassword(whose: Whose, given: z.output<typeof byPassword>, request: FastifyRequest) {
    const { account } = whose
    const fold = board.get(`account/${account}`)
    const name = fold?.kind === 'account' ? fold.state.login : account
    const trier = { name, address: request.ip, device: await devices.known(account, request) }
    const waitMs = tries.waitMs(trier)
    if (waitMs > 0) {
      refusedSignIn(account, 'too-many-tries', request.ip)
      throw tooManyTries(Math.ceil(waitMs / 1000))
    }
    tries.begun(trier)
    const wrong = (problem: Error): Error => {
      refusedSignIn(account, 'wrong-sign-in', request.ip)
      return problem
    }
    if (!(await isPassword(await ownPasswordOf(account), given.password))) throw wrong(wrongSignIn())
    if (await secondFactor.has(account)) {
      if (given.code === undefined) {
        tries.unfinished(trier)
        throw codeNeeded()
      }
      if ((await secondFactor.check(whose, given.code)) === undefined) throw wrong(wrongCode('code'))
    }
    tries.succeeded(trier)
    await pins.forgive(account)
  }

  return [
    route({
      method: 'POST',
      path: '/api/session/lock',
      summary: 'Lock this desk: it still answers calls; not while you have one in hand',
      access: 'signed-in',
      whileLocked: true,
      body: z.object({ bySelf: z.boolean().default(false) }),
      answer: z.object({}),
      handle: async ({ body, viewer, credential }) => {
        const call = deskLock.callOf(viewer().account)
        if (call !== undefined) throw conflict(`call ${call} is in your hands: end it or hand it over first`)
        await deskLock.lock(viewer(), hereOnly(credential), body.bySelf)
        return {}
      },
    }),
    route({
      method: 'POST',
      path: '/api/session/unlock',
      summary:
        'Open this desk again, by PIN or password; where `code-needed` is answered, the password again with a code',
      access: 'signed-in',
      whileLocked: true,
      body: z.union([z.object({ pin }), byPassword]),
      answer: z.object({}),
      handle: async ({ body, viewer, credential, request }) => {
        if ('pin' in body) await provePin(viewer(), body.pin, request.ip)
        else await provePassword(viewer(), body, request)
        await deskLock.unlock(viewer(), hereOnly(credential), 'pin' in body ? 'pin' : 'password')
        return {}
      },
    }),
    route({
      method: 'GET',
      path: '/api/my/pin',
      summary: 'Whether you have a PIN, and how often it may be tried',
      access: 'signed-in',
      whileLocked: true,
      answer: z.object({ triesLeft: z.number().nullable() }),
      handle: async ({ viewer }) => ({ triesLeft: (await pins.triesLeft(viewer().account)) ?? null }),
    }),
    route({
      method: 'PUT',
      path: '/api/my/pin',
      summary: 'Set the PIN that opens your locked desk: 6 to 10 digits',
      access: 'signed-in',
      fresh: true,
      body: z.object({ pin }),
      answer: z.object({}),
      handle: async ({ viewer, body }) => {
        if (isGuessable(body.pin))
          throw unreadableInput('body.pin', 'too easy to guess: not one digit again and again, nor one after the other')
        await pins.set(viewer().account, body.pin)
        return {}
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/my/pin',
      summary: 'Take your PIN away: the password opens your desk',
      access: 'signed-in',
      fresh: true,
      answer: z.object({}),
      handle: async ({ viewer }) => {
        await pins.remove(viewer().account)
        return {}
      },
    }),
  ]
}
