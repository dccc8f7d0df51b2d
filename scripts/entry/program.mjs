import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { handOver } from './child.mjs'
import { fail, house, prepareRuntime } from './install.mjs'
import { buildPages } from './pages.mjs'

/**
 * Becomes the program `tocsin` with these arguments: `start` (and no argument) also builds the pages first, `bench` runs
 * bench/run.ts, all others are the server's commands.
 * @param {string[]} args
 */
export async function startProgram(args) {
  const [command = 'start', ...rest] = args
  const node = await prepareRuntime()
  if (command === 'start') await buildPages(node)
  if (command === 'bench') await handOver(node, [join(house, 'bench/run.ts'), ...rest])
  const main = join(house, 'apps/server/main.ts')
  if (!existsSync(main)) fail('apps/server/main.ts is missing: this checkout is not complete.')
  await handOver(node, [main, command, ...rest])
}
