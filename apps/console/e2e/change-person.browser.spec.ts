import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { faults } from './axe.fixture.ts'
import { startHouse, type House } from './house.fixture.ts'
import { post, signIn as enter } from './server.fixture.ts'
import { deskIsLive, openSeat, patience, signIn, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser
let seat: Seat
const rung: string[] = []

/** Pictures for the eye, where they are asked for. */
const shot = async (name: string): Promise<void> => {
  const folder = process.env['TOCSIN_SHOTS']
  if (folder !== undefined) await seat.page.screenshot({ path: `${folder}/${name}.png` })
}
const half = '东门路口两车相撞，有人被困，驾驶员说腿动不'
const form = () => seat.page.locator('form[data-keys=form]')
const story = () => form().locator('textarea')
const whoIsHere = (): Promise<string> =>
  seat.page.evaluate(async () => ((await (await fetch('/api/session')).json()) as { login: string }).login)

const takeSeat = async (login: string): Promise<void> => {
  await seat.page.getByLabel('接替人员的登录名').fill(login)
  await seat.page.getByLabel('密码', { exact: true }).fill(house.password)
  await seat.page.keyboard.press('Enter')
}

beforeAll(async () => {
  house = await startHouse()
  browser = await launchWithoutMap()
  seat = await openSeat(browser, house.url, { language: 'zh-CN', theme: 'dark' })
  await seat.page.setViewportSize({ width: 1920, height: 1080 })
  await signIn(seat, 'chief', house.password)
})

afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

it('who may not take calls does not get the seat, and hears why: the call and the word stay', async () => {
  rung.push(await house.ring('555-0101'))
  await seat.page.getByText('振铃 1', { exact: true }).first().waitFor()
  await seat.page.keyboard.press('F8')
  await form().waitFor()
  await story().focus()
  await seat.page.keyboard.type(half)
  await seat.page.keyboard.press('Alt+Shift+c')
  await seat.page.getByText('来电 1 个，未完成表单 1 份', { exact: false }).waitFor()
  await shot('change-person-dark')
  expect(await faults(seat.page, '[role=dialog]')).toEqual([])
  await takeSeat('keeper')
  await seat.page.getByText('该人员无接警权限', { exact: false }).waitFor()
  expect([await whoIsHere(), await story().inputValue()]).toEqual(['chief', half])
})

it('another person takes the seat: the form stands as it stood, the half word is there, the call is theirs, and what rings goes on ringing', async () => {
  await form().evaluate((node) => node.setAttribute('data-same', 'yes'))
  rung.push(await house.ring('555-0102'))
  await seat.page.getByText('振铃 1', { exact: true }).first().waitFor()
  await takeSeat('taker')
  await seat.page.getByText('席位已由 taker 接替', { exact: false }).waitFor()
  expect(await whoIsHere()).toBe('taker')
  expect(await story().inputValue()).toBe(half)
  expect(await form().getAttribute('data-same')).toBe('yes')
  await expect.poll(() => story().evaluate((node) => node === document.activeElement), patience).toBe(true)
  await seat.page.keyboard.type('了')
  expect(await story().inputValue()).toBe(`${half}了`)
  await deskIsLive(seat)
  await seat.page.getByText('振铃 1', { exact: true }).first().waitFor()
  expect(await seat.page.getByText('接手了', { exact: false }).count()).toBe(0)
  await shot('changed-person-dark')
})

it('after a reload the seat and the draft are still the other person’s, and the first one finds nothing of it', async () => {
  await seat.page.reload()
  await deskIsLive(seat)
  expect(await whoIsHere()).toBe('taker')
  await seat.page.keyboard.press('F8')
  await form().waitFor()
  const drafts = await seat.page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('tocsin-drafts')
        opening.addEventListener('error', () => reject(new Error('no drafts')))
        opening.addEventListener('success', () => {
          const keys = opening.result.transaction('drafts').objectStore('drafts').getAllKeys()
          keys.addEventListener('success', () => resolve(keys.result.map(String)))
        })
      }),
  )
  expect(drafts.length).toBeGreaterThan(0)
  expect(drafts.every((key) => key.startsWith('taker,'))).toBe(true)
})

it('a locked desk changes hands too, with the call that was taken over the lock', async () => {
  for (const contact of rung) await house.give({ type: 'end-contact', body: { contact, reason: 'silent' } })
  rung.length = 0
  await story().focus()
  await seat.page.keyboard.press('Escape')
  await form().waitFor({ state: 'detached' })
  await seat.page.keyboard.press('Alt+Shift+l')
  await seat.page.getByRole('main', { name: '席位已锁定' }).waitFor()
  await house.ring('555-0103')
  await seat.page.getByText('1 个来电正在振铃').waitFor()
  await seat.page.keyboard.press('F8')
  await form().waitFor()
  await story().focus()
  await seat.page.keyboard.type('锁定时接的来')
  await seat.page.keyboard.press('Alt+Shift+c')
  await seat.page.getByRole('heading', { name: '席位换人' }).waitFor()
  await shot('change-person-locked-dark')
  await takeSeat('sender')
  await deskIsLive(seat)
  expect(await whoIsHere()).toBe('sender')
  await expect.poll(() => story().inputValue(), patience).toBe('锁定时接的来')
})

it('the other windows of the desk are the other person’s too, or close: none shows the door, none is the first one’s', async () => {
  await seat.page.bringToFront()
  await story().focus()
  await seat.page.keyboard.press('Escape')
  await form().waitFor({ state: 'detached' })
  await seat.page.keyboard.press('u')
  const opening = seat.context.waitForEvent('page')
  await seat.page.keyboard.press('Alt+KeyO')
  await deskIsLive({ page: await opening })
  await seat.page.bringToFront()
  await seat.page.keyboard.press('Alt+Shift+c')
  await takeSeat('chief')
  await seat.page.getByText('席位已由 chief 接替', { exact: false }).waitFor()
  await expect.poll(whoIsHere, patience).toBe('chief')
  // by then the server has cut whatever still hung on the first one's sign-in
  await seat.page.waitForTimeout(4_000)
  for (const page of seat.context.pages()) {
    await deskIsLive({ page })
    expect(await page.locator('input[autocomplete=username]').count()).toBe(0)
  }
  await seat.page.getByTitle('chief', { exact: false }).first().waitFor()
})

it('the server is killed while the seat changes hands: no call is lost, each has one person, and the same again finishes it', async () => {
  const seats = await Promise.all(['chief', 'taker'].map((login) => enter(house.url, login, house.password)))
  /** whether the call is in the hands of whoever has this cookie: nobody else parks it */
  const has = async (cookie: string, contact: string): Promise<boolean> => {
    const parks = (type: 'park-contact' | 'unpark-contact') => post(house.url, cookie, { type, body: { contact } })
    return parks('park-contact').then(
      () => parks('unpark-contact').then(() => true),
      () => false,
    )
  }
  const delays = [2, 8, 16, 30, 60].map((most) => Math.random() * most)
  for (const delay of delays) {
    const [first, contact] = [await enter(house.url, 'chief', house.password), await house.ring('555-0199')]
    await post(house.url, first, { type: 'take-contact', body: { contact, offHookAt: Date.now() } })
    const body = JSON.stringify({ login: 'taker', password: house.password, seat: { calls: [contact], drafts: 1 } })
    const change = () =>
      fetch(`${house.url}/api/session`, {
        method: 'POST',
        headers: { cookie: first, 'content-type': 'application/json' },
        body,
      })
    const trying = change().catch(() => undefined)
    // the password takes its time; what is of interest comes after it
    await seat.page.waitForTimeout(40 + delay)
    await house.kill()
    await trying
    await house.startAgain()
    const [chief, taker] = seats
    const owners = [await has(chief ?? '', contact), await has(taker ?? '', contact)]
    expect(owners.filter(Boolean), `after ${40 + delay} ms`).toHaveLength(1)
    const again = await change()
    // 409: the first one's sign-in was over already; it never is before the call has passed
    const passed = owners[1] === true
    expect(
      [
        [200, passed],
        [409, true],
      ],
      `after ${40 + delay} ms`,
    ).toContainEqual([again.status, passed])
    expect([await has(chief ?? '', contact), await has(taker ?? '', contact)]).toEqual([false, true])
    await post(house.url, taker ?? '', { type: 'end-contact', body: { contact, reason: 'silent' } })
  }
})
