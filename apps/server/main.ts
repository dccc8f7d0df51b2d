import { enableCompileCache } from 'node:module'
import { commands } from './program/commands.ts'
import { keepMemoryOutOfDumps } from './program/keep-out-of-dumps.ts'
import { plainLine } from './program/plain-error.ts'

keepMemoryOutOfDumps()
// A restart after a crash is on the way of a call: code compiled once is not compiled again. It only ever speeds up.
enableCompileCache()
const [name = 'help', ...args] = process.argv.slice(2)
const command = commands.get(name)

if (name === 'help' || name === '--help') {
  const lines = [...commands].map(([each, { summary }]) => `  tocsin ${each.padEnd(10)} ${summary}`)
  console.log(['Tocsin (警钟)', '', ...lines].join('\n'))
} else if (command === undefined) {
  console.error(`There is no command ${name}; tocsin help lists those that there are.`)
  process.exitCode = 2
} else {
  try {
    await (
      await command.load()
    )(args)
  } catch (error) {
    const line = plainLine(error, name)
    if (line === undefined) throw error
    console.error(line)
    process.exit(1)
  }
}
