import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { faults } from './axe.fixture.ts'
import { startHouse, type House } from './house.fixture.ts'
import { boardOf, expectSameBoard, openSeat, patience, signIn, writeCall, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser
let chief: Seat
let taker: Seat

/** Pictures for the eye, where they are asked for. */
const shot = async ({ page }: Seat, name: string): Promise<void> => {
  const folder = process.env['TOCSIN_SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}

beforeAll(async () => {
  house = await startHouse()
  browser = await launchWithoutMap()
  chief = await openSeat(browser, house.url, { language: 'zh-CN', theme: 'dark' })
  taker = await openSeat(browser, house.url, { language: 'zh-CN', theme: 'light' })
  await chief.page.setViewportSize({ width: 1920, height: 1080 })
  await signIn(chief, 'chief', house.password)
  await signIn(taker, 'taker', house.password)
})

afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

it('the shift leader seals an incident by keyboard: it is gone from the other desk at once, its unit is on a sealed job', async () => {
  await writeCall(taker, house.place, 'jzhz', '厨房冒烟，老人还在里屋')
  await taker.page.keyboard.press('Control+Enter')
  await expectSameBoard(chief, taker, 1)
  await chief.page.keyboard.press('ArrowDown')
  await chief.page.locator('ol > li[data-suited=true] button').first().waitFor()
  await chief.page.keyboard.press('d')
  await expect.poll(async () => (await boardOf(chief)).join(), patience).toContain('E1')

  await chief.page.keyboard.press('Alt+s')
  await chief.page.getByRole('dialog').getByText('只有知情人员可见').waitFor()
  await chief.page.getByRole('checkbox', { name: 'sender' }).check()
  expect(await faults(chief.page, '[role=dialog]')).toEqual([])
  await shot(chief, 'seal')
  await chief.page.keyboard.press('Control+Enter')
  await chief.page.getByText('保密警情：涉及本单位人员，知情人员 2 人。').waitFor()
  await shot(chief, 'sealed-card')
  await expect.poll(() => boardOf(taker), patience).toEqual([])
  expect((await boardOf(chief)).length).toBe(1)
  await taker.page.locator('#unit-E1 [aria-label="处置保密警情中"]').waitFor()
  await shot(taker, 'other-desk')
})

it('another desk breaks the glass by number, and sees it at once', async () => {
  const found = await chief.page
    .getByText(/^\d{16,}$/)
    .first()
    .innerText()
  await taker.page.keyboard.press('Alt+z')
  await taker.page.getByRole('dialog').getByText('立即向你开放').waitFor()
  await taker.page.keyboard.type('no-such-number')
  await taker.page.keyboard.press('Control+Enter')
  await taker.page.getByText('本单位没有该编号的保密或已办结警情。').waitFor()
  await taker.page.getByLabel('警情编号').fill(found)
  expect(await faults(taker.page, '[role=dialog]')).toEqual([])
  await shot(taker, 'break-glass')
  await taker.page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await boardOf(taker)).length, patience).toBe(1)
  await taker.page.getByText('厨房冒烟，老人还在里屋').first().waitFor()
})

it('the shift leader has somebody stand in, and sees until when', async () => {
  await chief.page.getByRole('button', { name: 'chief' }).click()
  await chief.page.getByRole('menuitem', { name: '代班授权' }).click()
  await chief.page.getByRole('dialog').getByText('目前无人代班。').waitFor()
  await chief.page.getByLabel('人员').selectOption('taker')
  await chief.page.keyboard.press('Control+Enter')
  await chief.page
    .getByRole('dialog')
    .getByText(/至 .*chief 授予/)
    .waitFor()
  expect(await faults(chief.page, '[role=dialog]')).toEqual([])
  await shot(chief, 'stand-ins')
})
