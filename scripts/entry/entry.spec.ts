import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whyInstall } from './install.mjs'

const followParent = new URL('follow-parent.mjs', import.meta.url).href
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-entry-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('a program that npm started', () => {
  it('stops itself when its parent is gone without a word', async () => {
    const program = write(
      'server.mjs',
      `
      process.on('SIGTERM', () => { console.log('told to stop'); process.exit() })
      setInterval(() => {}, 1000)
      console.log('serving')`,
    )
    const parent = write(
      'parent.mjs',
      `
      import { spawn } from 'node:child_process'
      spawn(process.execPath, ['--import', '${followParent}', ${JSON.stringify(program)}], { stdio: 'inherit' })`,
    )
    const shell = run([parent], { npm_lifecycle_event: 'start' })
    await said(shell, 'serving')
    shell.kill('SIGKILL')
    expect(await restOf(shell)).toBe('told to stop\n')
  })

  it('hears one Ctrl-C once, though terminal and npm both pass it on', async () => {
    const program = write(
      'twice.mjs',
      `
      let heard = 0
      process.on('SIGINT', () => { heard += 1 })
      process.emit('SIGINT'); process.emit('SIGINT')
      console.log(heard)`,
    )
    expect(await restOf(run(['--import', followParent, program]))).toBe('1\n')
  })

  it('has children that wait for its messages as ever', async () => {
    const child = write(
      'child.mjs',
      `process.once('message', (order) => { console.log('got', order); process.disconnect() })`,
    )
    const program = write(
      'forks.mjs',
      `
      import { fork } from 'node:child_process'
      const child = fork(${JSON.stringify(child)})
      child.once('spawn', () => setImmediate(() => child.send('an order')))`,
    )
    expect(await restOf(run(['--import', followParent, program]))).toBe('got an order\n')
  })
})

describe('the install', () => {
  const lock = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/for-mac': { version: '1.0.0', optional: true } }

  it('is needed when nothing is there', () => {
    expect(whyInstall(checkout(lock))).toBe('first start')
  })

  it('is not needed when all is there, save what is for other machines', () => {
    expect(whyInstall(checkout(lock, { 'node_modules/a': { version: '1.0.0' } }))).toBeUndefined()
  })

  it('is needed when a version has changed', () => {
    expect(whyInstall(checkout(lock, { 'node_modules/a': { version: '0.9.0' } }))).toBe('node_modules/a has changed')
  })
})

function write(name: string, source: string): string {
  const path = join(folder, name)
  writeFileSync(path, source)
  return path
}

function checkout(wanted: object, installed?: object): string {
  const at = mkdtempSync(join(folder, 'checkout-'))
  writeFileSync(join(at, 'package-lock.json'), JSON.stringify({ packages: wanted }))
  mkdirSync(join(at, 'node_modules'))
  if (installed) writeFileSync(join(at, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }))
  return at
}

function run(args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } })
}

/** Waits for the first output, which must be this line. */
async function said(program: ChildProcess, line: string): Promise<void> {
  const chunk = await new Promise((resolve) => program.stdout?.once('data', resolve))
  expect(String(chunk)).toBe(`${line}\n`)
}

/** All output that is still to come, until the last process that holds it has ended. */
async function restOf(program: ChildProcess): Promise<string> {
  return program.stdout ? text(program.stdout) : ''
}
