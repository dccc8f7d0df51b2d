import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { settings } from '@tocsin/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLog } from '../log.ts'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'
import { keepPacks } from './keep-packs.ts'

let host: TestApp

async function give(...[org, command]: Parameters<TestApp['give']>): Promise<void> {
  expect(await host.give(org, command)).toEqual(expect.objectContaining({ ok: true }))
}
const place = { point: { lon: 114.3, lat: 30.6 }, radiusM: 20, label: '新华路<3>号', source: 'address' as const }

beforeAll(async () => {
  host = await startTestApp()
  for (const organisation of ['own', 'other']) {
    const name = { zh: `中心${organisation}`, en: `Centre ${organisation}` }
    const body = { organisation, name, division: '440305', timeZone: 'Asia/Shanghai' }
    await give('system', { type: 'found-organisation', body })
    const partner = {
      id: 'medical',
      name: { zh: `急救<${organisation}>`, en: `Medics ${organisation}` },
      kind: 'medical',
    }
    const partners = [{ ...partner, number: '0-120' } as const]
    await give(organisation, { type: 'change-settings', body: settings.parse({ partners }) })
  }
  for (const unit of ['E1', 'E2']) {
    await give('own', {
      type: 'register-unit',
      body: { unit, callSign: `消防${unit}`, kind: 'engine', post: null },
    })
    await give('own', { type: 'sign-on-unit', body: { unit, crew: [] } })
  }
  await openIncident('own', 'mine', '楼上冒烟，我叫张小明')
  await openIncident('other', 'theirs', '别处')
  await give('own', { type: 'dispatch-unit', body: { slip: 's1', incident: 'mine', unit: 'E1' } })
  await host.account('own', 'dispatcher', ['dispatcher'])
})
afterAll(() => host.stop())

async function openIncident(org: string, incident: string, story: string): Promise<void> {
  const contact = `c-${incident}`
  const body = {
    contact,
    channel: 'phone' as const,
    clocks: { rung: Date.now(), offHook: Date.now() },
    words: { story },
  }
  await give(org, { type: 'open-contact', body })
  await give(org, {
    type: 'open-incident',
    body: {
      incident,
      contact,
      type: 'fire-building',
      priority: 1,
      place: { ...place, label: `${place.label} ${org}`, labelEn: `<3> Xinhua Road ${org}` },
      placeTyped: null,
    },
  })
}

const read = (dir: string, file: string): Promise<string> => readFile(join(dir, file), 'utf8')
const keep = (dir: string) =>
  keepPacks({
    dir,
    board: host.app.board,
    positions: host.app.positions,
    now: host.app.store.clock.now,
    log: silentLog,
  })

describe('the fall-back pack', () => {
  it('is written for each organisation in each language, whole, for its owner alone', async () => {
    await host.app.packs.look()
    const dir = join(host.dataDir, 'fallback')
    expect((await readdir(dir)).toSorted()).toEqual([
      'tocsin-other-en.html',
      'tocsin-other-zh-CN.html',
      'tocsin-own-en.html',
      'tocsin-own-zh-CN.html',
    ])
    await host.app.packs.look()
    const [zh, en] = [await read(dir, 'tocsin-own-zh-CN.html'), await read(dir, 'tocsin-own-en.html')]
    for (const page of [zh, en]) {
      expect(page).toContain('消防E1')
      expect(page).toMatch(/<b>消防E1<\/b> (sent|派出) \d\d:\d\d:\d\d/)
      expect(page.endsWith('</html>\n')).toBe(true)
    }
    expect(zh).toContain('新华路&lt;3&gt;号 own')
    expect(en).toContain('&lt;3&gt; Xinhua Road own')
    expect(en).not.toContain('新华路')
    // numbers of the phone book, those of one's own alone
    expect(zh).toMatch(/急救&lt;own&gt;.*0-120/)
    expect(en).toMatch(/Medics own.*0-120/)
    expect(en).not.toContain('Medics other')
    expect(zh).toContain('未结警情（1）')
    expect(en).toContain('Open incidents (1)')
    expect(zh).toContain('建筑火灾')
    expect((await stat(join(dir, 'tocsin-own-en.html'))).mode & 0o077).toBe(0)
  })

  it('holds no words of callers, nothing of others, and no markup that somebody typed', async () => {
    const page = await read(join(host.dataDir, 'fallback'), 'tocsin-own-zh-CN.html')
    for (const never of ['张小明', '冒烟', '别处', 'Centre other', '中心other', '<3>'])
      expect(page).not.toContain(never)
  })

  it('is at the desk for those who dispatch, as of now', async () => {
    const cookie = await host.signIn('dispatcher')
    const get = (query: string, headers = { cookie }): Promise<Response> =>
      fetch(`${host.app.url}/api/fallback-pack${query}`, { headers })
    const answer = await get('?language=en')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(await answer.text()).toContain('Centre own')
    expect((await get('?language=fr')).status).toBe(400)
    expect((await get('', { cookie: '' })).status).toBe(401)
  })

  it('says when its place is away, keeps what it wrote, and goes on when the place is back', async () => {
    const dir = join(host.dataDir, 'stick')
    const packs = keep(dir)
    await packs.look()
    const { writtenAt } = packs.state()
    expect(packs.state().failed).toBeNull()
    expect(writtenAt).toBeGreaterThan(0)
    await rm(dir, { recursive: true })
    await writeFile(dir, 'no folder any more')
    await packs.look()
    expect(packs.state().writtenAt).toBe(writtenAt)
    expect(packs.state().failed).toContain(dir)
    await rm(dir)
    await mkdir(dir)
    await packs.look()
    expect(packs.state().failed).toBeNull()
    expect(await read(dir, 'tocsin-own-en.html')).toContain('Centre own')
    await packs.stop()
  })
})
