import { commands } from './program/commands.ts'
import { StartupError } from './postgres/index.ts'

const [name = 'help', ...args] = process.argv.slice(2)
const command = commands.get(name)

if (command === undefined) {
  const lines = [...commands].map(([each, { summary }]) => `  tocsin ${each.padEnd(10)} ${summary}`)
  console.log(['Tocsin (警钟)', '', ...lines].join('\n'))
  process.exit(name === 'help' || name === '--help' ? 0 : 2)
}

try {
  await (
    await command.load()
  )(args)
} catch (error) {
  if (!isPlain(error)) throw error
  console.error(error.message)
  process.exit(1)
}

/** Errors that a person can do something about are one line; the rest keep their stack, since they are ours. */
function isPlain(error: unknown): error is Error {
  const isWrongOption = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  return error instanceof StartupError || isWrongOption || (error instanceof Error && error.name === 'ImportFailed')
}
