import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { hashToken } from '../auth/sessions.ts'
import { firstOrganisation } from '../found.ts'
import { StartupError } from '../postgres/index.ts'
import { withStore } from './with-store.ts'

const usage = 'tocsin source key NAME | tocsin source list | tocsin source remove NAME'
const nameShape = /^[\w.-]{1,60}$/

/**
 * `tocsin source key NAME`: gives an exchange or alarm device a new key for `POST /api/contacts` and shows it once; the
 * key it had is void. `list` names those that there are, `remove` takes one away. For whoever has the machine.
 */
export async function source(args: string[]): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [verb, name] = positionals
  if (verb === 'list')
    return withStore(async ({ credentials }) => (await credentials.sources()).forEach((id) => console.log(id)))
  if ((verb !== 'key' && verb !== 'remove') || name === undefined) throw new StartupError(usage)
  if (!nameShape.test(name))
    throw new StartupError(`${name} cannot name a source: letters, digits, dot, hyphen and underscore, 60 at most`)
  await withStore(async ({ credentials }) => {
    if (verb === 'remove') {
      if (!(await credentials.removeSource(name))) throw new StartupError(`there is no source with the name ${name}`)
      return
    }
    const key = randomBytes(24).toString('base64url')
    await credentials.setSource({ id: name, org: firstOrganisation, hash: hashToken(key) })
    console.log(`${name} / ${key}`)
  })
}
