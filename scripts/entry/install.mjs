import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runChild } from './child.mjs'

/** The folder of the checkout. */
export const house = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

const oldestMajor = 24
// npm's own waits add up to five minutes before it says that there is no network.
const retries = ['--fetch-retries=3', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000']
// Holds the hash of the lock that was installed last; goes with node_modules.
const stampFile = 'node_modules/.tocsin-installed'

/**
 * Makes sure that every package of package-lock.json is installed, and finds Node 24. Exits with one clear message when
 * that is not possible.
 * @returns {Promise<string>} path of a Node 24 binary
 */
export async function prepareRuntime() {
  const reason = whyInstall(house)
  if (reason) await install(reason)
  const node = findNode() ?? (await repairNode())
  if (!node)
    fail(
      `Tocsin runs on Node ${oldestMajor}; its npm package did not install on this machine. Allow install scripts and run "npm rebuild node", or put Node ${oldestMajor} on the PATH.`,
    )
  process.env.PATH = `${join(house, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`
  return node
}

/**
 * Compares package-lock.json with our last install, or with the list that npm leaves in node_modules when somebody ran npm
 * by hand. Contents, not times: a checkout touches times.
 * @param {string} folder of the checkout
 * @returns {string | undefined} why an install is needed
 */
export function whyInstall(folder) {
  const installedFile = join(folder, 'node_modules/.package-lock.json')
  if (!existsSync(installedFile)) return 'first start'
  const stamp = join(folder, stampFile)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfLock(folder)) return undefined
  const wanted = readPackages(join(folder, 'package-lock.json'))
  const installed = readPackages(installedFile)
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes('node_modules/')) continue
    const present = installed[path]
    if (!present && (entry.optional || entry.devOptional || entry.peer)) continue
    if (!present || present.version !== entry.version || present.link !== entry.link) return `${path} has changed`
  }
  return undefined
}

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockEntry
 * @param {string} file
 * @returns {Record<string, LockEntry>}
 */
function readPackages(file) {
  // No schema library is there before the install; npm wrote both files.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const lock = /** @type {{ packages?: Record<string, LockEntry> }} */ (JSON.parse(readFileSync(file, 'utf8')))
  return lock.packages ?? {}
}

/** @param {string} reason */
async function install(reason) {
  console.log(
    `Installing the parts from npm (${reason}); this takes a minute or two and is the only time the network is needed.`,
  )
  const { npm, first } = npmCommand()
  const code = await runChild(npm, [...first, 'ci', '--no-audit', '--no-fund', ...retries], {
    cwd: house,
    shell: process.platform === 'win32',
  })
  if (code === 0) return writeFileSync(join(house, stampFile), hashOfLock(house))
  fail(
    `The install did not finish (npm ci, exit code ${code}; its message is above). Without a network: connect this machine to the npm registry (or set one: npm config set registry URL) and run the same command again. Nothing else was changed.`,
  )
}

/** @param {string} folder of the checkout */
function hashOfLock(folder) {
  return createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex')
}

/** npm as it was called, so that the same version is used; else the one on the PATH. */
function npmCommand() {
  const caller = process.env.npm_execpath
  return caller?.endsWith('npm-cli.js') ? { npm: process.execPath, first: [caller] } : { npm: 'npm', first: [] }
}

/** @returns {string | undefined} */
function findNode() {
  const pinned = join(
    house,
    process.platform === 'win32' ? 'node_modules/node/bin/node.exe' : 'node_modules/node/bin/node',
  )
  return [pinned, process.execPath].find((path) => existsSync(path) && majorOf(path) >= oldestMajor)
}

/** @param {string} path */
function majorOf(path) {
  const answer = spawnSync(path, ['--version'], { encoding: 'utf8' })
  return Number(/^v(\d+)\./.exec(answer.stdout ?? '')?.[1] ?? 0)
}

/** The package `node` fetches its binary in an install script; a site may have forbidden those. */
async function repairNode() {
  const script = join(house, 'node_modules/node/installArchSpecificPackage.js')
  if (existsSync(script)) await runChild(process.execPath, [script], { cwd: dirname(script) })
  return findNode()
}

/**
 * @param {string} message
 * @returns {never}
 */
export function fail(message) {
  console.error(message)
  process.exit(1)
}
