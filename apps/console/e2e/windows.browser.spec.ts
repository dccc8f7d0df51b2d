import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { startHouse, type House } from './house.fixture.ts'
import { boardOf, deskIsLive, openSeat, patience, signIn, writeCall, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser
let desk: Seat

beforeAll(async () => {
  house = await startHouse()
  browser = await launchWithoutMap()
  desk = await openSeat(browser, house.url, { language: 'zh-CN', theme: 'dark' })
  await signIn(desk, 'chief', house.password)
  await writeCall(desk, house.place, 'dispute', 'two men shout')
  await desk.page.keyboard.press('Control+Enter')
})

afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

/** The panel that has the keyboard gets a window of its own. */
async function tearOff(page: Page): Promise<Page> {
  const opening = desk.context.waitForEvent('page')
  await page.keyboard.press('Alt+KeyO')
  const opened = await opening
  await deskIsLive({ page: opened })
  return opened
}

const panel = (page: Page, name: string) => page.locator(`[data-desk-panel="${name}"]`)
const selected = (page: Page) => page.locator('[id^=incident-][aria-selected=true]')
const dialog = (page: Page) => page.locator('[role=dialog]')

/** The unit rack in a window of its own. */
async function unitsAlone(): Promise<Page> {
  await desk.page.bringToFront()
  await desk.page.keyboard.press('u')
  const units = await tearOff(desk.page)
  await panel(units, 'units').waitFor()
  await expect.poll(() => panel(desk.page, 'units').count(), patience).toBe(0)
  return units
}

it('a panel in a window of its own stays in step: selected there, shown here; one press is one command', async () => {
  await expect.poll(async () => (await boardOf(desk)).length, patience).toBe(1)
  const units = await unitsAlone()
  await units.keyboard.press('j')
  await selected(desk.page).waitFor()
  await desk.page.locator('[data-desk-panel=card] h2').waitFor()

  // One types where the key was pressed: the card comes here with its narrative, and goes back by Escape.
  await units.keyboard.press('a')
  await units.locator('[data-narrative-field]:focus').waitFor()
  await units.keyboard.type('written in the other window')
  await units.keyboard.press('Enter')
  await panel(units, 'card').getByText('written in the other window').first().waitFor()
  await units.keyboard.press('Escape')
  await units.keyboard.press('Escape')
  await panel(desk.page, 'card').getByText('written in the other window').first().waitFor()

  // What a key asks is asked in the window of the key.
  await units.keyboard.press('e')
  await dialog(units).waitFor()
  expect(await dialog(desk.page).count()).toBe(0)
  await units.keyboard.press('Escape')
  await expect.poll(() => dialog(units).count(), patience).toBe(0)

  await desk.page.locator('ol > li[data-suited=true] button').first().waitFor()
  await units.keyboard.press('d')
  await expect.poll(async () => (await boardOf(desk)).join(), patience).toMatch(/P\d/)
  expect((await boardOf(desk)).join().match(/P\d/g)).toHaveLength(1)

  await desk.page.getByRole('button', { name: 'English' }).click()
  await expect.poll(() => units.locator('html').getAttribute('lang'), patience).toBe('en')
  await desk.page.getByRole('button', { name: '中文' }).click()
  await units.close()
  await panel(desk.page, 'units').waitFor()
})

it('a call that is begun in another window is written there, and stays when that window dies', async () => {
  const units = await unitsAlone()
  await units.keyboard.press('F2')
  await units.locator('form[data-keys=form]').waitFor()
  await units.keyboard.type('tower of the old mill')
  await desk.page.getByText('暂时显示在另一窗口').waitFor()
  expect(await desk.page.locator('form[data-keys=form]').count()).toBe(0)

  await kill(units)
  await desk.page.locator('form[data-keys=form]').waitFor()
  await expect
    .poll(() => desk.page.locator('form[data-keys=form] input').first().inputValue(), patience)
    .toBe('tower of the old mill')
  await panel(desk.page, 'units').waitFor()
  await desk.page.locator('form[data-keys=form] input').first().focus()
  await desk.page.keyboard.press('Escape')
})

it('the other window lives on when the main one dies, and has its keys', async () => {
  const units = await unitsAlone()
  await desk.page.keyboard.press('Escape')
  await kill(desk.page)
  await units.keyboard.press('l')
  await panel(units, 'incidents').waitFor()
  await units.keyboard.press('ArrowDown')
  await selected(units).waitFor()
  await units.keyboard.press('e')
  await expect.poll(() => dialog(units).count(), patience).toBe(1)
})

/** Its process ends at once, without a word. */
async function kill(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  page.goto('chrome://crash').catch(() => undefined)
  await crashed
}
