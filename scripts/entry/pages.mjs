import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runChild } from './child.mjs'
import { fail, house } from './install.mjs'

const stamp = '.built'

/**
 * Builds each web app (a folder of apps/ with an index.html) whose sources are newer than its last finished build.
 * @param {string} node path of a Node 24 binary
 */
export async function buildPages(node) {
  for (const app of readdirSync(join(house, 'apps'))) {
    const folder = join(house, 'apps', app)
    if (!existsSync(join(folder, 'index.html')) || isBuilt(folder)) continue
    console.log(`Building the pages of ${app}.`)
    const started = new Date()
    const code = await runChild(node, [join(house, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
      cwd: folder,
    })
    if (code !== 0)
      fail(`The pages of ${app} could not be built (vite build, exit code ${code}; its message is above).`)
    // Written last, and emptied with the folder by the next build: an interrupted build never counts as finished.
    // It carries the time of the start, so that what was saved while building is built again.
    writeFileSync(join(folder, 'dist', stamp), `${started.toISOString()}\n`)
    utimesSync(join(folder, 'dist', stamp), started, started)
  }
}

/** @param {string} folder */
function isBuilt(folder) {
  const built = join(folder, 'dist', stamp)
  if (!existsSync(built) || !existsSync(join(folder, 'dist/index.html'))) return false
  const sources = [folder, join(house, 'packages'), join(house, 'package-lock.json')]
  return Math.max(...sources.map(newestMs)) <= statSync(built).mtimeMs
}

/**
 * @param {string} path
 * @returns {number} the latest change of a file, or of any file in a folder, in milliseconds since 1970
 */
function newestMs(path) {
  const about = statSync(path)
  if (!about.isDirectory()) return about.mtimeMs
  const inside = readdirSync(path).filter(
    (name) => !['node_modules', 'dist'].includes(name) && !/\.spec\.tsx?$/.test(name),
  )
  return Math.max(0, ...inside.map((name) => newestMs(join(path, name))))
}
