import { z } from 'zod'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../../scripts/chromium.ts'
import { startHouse, type House } from './house.fixture.ts'
import { openSeat, patience, signIn, writeCall, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser

beforeAll(async () => {
  house = await startHouse()
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

/** A call at the hospital, whose floor plans the generated town has; its card is open. */
async function callAtHospital(seat: Seat): Promise<void> {
  await writeCall(seat, house.place, 'jzhz', '三楼冒烟')
  await seat.page.keyboard.press('Control+Enter')
  await seat.page.getByRole('region', { name: '平面图' }).waitFor()
}

const panelOf = ({ page }: Seat) => page.locator('section[aria-label="平面图"]:has(input[type=range])')
const chosenIn = (seat: Seat): Promise<string | null> =>
  panelOf(seat).locator('fieldset [aria-pressed=true]').textContent()

/** The large picture grows by `+`, which asks that the window has the keyboard, whatever had the focus. */
async function expectZoom(page: Page): Promise<void> {
  const picture = page.getByRole('dialog').locator('img')
  await picture.waitFor()
  const width = async (): Promise<number> => z.object({ width: z.number() }).parse(await picture.boundingBox()).width
  await expect.poll(width, patience).toBeGreaterThan(100)
  const before = await width()
  await page.keyboard.press('+')
  await expect.poll(width, patience).toBeGreaterThan(before * 1.3)
  await page.keyboard.press('0')
  await expect.poll(width, patience).toBeCloseTo(before, 0)
}

describe('a call on premises with floor plans', () => {
  it('shows them on the map and large, storey by storey, by keyboard', async () => {
    const seat = await openSeat(browser, house.url, { language: 'zh-CN', theme: 'dark' })
    await signIn(seat, 'chief', house.password)
    const { page } = seat
    await callAtHospital(seat)

    const image = page.waitForResponse((response) => response.url().includes('/api/city/floor-plans/'))
    await page.keyboard.press('i')
    expect((await image).headers()['content-type']).toMatch(/^image\/svg/)
    await panelOf(seat).waitFor()
    expect(await chosenIn(seat)).toBe('1')
    await page.keyboard.press('PageUp')
    await expect.poll(() => chosenIn(seat), patience).toBe('2')
    for (const _ of [1, 2, 3]) await page.keyboard.press('PageDown')
    await expect.poll(() => chosenIn(seat), patience).toBe('B1')

    await page.keyboard.press('i')
    await expectZoom(page)
    await page.keyboard.press('PageUp')
    await page.getByRole('dialog').getByRole('heading', { name: '1层' }).waitFor()

    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await panelOf(seat).waitFor({ state: 'detached' })
    await seat.context.close()
  })

  it('says so when an image cannot be had, and shows it by itself as soon as it can', async () => {
    const seat = await openSeat(browser, house.url, { language: 'zh-CN', theme: 'light' })
    await signIn(seat, 'chief', house.password)
    const { page } = seat
    await callAtHospital(seat)
    await page.route('**/api/city/floor-plans/*', (route) => route.abort())
    await page.keyboard.press('i')
    await panelOf(seat).getByRole('alert').waitFor()
    expect(await panelOf(seat).getByRole('alert').textContent()).toMatch(/未连接/)
    await page.keyboard.press('i')
    await page.getByRole('dialog').getByRole('alert').waitFor()
    await page.unroute('**/api/city/floor-plans/*')
    await panelOf(seat).getByRole('alert').waitFor({ state: 'detached' })
    await expectZoom(page)
    await seat.context.close()
  })
})
