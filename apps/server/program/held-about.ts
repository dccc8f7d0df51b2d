import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { heldAbout } from '../held-about.ts'
import { StartupError } from '../postgres/index.ts'
import { createSeals } from '../seals.ts'
import { noteExport, withStore } from './with-store.ts'

const usage = 'tocsin held-about contact/ID | tocsin held-about incident/ID'

/**
 * `tocsin held-about contact/ID`: all that is kept about one call or incident, as JSON, for a request by law. It stands in the
 * log that it was taken out. For whoever has the machine.
 */
export async function heldAboutCommand(args: string[]): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [subject = ''] = positionals
  if (positionals.length !== 1 || !/^(?:contact|incident)\/[\w.-]{1,64}$/.test(subject)) throw new StartupError(usage)
  const { dataDir } = readConfig(process.env)
  await withStore(async (store) => {
    const { queries, retention } = store
    const owner = (await queries.loadSubject(subject))?.owner
    const { open } = createSeals({ dataDir, wrappedKey: queries.wrappedKey })
    const parts = { eventsOf: (of: string) => queries.readTail(of, 0), readingsOf: retention.readingsOf, open }
    const held = await heldAbout(parts, subject)
    if (held === undefined || owner === undefined) throw new StartupError(`there is nothing under ${subject}`)
    await noteExport(store, owner, `tocsin held-about ${subject}`)
    console.log(JSON.stringify(held, null, 2))
  })
}
