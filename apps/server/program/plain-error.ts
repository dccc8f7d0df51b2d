import { NewerLog } from '@tocsin/domain/history'
import { StartupError } from '../postgres/index.ts'

/**
 * The one line for an error that a person can do something about, with the remedy; undefined for the rest, which are
 * our bugs and keep their stack.
 */
export function plainLine(error: unknown, command: string): string | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error ? String(error.code) : ''
  if (error instanceof StartupError || error instanceof NewerLog || error.name === 'ImportFailed')
    return inOneLine(error.message)
  if (code.startsWith('ERR_PARSE_ARGS')) {
    const help = ['start', 'replay'].includes(command) ? 'tocsin start --help' : 'tocsin help'
    return `${/^.*?\.?(?=\.? To specify|\n|$)/.exec(error.message)?.[0] ?? ''} (see ${help})`
  }
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `No room left on the disk: free some and start again. (${error.message})`
  return undefined
}

const inOneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' ')
