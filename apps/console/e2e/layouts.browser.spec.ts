import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { faults } from './axe.fixture.ts'
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

  it('loses nothing at 200 % zoom, nor a word of a call when the window gets narrow', async () => {
    const seat = await sit('taker', { language: 'en', theme: 'light' })
    const { page } = seat
    await page.keyboard.press('F2')
    await page.locator('form[data-keys=form]').waitFor()
    await page.keyboard.type('old mill')
    await page.setViewportSize({ width: 640, height: 400 })
    await expect.poll(() => panels(page), patience).toEqual(['call-desk'])
    await page.keyboard.type(' lane')
    expect(await page.locator('form[data-keys=form] input').first().inputValue()).toBe('old mill lane')
    const tabs = page.getByRole('navigation', { name: 'Panels' }).getByRole('button')
    expect(await tabs.allInnerTexts()).toEqual(['Calls', 'Incidents', 'Map', 'Units', 'Incident card'])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.keyboard.press('l')
    // without its form the call desk needs little, and the others are tabs below it
    await expect.poll(() => panels(page), patience).toEqual(['call-desk', 'incidents'])
    await page.setViewportSize({ width: 1280, height: 800 })
    await expect.poll(async () => (await panels(page)).length, patience).toBe(5)
    await seat.context.close()
  })
})

it("a site's own key works on the desks at once, and one that is taken is refused by name", async () => {
  const desk = await sit('chief', { language: 'en', theme: 'light' })
  const keeper = await sit('keeper', { language: 'en', theme: 'light' })
  const { page } = keeper
  await page.keyboard.press(',')
  await page.getByRole('button', { name: 'Keys', exact: true }).last().click()
  await page.getByPlaceholder('Find an action').fill('new call')
  const row = page.getByRole('listitem').filter({ hasText: 'New call' })
  await row.getByRole('button', { name: 'Change' }).click()
  await page.keyboard.press('F8')
  await row.getByText('F8 is taken by: Take the longest-ringing call').waitFor()
  expect(await faults(page), 'keys of the site').toEqual([])
  await page.keyboard.press('F12')
  await row.getByText(/^F12 /).waitFor()
  await page.keyboard.press('Shift+F2')
  await row.getByText('changed here').waitFor()
  await page.keyboard.press('Control+Enter')

  await desk.page.locator('button', { hasText: /New call.*⇧ F2/ }).waitFor()
  await desk.page.keyboard.press('F2')
  await desk.page.keyboard.press('Shift+F2')
  await desk.page.locator('form[data-keys=form]').waitFor()
  expect(await desk.page.locator('form[data-keys=form]').count()).toBe(1)
  for (const { context } of [desk, keeper]) await context.close()
})

describe('F35 no serious fault of accessibility', () => {
  const looks: readonly Look[] = [
    { language: 'zh-CN', theme: 'dark' },
    { language: 'en', theme: 'light' },
  ]
  it.each(looks)('$language, $theme: layouts, tabs, a window of panels, a panel lent to it', async (look) => {
    const seat = await sit('chief', look)
    const { page, context } = seat
    await page.keyboard.press('Alt+KeyL')
    await page.getByRole('dialog').waitFor()
    expect(await faults(page), 'layouts').toEqual([])
    const opening = context.waitForEvent('page')
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
    await context.route('**/api/session', async (route) => {
      await answered
      await route.continue()
    })
    await page.keyboard.press('4')
    const map = await opening
    // pressed before the window has a panel, or a line
    await map.locator('#root > *').first().waitFor({ state: 'attached' })
    await map.keyboard.press('F2')
    await map.keyboard.type('mill lane')
    answer()
    const place = map.locator('form[data-keys=form] input').first()
    await expect.poll(() => place.inputValue(), patience).toBe('mill lane')
    await deskIsLive({ page: map })
    expect(await faults(page), 'two monitors').toEqual([])
    expect(await faults(map), 'a lent panel').toEqual([])
    await map.keyboard.press('Escape')
    await map.keyboard.press('Escape')
    await place.waitFor({ state: 'detached' })
    expect(await faults(map), 'the other window').toEqual([])
    await page.setViewportSize({ width: 640, height: 400 })
    await page.getByRole('navigation').first().waitFor()
    expect(await faults(page), 'tabs').toEqual([])
    await context.close()
  })
})
