import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../../../scripts/chromium.ts'
import { startHouse, type House } from './house.fixture.ts'
import { startRelay, type Relay } from './relay.fixture.ts'
import { boardOf, openSeat, patience, signIn, writeCall, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser
let relay: Relay
let desk: Seat

beforeAll(async () => {
  house = await startHouse()
  browser = await launchChromium()
  relay = await startRelay(house.port)
  desk = await openSeat(browser, relay.url, { language: 'en', theme: 'dark' })
  await signIn(desk, 'chief', house.password)
})
afterAll(async () => {
  await browser?.close()
  await relay?.close()
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
  // One of the two was not advised: one word is asked for, and has a key; none of it is typed anywhere.
  await desk.page.getByRole('status').filter({ hasText: 'One word why?' }).waitFor()
  await desk.page.keyboard.press('Shift+Digit2')
  await desk.page.getByText('Sent against the advice: Crew asked for it').waitFor()
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

it('DR25 a divert is marked by its letter, says what it leaves, and goes without a question', async () => {
  // everybody is at less urgent work: P1 at "theirs" since the case before, P2 at one of its own
  for (const [incident, priority] of [
    ['minor', 4],
    ['urgent', 1],
  ] as const)
    await house.give({
      type: 'open-incident',
      body: { incident, contact: null, type: 'dispute', priority, place: null, placeTyped: null },
    })
  await house.give({ type: 'dispatch-unit', body: { slip: 'minor-slip', incident: 'minor', unit: 'P2' } })
  await desk.page.keyboard.press('Escape')
  await desk.page.keyboard.press('l')
  await desk.page.locator('#incident-urgent').click()
  await row('P2').waitFor()
  await expect.poll(() => row('P2').innerText(), patience).toMatch(/would leave #\d+ \(priority 4\), nobody else there/)
  await desk.page.keyboard.press('z')
  const button = row('P2').getByRole('button')
  if ((await button.getAttribute('aria-pressed')) === 'false')
    await desk.page.keyboard.press(((await button.getAttribute('aria-keyshortcuts')) ?? '').toLowerCase())
  await expect.poll(() => button.getAttribute('aria-pressed'), patience).toBe('true')
  expect(
    await panel()
      .getByRole('button', { name: /Send .*divert P2/ })
      .count(),
  ).toBe(1)
  await desk.page.keyboard.press('Enter')
  await expect
    .poll(async () => (await boardOf(desk)).find((line) => line.startsWith('incident-urgent')), patience)
    .toMatch(/P2/)
  await desk.page
    .getByText(/P2 diverted to #\d+/)
    .first()
    .waitFor()
  await row('P2').and(panel().locator('[data-standing=here]')).waitFor()
})

it('DR21 who loses a race hears who won and what is next best, and one key sends that', async () => {
  await house.give({ type: 'report-status', body: { unit: 'P2', status: 'available' } })
  await house.give({ type: 'sign-on-unit', body: { unit: 'P3', crew: [] } })
  await house.give({
    type: 'open-incident',
    body: { incident: 'raced', contact: null, type: 'dispute', priority: 3, place: null, placeTyped: null },
  })
  await desk.page.keyboard.press('l')
  await desk.page.locator('#incident-raced').click()
  await row('P2').waitFor()
  // The cable is cut while the other desk sends: what this desk gives meanwhile is refused when it is back.
  relay.cut()
  await desk.page.locator('output[data-state=live]').waitFor({ state: 'detached' })
  await house.give({ type: 'dispatch-unit', body: { slip: 'race-slip', incident: 'mine', unit: 'P2' } })
  await desk.page.keyboard.press('z')
  await desk.page.keyboard.press('Enter')
  relay.mend()
  const notice = desk.page.getByRole('alert').filter({ hasText: 'P2 is already on' })
  await notice.filter({ hasText: /Sent by sender\. *Next best: P3/ }).waitFor()
  await desk.page.keyboard.press('F10')
  await expect
    .poll(async () => (await boardOf(desk)).find((line) => line.startsWith('incident-raced')), patience)
    .toMatch(/P3/)
})
