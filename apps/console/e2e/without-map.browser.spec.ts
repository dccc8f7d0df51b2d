import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../../../scripts/chromium.ts'
import { startHouse, type House } from './house.fixture.ts'
import { boardOf, openSeat, patience, signIn, type Seat } from './seat.fixture.ts'

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

/** Everything that the map and its search answer. */
const mapPaths = [
  '**/api/places?*',
  '**/api/places/**',
  '**/api/route?*',
  '**/api/advice',
  '**/api/recommendation?*',
  '**/api/city**',
]

/** Questions that are held as long as a test likes: longer than any slowness. */
let held: (() => void)[] = []
async function hold(route: Route): Promise<void> {
  await new Promise<void>((resolve) => held.push(resolve))
  await route.continue().catch(() => undefined)
}
const release = (): void => {
  const waiting = held
  held = []
  for (const go of waiting) go()
}

type Trouble = (route: Route) => Promise<void>
const troubles: { readonly how: string; readonly trouble: Trouble }[] = [
  { how: 'is so slow that its answers come after all is done', trouble: hold },
  { how: 'does not answer', trouble: (route) => route.abort() },
  {
    how: 'has no city',
    trouble: (route) => route.fulfill({ status: 503, json: { status: 503, title: 'unavailable', detail: 'no city' } }),
  },
]
afterEach(release)

/** What stands in the place of the incident; with spaces, full width, a letter of two code points and an emoji. */
const said = '  老供销社对面 ，Ｂ栋 cafe\u0301 🏚 '

async function writeTypedOnly({ page }: Seat): Promise<void> {
  await page.keyboard.press('F2')
  await page.locator('form[data-keys=form]').waitFor()
  await page.keyboard.insertText(said)
  await page.keyboard.press('Tab')
  await page.keyboard.type('jzhz')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
}

const unitRows = (page: Page) => page.locator('ol > li[data-standing=free] button')

describe.each(troubles)('F34 while the map $how', ({ trouble }) => {
  let seat: Seat
  beforeEach(async () => {
    seat = await openSeat(browser, house.url, { language: 'en', theme: 'dark' })
    for (const path of mapPaths) await seat.page.route(path, trouble)
    await signIn(seat, 'chief', house.password)
  })
  afterEach(() => seat.context.close())

  it('a call is taken by its typed place and a unit is sent, its drive time unknown', async () => {
    const { page } = seat
    const before = (await boardOf(seat)).length
    await writeTypedOnly(seat)
    await expect.poll(async () => (await boardOf(seat)).length, patience).toBe(before + 1)
    await page.getByText(/^Incident #\d+ created$/).waitFor()
    await unitRows(page).first().waitFor()
    for (const row of await unitRows(page).allInnerTexts()) expect(row).toContain('drive time unknown')
    const firstUnit = (await unitRows(page).first().locator('b').innerText()).trim()
    const id = await page.locator('[id^=incident-][aria-selected=true]').getAttribute('id')
    await page.keyboard.press('1')
    const mine = async (): Promise<string> => (await boardOf(seat)).find((row) => row.startsWith(`${id} `)) ?? ''
    await expect.poll(mine, patience).toContain(firstUnit)
    // Whatever was asked of the map is still being asked.
    expect(held.length > 0).toBe(trouble === hold)
    release()
    const shown = page.getByText(said.trim(), { exact: false }).first()
    await shown.waitFor()
    expect(await page.evaluate((text) => document.body.textContent?.includes(text), said)).toBe(true)
  })
})

describe('F34 where the map fails', () => {
  it('its place says so, in so many words', async () => {
    const seat = await openSeat(browser, house.url, { language: 'en', theme: 'light' })
    await seat.page.route('**/api/city**', (route) => route.abort())
    await signIn(seat, 'chief', house.password)
    const told = seat.page.getByText('Calls can be taken and units sent without it.')
    await expect.poll(() => told.count(), patience).toBeGreaterThan(0)
    await seat.context.close()
  })
})
