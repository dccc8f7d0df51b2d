import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../../../scripts/chromium.ts'
import { startHouse, type House } from './house.fixture.ts'
import { boardOf, openSeat, patience, signIn, writeCall, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser
let desk: Seat

beforeAll(async () => {
  house = await startHouse()
  browser = await launchChromium()
  desk = await openSeat(browser, house.url, { language: 'en', theme: 'dark' })
  await signIn(desk, 'chief', house.password)
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const panel = () => desk.page.getByRole('region', { name: 'Recommended' })
const row = (unit: string) => panel().locator(`li[data-unit=${unit}]`)

it('DR18 by keyboard alone from the open incident to the sent set: letters mark, Enter sends', async () => {
  await writeCall(desk, house.place, 'dispute', 'two men shout')
  await desk.page.keyboard.press('Control+Enter')
  await row('P1').waitFor()
  await row('P2').waitFor()
  await desk.page.keyboard.press('z')
  const before = await panel().locator('li[data-unit]').allInnerTexts()
  const marks = () => panel().locator('button[aria-pressed=true]').count()
  expect(await marks()).toBe(1)
  const other = await panel()
    .locator('li[data-unit] button[aria-pressed=false]')
    .first()
    .getAttribute('aria-keyshortcuts')
  await desk.page.keyboard.press((other ?? '').toLowerCase())
  expect(await marks()).toBe(2)
  expect((await panel().locator('li[data-unit]').allInnerTexts()).map((text) => text.slice(0, 4))).toEqual(
    before.map((text) => text.slice(0, 4)),
  )
  await desk.page.keyboard.press('Enter')
  await expect
    .poll(async () => (await boardOf(desk)).filter((line) => /P[12]/.test(line)).join(), patience)
    .toMatch(/P1.*P2/s)
  // One of the two was not advised: one word is asked for, and may be skipped.
  const asked = desk.page.getByRole('status').filter({ hasText: 'One word why?' })
  await asked.getByRole('button', { name: 'Skipped' }).click()
  await desk.page.getByText('Sent against the advice: Skipped').waitFor()
})

it('DR21 a unit that another desk takes is struck through, with who took it', async () => {
  for (const unit of ['P1', 'P2']) await house.give({ type: 'report-status', body: { unit, status: 'available' } })
  for (const incident of ['mine', 'theirs']) {
    await house.give({
      type: 'open-incident',
      body: { incident, contact: null, type: 'dispute', priority: 3, place: null, placeTyped: null },
    })
  }
  await desk.page.keyboard.press('l')
  await desk.page.locator('#incident-mine').click()
  await row('P1').waitFor()
  const letters = await panel()
    .locator('li[data-unit] button')
    .evaluateAll((all) => all.map((each) => each.getAttribute('aria-keyshortcuts')))
  await house.give({ type: 'dispatch-unit', body: { slip: 'their-slip', incident: 'theirs', unit: 'P1' } })
  await row('P1').and(panel().locator('[data-standing=taken]')).waitFor()
  expect(await row('P1').innerText()).toMatch(/taken for #\d+ by sender/)
  expect(
    (
      await panel()
        .locator('li[data-unit] button')
        .evaluateAll((all) => all.map((each) => each.getAttribute('aria-keyshortcuts')))
    ).slice(0, letters.length),
  ).toEqual(letters)
})
