import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { startHouse, type House } from './house.fixture.ts'
import { compose, compound, pressWhileComposing } from './ime.fixture.ts'
import { boardOf, openSeat, patience, signIn, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser
let desk: Seat

beforeAll(async () => {
  house = await startHouse()
  browser = await launchWithoutMap()
  for (const incident of ['one', 'two'])
    await house.give({
      type: 'open-incident',
      body: { incident, contact: null, type: 'dispute', priority: 3, place: null, placeTyped: null },
    })
  desk = await openSeat(browser, house.url, { language: 'zh-CN', theme: 'dark' })
  await signIn(desk, 'chief', house.password)
  await desk.page.locator('#incident-two').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const field = () => desk.page.getByRole('combobox', { name: '命令行' })
const spokenOf = async (incident: string): Promise<string> =>
  (await desk.page.locator(`#incident-${incident} b`).first().innerText()).trim()

/** Opens the line, types, and waits until the marked offer says what is meant. */
async function write(line: string, means: RegExp): Promise<void> {
  await desk.page.keyboard.press('Control+k')
  await field().waitFor()
  await desk.page.keyboard.type(line)
  await desk.page.locator('[role=option][aria-selected=true]', { hasText: means }).waitFor()
}

it('sends, reports and closes by words alone, with the input method on', async () => {
  const { page } = desk
  const two = await spokenOf('two')
  await write(`d ${two} p1`, new RegExp(`派 P1 到 #${two}`))
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await boardOf(desk)).find((line) => line.includes('P1')), patience).toBeDefined()

  // an input method that is on has nothing to compose while verbs are typed
  const ime = await page.context().newCDPSession(page)
  await page.keyboard.press('/')
  await field().waitFor()
  await compose(ime, 'p1')
  await compound(ime, '朋友')
  expect(await field().inputValue()).toBe('')
  await page.keyboard.type('p1 dc')
  await page.locator('[role=option][aria-selected=true]', { hasText: 'P1：到场' }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByText('到场', { exact: false }).count(), patience).toBeGreaterThan(0)

  await write(`ja ${two}`, new RegExp(`#${two}：结案`))
  await page.keyboard.press('Enter')
  await page
    .getByRole('dialog')
    .getByText(new RegExp(`#${two}`))
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
})

it('never takes the Enter that ends a word of a note for its own', async () => {
  const { page } = desk
  const ime = await page.context().newCDPSession(page)
  const one = await spokenOf('one')
  await page.keyboard.press('/')
  await field().waitFor()
  await page.keyboard.type(`note ${one} `)
  await compose(ime, 'bei kun')
  await pressWhileComposing(ime, 'Enter')
  await field().waitFor()
  await compound(ime, '被困')
  expect(await field().inputValue()).toBe(`note ${one} 被困`)
  await page.keyboard.press('Enter')
  await field().waitFor({ state: 'hidden' })
  await page.keyboard.press('Control+k')
  await field().waitFor()
  await page.keyboard.type(one)
  await page.keyboard.press('Enter')
  await page.getByText('被困').first().waitFor()
})

it('does nothing for what is not said in full, and leaves without asking', async () => {
  const { page } = desk
  await page.keyboard.press('Control+k')
  await field().waitFor()
  await page.keyboard.type('d ')
  await page.locator('[role=option]').first().waitFor()
  await page.keyboard.press('Enter')
  // completed, not sent
  expect(await field().inputValue()).toMatch(/^d \S+/)
  await page.keyboard.press('Escape')
  await field().waitFor({ state: 'hidden' })
})

it('gives up what is marked for the next stroke', async () => {
  const { page } = desk
  await page.keyboard.press('Control+k')
  await field().waitFor()
  await page.keyboard.type('note 3')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('d 3')
  expect(await field().inputValue()).toBe('d 3')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Backspace')
  expect(await field().inputValue()).toBe('')
  await page.keyboard.press('Escape')
  await field().waitFor({ state: 'hidden' })
})

it('tells what was done below all that stands above the panels, also when a banner comes', async () => {
  const { page } = desk
  const two = await spokenOf('two')
  await write(`d ${two} p2`, new RegExp(`派 P2 到 #${two}`))
  await page.keyboard.press('Enter')
  const notice = page.locator('.mantine-Notification-root', { hasText: 'P2' })
  await notice.waitFor()
  const gap = () =>
    page.evaluate(() => {
      const [told] = document.querySelectorAll('[data-position=top-center]')
      const panels = document.querySelector('main')
      return (told?.getBoundingClientRect().top ?? 0) - (panels?.getBoundingClientRect().top ?? 0)
    })
  await expect.poll(gap, patience).toBe(4)
  // two lines high, as a narrow window has them
  await page.evaluate(() => {
    const banner = document.createElement('div')
    banner.style.cssText = 'flex: none; height: 68px'
    document.querySelector('main')?.before(banner)
  })
  await expect.poll(gap, patience).toBe(4)
  await page.evaluate(() => document.querySelector('main')?.previousElementSibling?.remove())
})
