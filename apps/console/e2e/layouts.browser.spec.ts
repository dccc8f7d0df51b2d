import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { startHouse, type House, type Login } from './house.fixture.ts'
import { deskIsLive, openSeat, patience, signIn, type Look, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser

beforeAll(async () => {
  house = await startHouse()
  browser = await launchWithoutMap()
})

afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

async function sit(login: Login, look: Look): Promise<Seat> {
  const seat = await openSeat(browser, house.url, look)
  await signIn(seat, login, house.password)
  return seat
}

/** The panels in the order in which they stand, with how wide each is. */
const panels = (page: Page): Promise<string[]> =>
  page
    .locator('[data-desk-panel]:visible')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-desk-panel') ?? ''))

const widthOf = async (page: Page, name: string): Promise<number> =>
  (await page.locator(`[data-desk-panel="${name}"]`).boundingBox())?.width ?? 0

describe('a layout', () => {
  it('is chosen in the command line, changed by keys, kept under a name, and is there after a reload', async () => {
    const seat = await sit('chief', { language: 'zh-CN', theme: 'dark' })
    const { page } = seat
    expect(await panels(page)).toEqual(['call-desk', 'incidents', 'map', 'units', 'card'])
    await page.keyboard.press('/')
    await page.getByRole('combobox', { name: '命令行' }).waitFor()
    await page.keyboard.type('bj yjdrzs')
    await page.keyboard.press('Enter')
    await expect.poll(() => panels(page), patience).toEqual(['call-desk', 'incidents', 'card', 'map', 'units'])

    await page.keyboard.press('u')
    const before = await widthOf(page, 'units')
    await page.keyboard.press('Alt+Equal')
    await expect.poll(() => widthOf(page, 'units'), patience).toBeGreaterThan(before + 20)
    await page.keyboard.press('Alt+Shift+ArrowUp')
    await expect.poll(() => panels(page), patience).toEqual(['call-desk', 'incidents', 'card', 'units', 'map'])
    await page.keyboard.press('Alt+KeyJ')
    await page.keyboard.press('Alt+KeyH')
    await expect.poll(() => panels(page), patience).toEqual(['call-desk', 'incidents', 'card', 'units'])

    await page.keyboard.press('Alt+KeyL')
    await page.getByLabel('名称').fill('夜班')
    await page.getByRole('button', { name: '另存为' }).click()
    await page.reload()
    await deskIsLive(seat)
    await expect.poll(() => panels(page), patience).toEqual(['call-desk', 'incidents', 'card', 'units'])
    await page.keyboard.press('Alt+KeyL')
    await page.getByRole('button', { name: '夜班' }).waitFor()
    await seat.context.close()
  })
})
