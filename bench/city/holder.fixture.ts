import { fork } from 'node:child_process'
import { once } from 'node:events'

// Holds 100 MiB, and so many further generations of itself; says when all do, and ends when told or left alone.
const held = Buffer.alloc(100 * 2 ** 20, 1)
const generations = Number(process.argv[2])
const child = generations > 0 ? fork(import.meta.filename, [String(generations - 1)], { execArgv: [] }) : undefined
if (child) await once(child, 'message')
process.once('message', () => {
  child?.send('end')
  process.disconnect()
})
process.once('disconnect', () => process.exit(held[0] === 1 ? 0 : 1))
process.send?.('holding')
