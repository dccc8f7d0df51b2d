import { z } from 'zod'
import type { DeskLock } from '../auth/desk-lock.ts'
import type { PasskeyDoor } from '../auth/passkeys.ts'
import type { Pins } from '../auth/pins.ts'
import { usedResponse } from './passkey-answer.ts'
import { optionsAnswer, passkeyIn } from './passkey-routes.ts'
import { notSignedIn } from './problem.ts'
import { route, type Route } from './route.ts'
import type { RefusedSignIn } from './session-routes.ts'
import { siteOf } from './site.ts'

type Parts = {
  readonly deskLock: DeskLock
  readonly passkeys: Pick<PasskeyDoor, 'of' | 'usingOptions' | 'prove'>
  readonly pins: Pick<Pins, 'forgive'>
  readonly refusedSignIn: RefusedSignIn
}

/** A locked desk is opened by a passkey of who locked it. */
export function unlockRoutes({ deskLock, passkeys, pins, refusedSignIn }: Parts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/session/unlock/passkey',
      summary: 'Whether a passkey of yours opens this desk at this address',
      access: 'signed-in',
      whileLocked: true,
      answer: z.object({ isThere: z.boolean() }),
      handle: async ({ viewer, request }) => {
        // a browser does not name its page where it only asks
        const { hostname } = request
        return { isThere: (await passkeys.of(viewer().account)).some(({ host }) => host === hostname) }
      },
    }),
    route({
      method: 'POST',
      path: '/api/session/unlock/passkey/options',
      summary: 'What a browser needs for opening this desk with one of your passkeys (WebAuthn); nothing is stored',
      access: 'signed-in',
      whileLocked: true,
      answer: optionsAnswer,
      handle: ({ viewer, request }) => passkeys.usingOptions('unlock', siteOf(request), viewer().account),
    }),
    route({
      method: 'POST',
      path: '/api/session/unlock/passkey',
      summary: 'Open this desk again with one of your passkeys',
      access: 'signed-in',
      whileLocked: true,
      body: z.object({ response: usedResponse }),
      answer: z.object({}),
      handle: async ({ viewer, credential, body, request }) => {
        if (credential === undefined) throw notSignedIn()
        const { account } = viewer()
        const proved = await passkeys.prove({ what: 'unlock', site: siteOf(request), account }, body.response)
        passkeyIn(proved, refusedSignIn, request.ip)
        await pins.forgive(account)
        await deskLock.unlock(viewer(), credential, 'passkey')
        return {}
      },
    }),
  ]
}
