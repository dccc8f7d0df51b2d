import { languages } from '@tocsin/ui/words'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { leave, passCall, screens, wear, type Look, type Screen } from '../../../scripts/shots/screens.ts'
import { faults } from './axe.fixture.ts'
import { cutOff } from './cut-off.fixture.ts'
import { startHouse, type House } from './house.fixture.ts'
import { deskIsLive, openSeat, signIn, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser
let seat: Seat

beforeAll(async () => {
  house = await startHouse()
  browser = await launchWithoutMap()
  await fill()
  seat = await openSeat(browser, house.url, { language: 'zh-CN', theme: 'dark' })
})

afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

/** Something of everything that a desk may show. */
async function fill(): Promise<void> {
  const { give, placeAt, place: label } = house
  const place = { label, point: placeAt, radiusM: 60, source: 'poi' } as const
  const open = { contact: null, placeTyped: '河边，第三个路口' }
  await give({ type: 'open-incident', body: { ...open, incident: 'fire', type: 'dispute', priority: 1, place } })
  await give({ type: 'open-incident', body: { ...open, incident: 'row', type: 'dispute', priority: 3, place: null } })
  await give({ type: 'note-incident', body: { incident: 'fire', note: '两人受伤，one of them a child' } })
  await give({ type: 'dispatch-unit', body: { slip: 'first', incident: 'fire', unit: 'P1' } })
  await give({ type: 'report-status', body: { unit: 'P1', status: 'on-scene', slip: 'first', byRadio: true } })
  await give({ type: 'send-to-post', body: { slip: 'second', incident: 'fire', post: 'station-1' } })
  await give({ type: 'sign-slip', body: { slip: 'second' } })
  await house.hangUp(await house.ring('13800000001'))
  await house.ring('13800000002')
}

/** What lies over the desk, the topmost first. */
const over = ['[data-kept]', '.driver-popover', '[role=dialog]', '[role=menu]'] as const

async function partOf(page: Page, { name, within }: Screen): Promise<string> {
  if (within !== undefined) return within
  await page.locator(over.join(', ')).filter({ visible: true }).first().waitFor({ timeout: 10_000 })
  for (const part of over) if (await page.locator(part).first().isVisible()) return part
  throw new Error(`${name} opened nothing`)
}

/** What is moving would be looked at half faded. */
const standStill = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const ending = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })

const first: Look = { language: 'zh-CN', theme: 'dark' }
/** Names depend on the language, contrast on the theme: these two meet whatever depends on one of them. */
const second: Look = { language: 'en', theme: 'light' }
const allLooks: readonly Look[] = [first, { ...first, theme: 'light' }, second, { ...second, theme: 'dark' }]

/** What axe says of a page in each look. */
async function faultsOf(page: Page, looks: readonly Look[], within?: string): Promise<string[]> {
  const found: string[] = []
  for (const look of looks) {
    await wear(page, look)
    await standStill(page)
    const said = await faults(page, within)
    found.push(...said.map((each) => `${look.language} ${look.theme}: ${each}`))
  }
  return found
}

/** What 200 % zoom leaves of a small desk, in CSS pixels (WCAG 1.4.4). */
const zoomed = { width: 640, height: 400 }
const usual = { width: 1280, height: 800 }

describe('F35 no serious fault of accessibility, both themes, both languages', () => {
  it('sign-in', async () => {
    await seat.page.locator('input[autocomplete=username]').waitFor()
    expect(await faultsOf(seat.page, allLooks)).toEqual([])
  })

  it('every screen of the desk, in Chinese, dark', async () => {
    const { page } = seat
    page.setDefaultTimeout(20_000)
    await wear(page, first)
    await signIn(seat, 'alone', house.password)
    await page.locator('[id^=incident-]').first().waitFor()
    await passCall(page)
    const found: Record<string, readonly string[]> = {}
    for (const screen of screens.filter(({ needsMap }) => needsMap !== true)) {
      const said = await saidOf(page, screen, (within) => faultsOf(page, [first], within))
      if (said.length > 0) found[screen.name] = said
    }
    expect(found).toEqual({})
  })

  it('every window, in English, light, at 200 % zoom, where all its buttons and fields stay in reach', async () => {
    const { page } = seat
    await leave(page)
    await wear(page, second)
    await page.setViewportSize(zoomed)
    const found: Record<string, readonly string[]> = {}
    const windows = screens.filter(({ within = '[role=dialog]' }) => within.startsWith('[role=dialog]'))
    for (const screen of windows.filter(({ name, needsMap }) => needsMap !== true && !name.startsWith('print'))) {
      const said = await saidOf(page, screen, async (within) => [
        ...(await faultsOf(page, [second], within)),
        ...(await cutOff(page, within)),
      ])
      if (said.length > 0) found[screen.name] = said
    }
    expect(found).toEqual({})
  })

  it('every panel, with all its buttons and fields in reach at 200 % zoom', async () => {
    const { page } = seat
    await leave(page)
    const tabs = page.locator('nav button[aria-pressed]')
    const found: Record<string, readonly string[]> = {}
    for (const tab of await tabs.all()) {
      await tab.click()
      const said = [...(await faultsOf(page, allLooks)), ...(await cutOff(page, 'body'))]
      if (said.length > 0) found[await tab.innerText()] = said
    }
    expect(found).toEqual({})
    // without a form the call desk stands above them
    expect(await tabs.count()).toBeGreaterThanOrEqual(4)
    await page.setViewportSize(usual)
  })

  it('a window of the layout for four monitors', async () => {
    const { page, context } = seat
    await leave(page)
    // one is enough, and each costs a desk
    await page.evaluate(() => {
      window.open = () => null
    })
    await page.keyboard.press('Alt+KeyL')
    await page.locator('[role=dialog] fieldset').waitFor()
    await page.keyboard.press('5')
    await page.locator('[role=dialog]').waitFor({ state: 'detached' })
    const other = await context.newPage()
    await other.goto(`${house.url}/panel/?window=card`)
    await deskIsLive({ page: other })
    await other.locator('[data-desk-panel=messages]').waitFor()
    expect(await faultsOf(other, allLooks)).toEqual([])
    await other.close()
  })

  it('the wall', async () => {
    const page = await seat.context.newPage()
    await page.goto(`${house.url}/wall/`)
    await deskIsLive({ page })
    expect(await faultsOf(page, allLooks)).toEqual([])
    await page.close()
  })

  it('the fall-back pack', async () => {
    const page = await seat.context.newPage()
    for (const language of languages) {
      const answer = await seat.context.request.get(`${house.url}/api/fallback-pack?language=${language}`)
      await page.setContent(await answer.text())
      expect(await faults(page), language).toEqual([])
    }
    await page.close()
  })
})

/** What is found on a screen, or why it could not be opened: the others are looked at all the same. */
async function saidOf(
  page: Page,
  screen: Screen,
  look: (within: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  try {
    return await look(await open(page, screen))
  } catch (error) {
    return [String(error)]
  }
}

/** Opens a screen from the desk as each is opened: nothing else open, the first incident on the card. Answers where it is. */
async function open(page: Page, screen: Screen): Promise<string> {
  await leave(page)
  // behind a tab the list has no rows; there nothing moves the selection either
  if (await page.locator('[data-desk-panel=incidents]').isVisible()) {
    const chosen = page.locator('#incident-fire[aria-selected=true]')
    for (let tries = 0; tries < 3 && (await chosen.count()) === 0; tries++) await page.keyboard.press('ArrowUp')
    await chosen.waitFor()
  }
  await page.locator('[data-desk-panel=card] [role=toolbar]').waitFor({ state: 'attached' })
  await screen.open(page)
  return partOf(page, screen)
}
