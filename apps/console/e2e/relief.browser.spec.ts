import { wordsOf } from '@tocsin/ui/words'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { faults } from './axe.fixture.ts'
import { startHouse, type House } from './house.fixture.ts'
import { openSeat, patience, signIn, type Look, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser
let goes: Seat
let comes: Seat

/** Where pictures of the page go; nowhere unless it is said. */
const picturesIn = process.env['TOCSIN_PICTURES']
const zh = wordsOf('zh-CN').relief
const en = wordsOf('en').relief
const chinese: Look = { language: 'zh-CN', theme: 'dark' }
const english: Look = { language: 'en', theme: 'light' }

beforeAll(async () => {
  house = await startHouse()
  browser = await launchWithoutMap()
  const open = { contact: null, placeTyped: '河边' }
  await house.give({
    type: 'open-incident',
    body: { ...open, incident: 'a', type: 'dispute', priority: 1, place: null },
  })
  await house.give({
    type: 'open-incident',
    body: { ...open, incident: 'b', type: 'dispute', priority: 3, place: null },
  })
  await house.give({ type: 'dispatch-unit', body: { slip: 's', incident: 'a', unit: 'P1' } })
  await house.give({ type: 'send-to-post', body: { slip: 't', incident: 'b', post: 'station-1' } })
  goes = await openSeat(browser, house.url, chinese)
  comes = await openSeat(browser, house.url, english)
  await signIn(goes, 'chief', house.password)
  await signIn(comes, 'taker', house.password)
})

afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const dialogOf = (page: Page) => page.locator('[role=dialog]')
const press = (page: Page, name: string) => dialogOf(page).getByRole('button', { name, exact: false }).first().click()

async function picture(page: Page, name: string, [width, height]: readonly [number, number]): Promise<void> {
  if (picturesIn === undefined) return
  await page.setViewportSize({ width, height })
  await page.screenshot({ path: `${picturesIn}/${name}.png` })
}

it('one shift hands the board to the next: both read it, both sign, and it stands among the past ones', async () => {
  const [one, two] = [goes.page, comes.page]
  await one.keyboard.press('Alt+d')
  await dialogOf(one).getByText(zh.sections.incidents).waitFor()
  await press(one, zh.begin)
  await dialogOf(one).getByText(zh.notHanded).waitFor()
  await dialogOf(one).getByLabel(zh.instruction).fill('今晚桥面有冰，请注意')
  await press(one, zh.writeInstruction)
  await dialogOf(one).getByText('今晚桥面有冰').waitFor()
  const remark = dialogOf(one).getByLabel(zh.comment(zh.sections.slips))
  await remark.fill('派出所已电话催签')
  await remark.press('Enter')
  await dialogOf(one).getByText('派出所已电话催签').waitFor()
  await picture(one, 'relief-begun-zh-dark', [1920, 1080])
  expect(await faults(one, '[role=dialog]')).toEqual([])
  await press(one, zh.handSign)
  await press(one, zh.handAgain)

  await two.keyboard.press('Alt+d')
  await dialogOf(two).getByText('派出所已电话催签').waitFor()
  await house.give({
    type: 'open-incident',
    body: { contact: null, placeTyped: null, incident: 'c', type: 'dispute', priority: 2, place: null },
  })
  // what has come since the first signature is marked for whoever comes
  await dialogOf(two).getByText(en.changed).waitFor()
  expect(await dialogOf(two).locator('em').allInnerTexts()).toContain(en.isNew)
  await picture(two, 'relief-changed-en-light', [1280, 800])
  expect(await faults(two, '[role=dialog]')).toEqual([])
  await press(two, en.takeSign)
  await dialogOf(two).waitFor({ state: 'detached' })

  await two.keyboard.press('Alt+d')
  await expect.poll(() => dialogOf(two).getByRole('button', { name: en.begin }).isVisible(), patience).toBe(true)
  await press(two, en.past)
  await dialogOf(two).getByRole('cell', { name: 'chief' }).waitFor()
  await press(two, en.open)
  await dialogOf(two).getByText('派出所已电话催签').waitFor()
  await picture(two, 'relief-past-en-light', [1280, 800])
})
