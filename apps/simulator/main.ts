import { startDemo, replay, isStop, summaryText, findingLines, UnreadableLog, type Progress } from './index.ts'
import { order, type Order } from './order.ts'

/**
 * The simulator as a program: told what to do in one message of its parent, or in TOCSIN_SIMULATOR as JSON. Never on the
 * command line, which every user of the machine can read. Ends with its parent.
 */
const stop = new AbortController()
/** What is under way may still settle; then the program ends, whoever else waits. */
const settleMs = 2_000
stop.signal.addEventListener('abort', () => setTimeout(() => process.exit(), settleMs).unref())
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
process.on('disconnect', () => stop.abort())

try {
  const told = order.safeParse(await readOrder())
  if (!told.success)
    throw new Error(
      `the simulator's order cannot be read: ${told.error.issues[0]?.path.join('.')}: ${told.error.issues[0]?.message}`,
    )
  await carryOut(told.data)
} catch (error) {
  if (!isStop(error)) {
    process.exitCode = 1
    console.error(error instanceof UnreadableLog ? error.message : error)
  }
} finally {
  if (process.connected) process.disconnect()
}

async function readOrder(): Promise<unknown> {
  const text = process.env['TOCSIN_SIMULATOR']
  if (text !== undefined) return JSON.parse(text)
  if (process.send === undefined) throw new Error('start the simulator with its order in TOCSIN_SIMULATOR, as JSON')
  return new Promise((resolve) => process.once('message', resolve))
}

async function carryOut({ administrator, sourceKey, replay: file, speed, ...rest }: Order): Promise<void> {
  const shared = { url: rest.url, credentials: { administrator, sourceKey }, signal: stop.signal }
  if (file === undefined) {
    const { cityDir, scenario, seed, callTakers, dispatchers } = rest
    if (speed === 'max') throw new Error('--speed max is for a replay; a demo needs a number')
    await startDemo({
      ...shared,
      cityDir,
      scenario,
      seed,
      speed: speed ?? 1,
      callTakers,
      dispatchers,
      log: (line) => console.log(line),
    })
    return
  }
  const summary = await replay({
    ...shared,
    file,
    cityDir: rest.cityDir,
    speed: speed ?? 60,
    onProgress: createTeller(),
  })
  console.log(['', summaryText(summary), ...findingLines(summary), ''].join('\n'))
  if (!summary.balanced) process.exitCode = 1
}

/** Tells of the progress now and then: a line each ten seconds, and each phase's first. */
function createTeller(): (progress: Progress) => void {
  let last = { phase: '', at: 0 }
  return ({ phase, done, of, logTime, open, commands }) => {
    if (phase === last.phase && Date.now() - last.at < 10_000) return
    last = { phase, at: Date.now() }
    const time = logTime === undefined ? '' : `  ${new Date(logTime).toISOString().slice(0, 16)}Z`
    const more = open === undefined ? '' : `  ${open} open, ${commands} commands`
    console.log(`  replay: ${phase} ${done}/${of}${time}${more}`)
  }
}
