import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { faults } from './axe.fixture.ts'
import { startHouse, type House } from './house.fixture.ts'
import { openSeat, signIn, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser

/** Pictures for the eye, where they are asked for. */
const shot = async ({ page }: Seat, name: string): Promise<void> => {
  const folder = process.env['TOCSIN_SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}

beforeAll(async () => {
  house = await startHouse()
  await house.foundBeside('neighbour', '邻市应急中心', 'Neighbour Centre')
  browser = await launchWithoutMap()
})

afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

it('the shift leader offers a unit to the neighbour by keyboard, and takes it back', async () => {
  const chief = await openSeat(browser, house.url, { language: 'zh-CN', theme: 'dark' })
  await chief.page.setViewportSize({ width: 1920, height: 1080 })
  await signIn(chief, 'chief', house.password)
  await chief.page.keyboard.press('Shift+O')
  const lent = chief.page.getByRole('region', { name: '借用力量' })
  await lent.getByText('没有借出或借入的力量。').waitFor()
  const which = lent.getByLabel('力量', { exact: true })
  await which.selectOption({ label: 'E1 · 消防车' })
  await which.press('Control+Enter')
  await lent.getByText('借给邻市应急中心').waitFor()
  expect(await lent.getByRole('listitem').innerText()).toMatch(/E1[\s\S]*增援[\s\S]*可召回[\s\S]*已提出/)
  expect(await faults(chief.page, '[role=dialog]')).toEqual([])
  await lent.getByRole('button', { name: '提出借出' }).scrollIntoViewIfNeeded()
  await shot(chief, 'lending-zh-dark')
  await lent.getByRole('button', { name: '结束借用' }).press('Enter')
  await lent.getByText('没有借出或借入的力量。').waitFor()
})

it('the same in English on a light, smaller screen', async () => {
  const chief = await openSeat(browser, house.url, { language: 'en', theme: 'light' })
  await chief.page.setViewportSize({ width: 1280, height: 800 })
  await signIn(chief, 'chief', house.password)
  await chief.page.keyboard.press('Shift+O')
  const lent = chief.page.getByRole('region', { name: 'Lent units' })
  await lent.getByRole('button', { name: 'Offer on loan' }).press('Enter')
  await lent.getByText('lent to Neighbour Centre').waitFor()
  expect(await faults(chief.page, '[role=dialog]')).toEqual([])
  await lent.getByRole('button', { name: 'Offer on loan' }).scrollIntoViewIfNeeded()
  await shot(chief, 'lending-en-light')
})
