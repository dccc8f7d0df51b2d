import { access, constants, stat } from 'node:fs/promises'
import { StartupError } from './postgres/index.ts'

/** Throws `StartupError` when `file` is not an existing file that this user may read. */
export async function checkFile(file: string): Promise<void> {
  const about = await stat(file).catch(() => undefined)
  if (about === undefined) throw new StartupError(`${file} is not there; give the path of an existing file`)
  if (about.isDirectory()) throw new StartupError(`${file} is a folder; give the path of a file`)
  await access(file, constants.R_OK).catch(() => {
    throw new StartupError(`${file} may not be read by this user: give it the right to ("chmod a+r")`)
  })
}
