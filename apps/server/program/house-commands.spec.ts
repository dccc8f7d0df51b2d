import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startProgram, stopProgram } from '../testing/program.fixture.ts'

let dir: string
let env: Record<string, string>
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'house-commands-'))
  // PostgreSQL may run as a user of its own
  await chmod(dir, 0o755)
  env = { TOCSIN_DATA: join(dir, 'data') }
  const running = startProgram(['start', '--no-demo'], env)
  await running.ready
  await stopProgram(running)
}, 120_000)
afterAll(() => rm(dir, { recursive: true, force: true }))

const organisation = (...args: string[]) => startProgram(['organisation', ...args], env).ended
const doctor = (more: Record<string, string> = {}) => startProgram(['doctor'], { ...env, ...more }).ended

it('tocsin organisation founds another one with an administrator, once, and says what is wrong', async () => {
  const wanted = ['--zh', '临江消防', '--en', 'Linjiang Fire', '--division', '440306']
  const wrong = await organisation('add', 'fire', '--zh', '消防', '--division', '4403')
  expect([wrong.code, wrong.out + wrong.err]).toEqual([1, expect.stringContaining('division: six digits')])
  const unknown = await organisation('add', 'fire', ...wanted, '--kind', 'navy')
  expect([unknown.code, unknown.out + unknown.err]).toEqual([1, expect.stringContaining('kind: ')])
  const added = await organisation('add', 'fire', ...wanted, '--kind', 'fire')
  expect([added.code, added.out.trim()]).toEqual([0, expect.stringMatching(/^fire-admin \/ [a-z2-9]{20}$/)])
  const again = await organisation('add', 'fire', ...wanted)
  expect([again.code, again.out + again.err]).toEqual([1, expect.stringContaining('exists-already')])
  expect((await organisation('list')).out).toContain('fire  临江消防  Linjiang Fire  440306  Asia/Shanghai  fire')
}, 120_000)

it('tocsin doctor says what is unsafe and what is missing, with the remedy, and ends with 1 for what is unsafe', async () => {
  const at = await doctor()
  expect([at.code, at.out]).toEqual([0, expect.stringMatching(/ok {4}listens on 127\.0\.0\.1: only this machine/)])
  expect(at.out).toMatch(/look {2}no backup is made by itself\n.*TOCSIN_BACKUP/)
  expect(at.out).toMatch(/ok {4}no administrator \(of \d\) has one of the usual passwords/)
  expect(at.out).toMatch(/look {2}administrators without a second factor: .*\n.*passkey/)
  const open = await doctor({ TOCSIN_HOST: '0.0.0.0' })
  expect([open.code, open.out]).toEqual([1, expect.stringMatching(/NO {4}plain http on 0\.0\.0\.0/)])
  await chmod(join(dir, 'data', 'secrets'), 0o755)
  const read = await doctor()
  expect([read.code, read.out]).toEqual([1, expect.stringMatching(/NO {4}others may use the secret .*\n.*chmod/)])
  await chmod(join(dir, 'data', 'secrets'), 0o700)
}, 120_000)
