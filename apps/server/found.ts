import { randomBytes, randomUUID } from 'node:crypto'
import { findIncidentType, type Founding, type Role, type Viewer } from '@tocsin/domain'
import type { TypedCommand } from '@tocsin/link'
import { hashPassword } from './auth/passwords.ts'
import { demoPartners } from './demo-partners.ts'
import { demoPlans, type DemoPlaces } from './demo-plans.ts'
import type { Board } from './live/board.ts'
import { listingOn } from './live/listing-on.ts'
import type { TakeCommand } from './take-command.ts'

type Parts = {
  readonly board: Board
  readonly take: TakeCommand
  readonly setPassword: (account: string, hash: string, initial?: boolean) => Promise<void>
}

export type { Founding }

/** The one organisation and the one administrator that a new installation starts with. */
export const firstOrganisation = 'centre'
const firstAdministrator: Viewer = {
  account: 'admin',
  org: firstOrganisation,
  roles: ['administrator'],
  post: null,
  unit: null,
  letInto: [],
}

/** Words that are easy to type from a sheet of paper: 20 characters without look-alikes, 98 bits. */
export function makePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const picked = [...randomBytes(40)].filter((byte) => byte < letters.length * 8).slice(0, 20)
  return picked.length < 20 ? makePassword() : picked.map((byte) => letters[byte % letters.length]).join('')
}

/** Gives a command in the program's own name and throws where it is refused. */
async function mustTake(take: TakeCommand, viewer: Viewer | 'system', command: TypedCommand): Promise<void> {
  const answer = await take(viewer, firstOrganisation, {
    id: randomUUID(),
    ...command,
    deviceAt: null,
    seat: null,
    exercise: false,
  })
  if ('field' in answer) throw new Error(`${command.type}: ${answer.field}: ${answer.detail}`)
  if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.refusal.refused}`)
}

/**
 * Founds a new installation: its organisation and its administrator. Returns the administrator's password, which is
 * shown once and kept nowhere; undefined when the installation was founded before.
 */
export async function found(
  { board, take, setPassword }: Parts,
  { name, division, timeZone }: Founding,
): Promise<string | undefined> {
  if (board.get(`organisation/${firstOrganisation}`) === undefined) {
    await mustTake(take, 'system', {
      type: 'found-organisation',
      body: { organisation: firstOrganisation, name, division, timeZone },
    })
  }
  if (board.get('account/admin') !== undefined) return undefined
  const password = makePassword()
  await setPassword('admin', await hashPassword(password), true)
  await mustTake(take, firstAdministrator, {
    type: 'create-account',
    body: { account: 'admin', login: 'admin', roles: ['administrator'], post: null },
  })
  return password
}

/** Makes sure of an account with these roles and a password known to the caller: the demo's people. */
export async function ensureAccount(
  { board, take, setPassword }: Parts,
  account: { readonly id: string; readonly roles: readonly Role[]; readonly password: string; readonly post?: string },
): Promise<void> {
  await setPassword(account.id, await hashPassword(account.password))
  if (board.get(`account/${account.id}`) !== undefined) return
  await mustTake(take, firstAdministrator, {
    type: 'create-account',
    body: { account: account.id, login: account.id, roles: [...account.roles], post: account.post ?? null },
  })
}

/** The phone book of the demo, where nobody has changed any setting yet. */
export async function ensurePhoneBook({ board, take }: Pick<Parts, 'board' | 'take'>): Promise<void> {
  const fold = board.get(`organisation/${firstOrganisation}`)
  if (fold?.kind !== 'organisation' || fold.state.settingsChange !== null) return
  const body = { ...fold.state.settings, partners: [...demoPartners] }
  await mustTake(take, firstAdministrator, { type: 'change-settings', body })
}

/**
 * Plans for the demo town, where the organisation has none: whoever retires or changes them does so for good. A list of
 * types without theirs leaves the plan out.
 */
export async function ensurePlans({ board, take }: Pick<Parts, 'board' | 'take'>, places: DemoPlaces): Promise<void> {
  const plans = demoPlans(places)
  if (plans.some(({ id }) => board.get(`plan/${id}`) !== undefined)) return
  const listing = listingOn(board, firstOrganisation)
  const isKnown = (type: string): boolean => findIncidentType(listing, type) !== undefined
  for (const { id, body } of plans) {
    if (body.when?.types?.every(isKnown) === false) continue
    await mustTake(take, firstAdministrator, { type: 'write-plan', body: { plan: id, basedOn: 0, body } })
  }
}
