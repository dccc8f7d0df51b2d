import { randomBytes } from 'node:crypto'
import type { Role } from '@tocsin/domain'
import type { TypedCommand } from '@tocsin/link'
import { commandId, signIn, takeSeat, type Desk, type DeskOptions, type SignIn } from './desk.ts'
import { Problem, type Http } from './http.ts'

/** Makes people, posts and units as an administrator does, over HTTP. What is there already stays as it is. */
export type Founder = {
  /** the administrator's sign-in, for reading */
  readonly cookie: string
  give(command: TypedCommand): Promise<void>
  /** makes sure of the account and gives it a new password, which nobody but the caller knows */
  hire(login: string, roles: readonly Role[]): Promise<SignIn>
}

export async function createFounder(http: Http, administrator: SignIn): Promise<Founder> {
  const cookie = await signIn(http, administrator)

  async function give(command: TypedCommand): Promise<void> {
    const body = { id: commandId(JSON.stringify(command)), ...command }
    try {
      await http.ask({ method: 'POST', path: '/api/commands', cookie, body })
    } catch (error) {
      if (!(error instanceof Problem) || error.refused !== 'exists-already') throw error
    }
  }

  return {
    cookie,
    give,
    hire: async (login, roles) => {
      await give({ type: 'create-account', body: { account: login, login, roles: [...roles], post: null } })
      const [initial, password] = [randomBytes(18).toString('base64url'), randomBytes(18).toString('base64url')]
      await http.ask({ method: 'PUT', path: `/api/accounts/${login}/password`, cookie, body: { password: initial } })
      // as its person does it at the door: the one that somebody else has set opens nothing else
      await http.ask({
        method: 'POST',
        path: '/api/session',
        body: { login, password: initial, newPassword: password },
      })
      return { login, password }
    },
  }
}

/** Hires and seats one person. */
export async function seat(
  http: Http,
  founder: Founder,
  login: string,
  roles: readonly Role[],
  options?: DeskOptions,
): Promise<Desk> {
  return takeSeat(http, await founder.hire(login, roles), options)
}

type Crewed = {
  readonly people?: number
  readonly skills?: readonly { readonly code: string; readonly count: number }[]
}

/**
 * Hires a crew for a unit, one account of so many people, seats it in the cab and signs it on; resolves when the unit is its
 * own.
 */
export async function seatCrew(
  http: Http,
  founder: Founder,
  unit: string,
  { people, skills = [] }: Crewed = {},
  options?: DeskOptions,
): Promise<Desk> {
  const login = `crew-${unit}`
  const desk = await seat(http, founder, login, ['responder'], options)
  if (desk.link.viewer?.unit === unit) return desk
  const answer = await desk.give({
    type: 'sign-on-unit',
    body: { unit, crew: [desk.account], people: people ?? null, skills: [...skills] },
  })
  if (!answer.ok) throw new Error(`${login} cannot sign on: ${answer.refusal.refused}`)
  return desk
}

/** Does `work` for each of `items`, so many at a time, and keeps their order. */
export async function forEachOf<Item extends object | string | number, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index]
      if (item !== undefined) results[index] = await work(item)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}
