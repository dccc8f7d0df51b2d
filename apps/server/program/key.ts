import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { firstOrganisation } from '../found.ts'
import { rotateKey } from '../keys/rotate-key.ts'
import { createLogReading } from '../log-reading.ts'
import { StartupError } from '../postgres/index.ts'
import { withStore } from './with-store.ts'

const usage = 'tocsin key rotate [--organisation ID]'

/**
 * `tocsin key rotate`: a new key for an organisation's personal texts, beside a running server or without one; all data keys
 * are wrapped anew, and the old key goes. For whoever has the machine.
 */
export async function key(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { organisation: { type: 'string', default: firstOrganisation } },
  })
  if (positionals.length !== 1 || positionals[0] !== 'rotate') throw new StartupError(usage)
  const { dataDir } = readConfig(process.env)
  const org = values.organisation
  await withStore(async (store) => {
    if ((await store.queries.loadSubject(`organisation/${org}`)) === undefined)
      throw new StartupError(`there is no organisation ${org}: tocsin organisation list names them`)
    const onProgress = (done: number): void => console.log(`${done} data keys wrapped anew`)
    const all = await rotateKey({ store, dataDir, org, onProgress })
    await createLogReading(store.appender).note({ account: 'system', org }, 'key-changed', 'tocsin key rotate')
    console.log(`${org}: a new key stands, ${all} data keys are wrapped by it, the old key is gone.`)
    console.log('Pack the keys anew (tocsin backup keys FILE); backups made before need the keys packed before.')
  })
}
