// Plain JavaScript for Node 20: these files run before Node 24 and any package is there.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const followParent = new URL('follow-parent.mjs', import.meta.url).href
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Runs a program to its end with our own input and output, and passes our signals on to it.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 128 + the signal's number when a signal ended it; 127 when it could not start
 */
export function runChild(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    const forward = forwardOnce(child)
    for (const signal of signals) process.on(signal, forward)
    const settle = (/** @type {number} */ code) => {
      for (const signal of signals) process.off(signal, forward)
      resolve(code)
    }
    child.once('error', () => settle(127))
    child.once('exit', (code, signal) => settle(signal ? 128 + constants.signals[signal] : (code ?? 1)))
  })
}

/**
 * One Ctrl-C reaches us up to three times (terminal, npm, the shell between): the child hears of it once a second at most,
 * so that a program which treats the second Ctrl-C as "at once" is not killed by the first.
 * @param {import('node:child_process').ChildProcess} child
 */
function forwardOnce(child) {
  let lastMs = -Infinity
  return (/** @type {NodeJS.Signals} */ signal) => {
    const nowMs = performance.now()
    if (nowMs - lastMs < 1000) return
    lastMs = nowMs
    child.kill(signal)
  }
}

/**
 * Hands this process over to Node 24 running `script`; returns only as process exit.
 *
 * On Node >= 22.15 the process image is replaced (same process id, nothing between npm and the program). On Node 20 the
 * program is a child in its own group, told of our signals, and stopping when we die without a word (follow-parent.mjs).
 * @param {string} node path of a Node 24 binary
 * @param {string[]} args script and arguments
 * @returns {Promise<never>}
 */
export async function handOver(node, args) {
  const all = ['--import', followParent, ...args]
  if (typeof process.execve === 'function' && process.platform !== 'win32')
    process.execve(node, [node, ...all], process.env)
  const code = await runChild(node, all, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  })
  process.exit(code)
}
