import { parseArgs } from 'node:util'
import { commandSchemas, organisationKinds } from '@tocsin/domain'
import type { z } from 'zod'
import { hashPassword } from '../auth/passwords.ts'
import { makePassword } from '../found.ts'
import { StartupError } from '../postgres/index.ts'
import { withBoard, type BoardAtHand } from './with-board.ts'

const usage = `tocsin organisation add ID --zh 名称 --en NAME --division 440306 [--kind ${organisationKinds.join('|')}] [--time-zone Asia/Shanghai] | tocsin organisation list`

/**
 * `tocsin organisation add ID ...`: founds another organisation beside those that are there, with lists, plans, people and
 * incidents of its own, and an administrator whose password is shown once. `tocsin organisation list`: all of them. For
 * whoever has the machine, beside a running server or without one.
 */
export async function organisation(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      zh: { type: 'string' },
      en: { type: 'string' },
      division: { type: 'string' },
      kind: { type: 'string' },
      'time-zone': { type: 'string' },
    },
  })
  const [verb, id] = positionals
  if (verb === 'list') return withBoard(async ({ board }) => list(board))
  if (verb !== 'add' || id === undefined) throw new StartupError(usage)
  const read = commandSchemas['found-organisation'].safeParse({
    organisation: id,
    name: { zh: values.zh ?? values.en, en: values.en ?? values.zh },
    division: values.division,
    kind: values.kind,
    timeZone: values['time-zone'] ?? 'Asia/Shanghai',
  })
  if (!read.success) {
    const [issue] = read.error.issues
    throw new StartupError(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}\n${usage}`)
  }
  await withBoard((at) => add(at, read.data))
}

function list(board: BoardAtHand['board']): void {
  for (const [, fold] of board.folds()) {
    if (fold.kind !== 'organisation') continue
    const { id, name, division, timeZone, kind, superior } = fold.state
    const under = superior === null ? '' : `  under ${superior}`
    console.log(`${id}  ${name.zh}  ${name.en}  ${division}  ${timeZone}  ${kind ?? '-'}${under}`)
  }
}

type Wanted = z.output<(typeof commandSchemas)['found-organisation']>

async function add({ store, give }: BoardAtHand, body: Wanted): Promise<void> {
  const org = body.organisation
  const founded = await give(org, {
    type: 'found-organisation',
    body,
  })
  if (!founded.ok) throw new StartupError(`${org} was not founded (${founded.refusal.refused}): choose another id`)
  const account = `${org}-admin`
  const password = makePassword()
  await store.credentials.setPassword(account, await hashPassword(password), store.clock.now(), true)
  const made = await give(org, {
    type: 'create-account',
    body: { account, login: account, roles: ['administrator'], post: null },
  })
  if (!made.ok) throw new StartupError(`${account} was not made (${made.refusal.refused})`)
  console.log(`${account} / ${password}`)
}
