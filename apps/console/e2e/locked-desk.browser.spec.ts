import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { faults } from './axe.fixture.ts'
import { startHouse, type House } from './house.fixture.ts'
import { post, signIn as enter } from './server.fixture.ts'
import { boardOf, openSeat, patience, signIn, writeCall, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser
let seat: Seat
let second: string

/** Pictures for the eye, where they are asked for. */
const shot = async (name: string): Promise<void> => {
  const folder = process.env['TOCSIN_SHOTS']
  if (folder !== undefined) await seat.page.screenshot({ path: `${folder}/${name}.png` })
}
const story = '厨房冒烟，老人还在里屋'
const inPage = (path: string, method = 'GET', body?: object): Promise<number> =>
  seat.page.evaluate(
    async ([to, how, sent]) =>
      (
        await fetch(to, {
          method: how,
          ...(sent !== '' && { headers: { 'content-type': 'application/json' }, body: sent }),
        })
      ).status,
    [path, method, body === undefined ? '' : JSON.stringify(body)] as const,
  )
const locked = () => seat.page.getByRole('main', { name: '席位已锁定' })

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

it('the desk is locked by a key: nothing of it is readable, not in the page nor by fetch, nor after a reload', async () => {
  await writeCall(seat, house.place, 'jzhz', story)
  await seat.page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await boardOf(seat)).length, patience).toBe(1)
  expect(await inPage('/api/my/pin', 'PUT', { pin: '402918' })).toBe(200)
  await seat.page.keyboard.press('Alt+Shift+l')
  await locked().waitFor()
  await shot('locked')
  expect(await faults(seat.page, 'main')).toEqual([])
  const text = await seat.page.evaluate(() => document.body.innerHTML)
  expect(text).not.toContain(story)
  expect(text).not.toContain(house.place)
  expect(await inPage('/api/history/incidents')).toBe(423)
  expect(await inPage('/api/figures')).not.toBe(200)
  await seat.page.reload()
  await locked().waitFor()
})

it('while locked it rings: one key answers, the form saves, and the desk is locked all the same', async () => {
  await house.ring('555-0101')
  await seat.page.getByText('1 个来电正在振铃').waitFor()
  expect(await seat.page.evaluate(() => document.body.innerHTML)).not.toContain('555-0101')
  await shot('locked-ringing')
  await seat.page.keyboard.press('F8')
  await seat.page.locator('form[data-keys=form]').waitFor()
  await seat.page.keyboard.type('东门路口')
  await seat.page.keyboard.press('Tab')
  await seat.page.keyboard.type('jzhz')
  await seat.page.keyboard.press('Enter')
  await shot('locked-form')
  for (const hidden of ['转交', '可回拨', '立警并派出'])
    expect(await seat.page.getByRole('button', { name: hidden }).count()).toBe(0)
  expect(await seat.page.getByText('响应等级').count()).toBe(0)
  await seat.page.keyboard.press('Control+Enter')
  await seat.page.locator('form[data-keys=form]').waitFor({ state: 'detached' })
  await seat.page.getByLabel('PIN 码').waitFor()
  await locked().waitFor()
})

it('a wrong PIN says how many tries are left; the right one brings back the desk, with the call that came meanwhile', async () => {
  await seat.page.getByLabel('PIN 码').fill('402917')
  await seat.page.keyboard.press('Enter')
  await seat.page.getByText('PIN 码错误，还可再试 4 次。').waitFor()
  await seat.page.getByLabel('PIN 码').fill('402918')
  await seat.page.keyboard.press('Enter')
  await locked().waitFor({ state: 'detached' })
  await expect.poll(async () => (await boardOf(seat)).length, patience).toBe(2)
})

it('does not lock while a call is in hand', async () => {
  second = await house.ring('555-0102')
  await seat.page.getByText('振铃 1', { exact: true }).first().waitFor()
  await seat.page.keyboard.press('F8')
  await seat.page.locator('form[data-keys=form]').waitFor()
  await seat.page.keyboard.press('Alt+Shift+l')
  await seat.page.getByText('你手上还有通话：结束后才能锁定席位。').waitFor()
  expect(await locked().count()).toBe(0)
})

it('locks by itself when nobody has touched it for as long as the site says, and never with a call in hand or begun', async () => {
  const over = async (contact: string): Promise<void> => {
    await house.give({ type: 'end-contact', body: { contact, reason: 'silent' } })
    await seat.page.keyboard.press('Escape')
    await seat.page.locator('form[data-keys=form]').waitFor({ state: 'detached' })
  }
  await over(second)
  const keeper = await enter(house.url, 'keeper', house.password)
  await post(house.url, keeper, { type: 'change-settings', body: { signIn: { lockAfterMin: 1 } } })
  /** as if nobody had touched any window of the desk for two minutes */
  const leaveAlone = () =>
    seat.page.evaluate(() => localStorage.setItem('tocsin-touched', String(Date.now() - 120_000)))
  const staysOpen = async (): Promise<void> => {
    await leaveAlone()
    await expect
      .poll(() => seat.page.evaluate(() => Date.now() - Number(localStorage.getItem('tocsin-touched'))), patience)
      .toBeLessThan(60_000)
    expect(await locked().count()).toBe(0)
  }
  await seat.page.keyboard.press('F2')
  await seat.page.locator('form[data-keys=form]').waitFor()
  await seat.page.keyboard.type(house.place)
  await staysOpen()
  await seat.page.keyboard.press('Alt+Shift+l')
  expect(await locked().count()).toBe(0)
  await seat.page.getByLabel('丢弃草稿').click()
  const third = await house.ring('555-0103')
  await seat.page.getByText('振铃 1', { exact: true }).first().waitFor()
  await seat.page.keyboard.press('F8')
  await seat.page.locator('form[data-keys=form]').waitFor()
  await staysOpen()
  await over(third)
  await leaveAlone()
  await locked().waitFor()
})
