import { parseBody } from '@tocsin/link'
import { openLogger } from '../logger.ts'
import { keepMemoryOutOfDumps } from '../program/keep-out-of-dumps.ts'
import { startTestApp } from './app.fixture.ts'
import { acceptedTries, createPlanter, furnish, sendAll } from './plant.fixture.ts'

// A server that takes what callers say, and then waits to be killed, or to be told to throw. Its cores and reports go
// into its data folder.
keepMemoryOutOfDumps()
const host = await startTestApp({ openLog: openLogger })
process.chdir(host.dataDir)
const { plant, planted } = createPlanter()
const { desk } = await furnish(host)
await sendAll(host.app.url, acceptedTries(plant, desk))

process.once('message', () => {
  const parsed = parseBody('describe-contact', { contact: 'c1', words: { callerName: planted[0], story: planted[2] } })
  throw Object.assign(new Error('a bug', { cause: parsed.data }), { parsed, held: [parsed] })
})
process.send?.({ dataDir: host.dataDir, planted })
