import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { faults } from './axe.fixture.ts'
import { startHouse, type House } from './house.fixture.ts'
import { post, signIn as enter } from './server.fixture.ts'
import { deskIsLive, openSeat, patience, signIn, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser
let keeper: Seat
let desk: Seat

/** Pictures for the eye, where they are asked for. */
const shot = async ({ page }: Seat, name: string): Promise<void> => {
  const folder = process.env['TOCSIN_SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}
const bases = ({ page }: Seat): Promise<string[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').toSorted())
const door = async ({ page }: Seat, login: string): Promise<void> => {
  await page.locator('input[autocomplete=username]').fill(login)
  await page.locator('input[autocomplete=current-password]').fill(house.password)
  await page.keyboard.press('Enter')
}

beforeAll(async () => {
  house = await startHouse()
  browser = await launchWithoutMap()
  const [url, cookie] = [`http://localhost:${house.port}`, await enter(house.url, 'keeper', house.password)]
  await post(house.url, cookie, { type: 'change-settings', body: { signIn: { terminalRoles: ['dispatcher'] } } })
  keeper = await openSeat(browser, url, { language: 'en', theme: 'light' })
  desk = await openSeat(browser, url, { language: 'zh-CN', theme: 'dark' })
  await desk.page.setViewportSize({ width: 1920, height: 1080 })
  await signIn(keeper, 'keeper', house.password)
})

afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

it('whose role signs in on terminals alone is told so at any other computer; a code makes this one a terminal', async () => {
  await door(desk, 'sender')
  await desk.page.getByText('你的角色只能在本单位终端上登录', { exact: false }).waitFor()

  await keeper.page.getByTitle('Signed in as keeper', { exact: false }).click()
  await keeper.page.getByRole('menuitem', { name: 'Terminals' }).click()
  await keeper.page.getByLabel('Name of the new terminal').fill('Desk 3')
  await keeper.page.getByRole('button', { name: 'Make a code' }).click()
  const code = await keeper.page.locator('output code').innerText()
  await shot(keeper, 'terminals-light')
  expect(await faults(keeper.page, '[role=dialog]')).toEqual([])

  await desk.page.getByRole('button', { name: '将本电脑登记为终端' }).click()
  await desk.page.getByLabel('登记码').fill(code)
  await shot(desk, 'enrol-dark')
  expect(await faults(desk.page, 'aside')).toEqual([])
  await desk.page.keyboard.press('Enter')
  await desk.page.getByText('本电脑为终端：Desk 3', { exact: false }).waitFor()
  await door(desk, 'sender')
  await deskIsLive(desk)
})

it('the key of a terminal cannot be read, also not by its page', async () => {
  const read = await desk.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('tocsin-terminal')
        opening.addEventListener('success', () => {
          const asked: IDBRequest<unknown> = opening.result.transaction('terminal').objectStore('terminal').get('this')
          asked.addEventListener('success', () => {
            const held = asked.result
            const keys = typeof held === 'object' && held !== null && 'keys' in held ? held.keys : null
            const key = typeof keys === 'object' && keys !== null && 'privateKey' in keys ? keys.privateKey : null
            opening.result.close()
            if (!(key instanceof CryptoKey)) return resolve('there is none')
            crypto.subtle.exportKey('pkcs8', key).then(
              () => resolve('readable'),
              (error: unknown) => resolve(error instanceof Error ? error.name : ''),
            )
          })
        })
      }),
  )
  expect(read).toBe('InvalidAccessError')
})

it('a lost terminal: its desk goes dark within five seconds, and keeps no draft, order or key', async () => {
  await desk.page.keyboard.press('F2')
  await desk.page.locator('form[data-keys=form]').waitFor()
  await desk.page.keyboard.type(house.place)
  await expect.poll(() => bases(desk), patience).toContain('tocsin-drafts')

  await keeper.page.keyboard.press('Escape')
  await keeper.page.getByTitle('Signed in as keeper', { exact: false }).click()
  await keeper.page.getByRole('menuitem', { name: 'Terminals' }).click()
  await keeper.page.getByText('signed in now: sender', { exact: false }).waitFor()
  await keeper.page.getByRole('button', { name: 'Lost' }).click()
  await shot(keeper, 'terminal-lost-light')
  const from = performance.now()
  await keeper.page.getByRole('button', { name: 'End all sign-ins on Desk 3', exact: false }).click()
  await desk.page.getByText('本终端已报失', { exact: false }).waitFor()
  expect(performance.now() - from).toBeLessThan(5_000)
  await shot(desk, 'wiped-dark')
  const left = await desk.page.evaluate(
    (names) =>
      Promise.all(
        names.map(
          (name) =>
            new Promise<string[]>((resolve) => {
              const opening = indexedDB.open(name)
              opening.addEventListener('success', () => {
                const stores = [...opening.result.objectStoreNames]
                if (stores.length === 0) return resolve([])
                const keys = opening.result
                  .transaction(stores)
                  .objectStore(stores[0] ?? '')
                  .getAllKeys()
                keys.addEventListener('success', () => resolve(keys.result.map(String)))
              })
            }),
        ),
      ),
    await bases(desk),
  )
  expect(left.flat()).toEqual([])
  expect(await desk.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('outbox')))).toEqual([])
  await door(desk, 'sender')
  await desk.page.getByText('你的角色只能在本单位终端上登录', { exact: false }).waitFor()
})
