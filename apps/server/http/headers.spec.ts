import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
beforeAll(async () => {
  host = await startTestApp()
})
afterAll(() => host.stop())

test('every route without parameters answers with the policy, its type, and nothing that a cache may keep', async () => {
  const wrong: string[] = []
  for (const { method, path } of host.app.routes) {
    if (method !== 'GET' || path.includes(':')) continue
    const answer = await fetch(`${host.app.url}${path}`)
    await answer.arrayBuffer()
    const header = (name: string): string => answer.headers.get(name) ?? ''
    const script = /script-src ([^;]*)/.exec(header('content-security-policy'))?.[1] ?? ''
    const holds = {
      type: header('content-type') !== '',
      sniffing: header('x-content-type-options') === 'nosniff',
      policy: header('content-security-policy').includes("frame-ancestors 'none'") && script === "'self'",
      origin: header('access-control-allow-origin') === '',
      referrer: header('referrer-policy') === 'no-referrer',
      cache: header('cache-control').includes('no-store') || header('cache-control').includes('private'),
      program: header('x-powered-by') === '' && header('server') === '',
    }
    for (const [what, is] of Object.entries(holds)) if (!is) wrong.push(`${path}: ${what}`)
  }
  expect(wrong).toEqual([])
})

test('methods that no route has are answered with "not found", TRACE among them', async () => {
  for (const method of ['OPTIONS', 'PATCH', 'PROPFIND', 'TRACE']) {
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${host.app.url}/api/health`, { method }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
      sent.once('error', reject)
      sent.end()
    })
    expect([method, status]).toEqual([method, 404])
  }
})
