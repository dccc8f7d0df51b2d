import type { TerminalDeed } from '@tocsin/domain'
import { z } from 'zod'
import type { Sessions } from '../auth/sessions.ts'
import type { Terminals } from '../auth/terminals.ts'
import type { LogReading } from '../log-reading.ts'
import { stranger } from '../log-reading.ts'
import type { SignIns, Terminal } from '../store/index.ts'
import type { Board } from '../live/board.ts'
import { notFound, terminalRefused, unreadableInput } from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly board: Board
  readonly terminals: Terminals
  readonly sessions: Pick<Sessions, 'endOn'>
  readonly signIns: Pick<SignIns, 'onTerminals'>
  readonly reading: Pick<LogReading, 'terminal'>
  readonly endSockets: (credential: string) => void
  readonly now: () => number
}

const access = { verb: 'manage-terminals' } as const
const id = z.uuid()
const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/, 'base64url')
const proof = z.object({ terminal: id, challenge: base64url(200), signature: base64url(200) })
const listed = z.object({
  id: z.string(),
  name: z.string(),
  madeBy: z.string(),
  /** null: its code waits to be used */
  enrolledAt: z.number().nullable(),
  codeUntil: z.number().nullable(),
  seenAt: z.number().nullable(),
  lostAt: z.number().nullable(),
  wipedAt: z.number().nullable(),
  /** accounts that are signed in on it now */
  signedIn: z.array(z.string()),
})

/** For who looks after terminals: the list, a code for a new one, the loss of one. */
function keepingRoutes({ board, terminals, sessions, signIns, reading, endSockets, now }: Parts): readonly Route[] {
  const loginOf = (account: string): string => {
    const fold = board.get(`account/${account}`)
    return fold?.kind === 'account' ? fold.state.login : account
  }
  const deed = (
    who: { account: string; org: string },
    { id: terminal, name }: Pick<Terminal, 'id' | 'name'>,
    is: TerminalDeed,
  ) => reading.terminal(who, { terminal, name, is })
  return [
    route({
      method: 'GET',
      path: '/api/terminals',
      summary: 'Terminals of your organisation: enrolled by whom and when, last seen, who is signed in there',
      access,
      answer: z.object({ terminals: z.array(listed) }),
      handle: async ({ viewer }) => {
        const all = await terminals.list(viewer().org)
        const there = await signIns.onTerminals(
          all.map((each) => each.id),
          now(),
        )
        return {
          terminals: all.map((each) => ({
            id: each.id,
            name: each.name,
            madeBy: loginOf(each.madeBy),
            enrolledAt: each.enrolledAt,
            codeUntil: each.codeUntil,
            seenAt: each.seenAt,
            lostAt: each.lostAt,
            wipedAt: each.wipedAt,
            signedIn: [
              ...new Set(there.filter(({ terminal }) => terminal === each.id).map(({ account }) => loginOf(account))),
            ],
          })),
        }
      },
    }),
    route({
      method: 'POST',
      path: '/api/terminals',
      summary: 'A code that enrols one terminal within 15 minutes; told this once',
      access,
      fresh: true,
      body: z.object({ name: z.string().trim().min(1).max(60) }),
      answer: z.object({ id: z.string(), code: z.string(), until: z.number() }),
      handle: async ({ viewer, body }) => {
        const made = await terminals.makeCode(viewer().org, body.name, viewer().account)
        await deed(viewer(), { id: made.id, name: body.name }, 'code-made')
        return made
      },
    }),
    route({
      method: 'POST',
      path: '/api/terminals/:id/lost',
      summary:
        'A terminal is lost: all sign-ins on it end, its key is refused, and it is told to wipe itself when it asks again',
      access,
      params: z.object({ id }),
      answer: z.object({ ended: z.number() }),
      handle: async ({ viewer, params }) => {
        const found = await terminals.find(params.id)
        if (found?.org !== viewer().org) throw notFound('no such terminal')
        const lost = await terminals.lose(params.id)
        const ended = await sessions.endOn(params.id)
        for (const hash of ended) endSockets(hash)
        if (lost !== undefined) await deed(viewer(), lost, 'lost')
        return { ended: ended.length }
      },
    }),
  ]
}

/** Terminals: what administrators do about them, and what a terminal says itself. */
export function terminalRoutes(parts: Parts): readonly Route[] {
  const { terminals, reading } = parts
  return [
    ...keepingRoutes(parts),
    route({
      method: 'POST',
      path: '/api/terminal/enrol',
      summary: 'Enrol the device that asks, by a code and the public half (P-256, SPKI) of a key that stays on it',
      access: 'public',
      body: z.object({ code: z.string().min(16).max(40), publicKey: base64url(400) }),
      answer: z.object({ terminal: z.string(), name: z.string() }),
      handle: async ({ body }) => {
        const enrolled = await terminals.enrol(body.code, Buffer.from(body.publicKey, 'base64url'))
        if (enrolled === 'key') throw unreadableInput('body.publicKey', 'a P-256 key as SPKI, base64url')
        if (enrolled === 'code') throw terminalRefused('code')
        const { id: terminal, name, org } = enrolled
        await reading.terminal(stranger(org), { terminal, name, is: 'enrolled' })
        return { terminal, name }
      },
    }),
    route({
      method: 'POST',
      path: '/api/terminal/challenge',
      summary: 'What a terminal has to sign to prove which it is; `isLost`: it has to wipe itself first',
      access: 'public',
      body: z.object({ terminal: id }),
      answer: z.object({ challenge: z.string(), isLost: z.boolean() }),
      handle: async ({ body }) => {
        const made = await terminals.challenge(body.terminal)
        if (made === undefined) throw terminalRefused('unknown')
        return made
      },
    }),
    route({
      method: 'POST',
      path: '/api/terminal/prove',
      summary: 'Prove which terminal this is, by a signed challenge; for one sign-in within five minutes',
      access: 'public',
      body: proof,
      answer: z.object({}),
      handle: async ({ body: { terminal, ...signed }, request, reply }) => {
        if (!(await terminals.prove(terminal, signed, { request, reply }))) throw terminalRefused('wrong')
        return {}
      },
    }),
    route({
      method: 'POST',
      path: '/api/terminal/wiped',
      summary: 'A lost terminal says that it has wiped what it kept, by a signed challenge',
      access: 'public',
      body: proof,
      answer: z.object({}),
      handle: async ({ body: { terminal, ...signed } }) => {
        const found = await terminals.wiped(terminal, signed)
        if (found === undefined) throw terminalRefused('wrong')
        await reading.terminal(stranger(found.org), { terminal, name: found.name, is: 'wiped' })
        return {}
      },
    }),
  ]
}
