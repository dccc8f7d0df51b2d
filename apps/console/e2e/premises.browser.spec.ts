import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../../scripts/chromium.ts'
import { startHouse, type House } from './house.fixture.ts'
import { startRelay } from './relay.fixture.ts'
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

const said = 'Ammonia store behind the ward, approach from the north'

async function sit(login: 'taker' | 'sender' | 'chief', url = house.url): Promise<Seat> {
  const seat = await openSeat(browser, url, { language: 'en', theme: 'dark' })
  await signIn(seat, login, house.password)
  return seat
}
const press = ({ page }: Seat, name: string): Promise<void> =>
  // exact: the tab is named "To approve"
  page.getByRole('dialog').getByRole('button', { name, exact: true }).first().click()
const button = ({ page }: Seat) => page.locator('header').getByRole('button', { name: /^Premises/ })

async function openPremises(seat: Seat): Promise<void> {
  await button(seat).click()
  await seat.page.getByRole('dialog').waitFor()
}

/** Registers the hospital as the dispatcher and proposes a hazard until in ten days. */
async function propose(seat: Seat): Promise<void> {
  const { page } = seat
  await openPremises(seat)
  await press(seat, 'Register premises')
  await page.getByLabel('Place', { exact: true }).fill(house.place)
  await page.locator('[role=option]:not([id^=incident-]):not([id^=unit-])').first().waitFor()
  await page.keyboard.press('Enter')
  await page.locator('p[data-chosen=true]').waitFor()
  await page.getByLabel('Name in Chinese').fill('市人民医院')
  await page.getByLabel('Name in English').fill('City Hospital')
  await page.getByRole('dialog').getByRole('button', { name: 'Register', exact: false }).last().click()
  await press(seat, 'Propose a note')
  await page.getByLabel('Text, for crews who have seconds').fill(said)
  const inTenDays = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Only until').fill(inTenDays)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').getByText(said).waitFor()
}

describe('a premises note', () => {
  it('is proposed, approved by a second person, shown to a call, and gone when it is withdrawn', async () => {
    const relay = await startRelay(house.port)
    const [sender, chief, taker] = [await sit('sender'), await sit('chief'), await sit('taker', relay.url)]
    await propose(sender)
    const approve = sender.page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true })
    expect(await approve.getAttribute('aria-disabled')).toBe('true')

    // the second person is told, reads it and answers
    await chief.page.getByRole('button', { name: 'Premises · 1 to approve' }).click()
    await chief.page.getByRole('dialog').getByText('City Hospital').first().click()
    await chief.page.getByRole('dialog').getByText(said).waitFor()
    await press(chief, 'Approve')
    // it ends in ten days: the reminder is there for those who may review, and not for the call taker
    await expect.poll(() => button(chief).getAttribute('aria-label'), patience).toBe('Premises · 1 to review soon')
    await expect.poll(() => button(sender).getAttribute('aria-label'), patience).toBe('Premises · 1 to review soon')
    expect(await button(taker).getAttribute('aria-label')).toBe('Premises')

    // a call falls on it: shown in the form, and on the card, also when the cable is cut
    await writeCall(taker, house.place, 'jzhz', 'smoke')
    await taker.page.getByLabel('Premises notes').getByText(said).waitFor()
    await taker.page.keyboard.press('Control+Enter')
    await taker.page.locator('[role=option][id^=incident-]').first().waitFor()
    relay.cut()
    await taker.page.locator('[role=option][id^=incident-]').first().click()
    await taker.page.getByLabel('Premises notes').getByText(said).waitFor()
    relay.mend()
    await taker.page.locator('output[data-state=live]').waitFor()

    await press(sender, 'Withdraw')
    await expect.poll(() => taker.page.getByText(said).count(), patience).toBe(0)
    await expect.poll(() => sender.page.getByText(said).count(), patience).toBe(0)
    for (const seat of [sender, chief, taker]) await seat.context.close()
    await relay.close()
  })

  it('that could not be fetched says so, with its kind, and comes when the cable is mended', async () => {
    const named = { premises: 'depot', note: 'n-depot' }
    const taker = await sit('taker')
    let isCut = true
    await taker.page.route('**/api/premises/*/notes', (route) => (isCut ? route.abort() : route.continue()))
    const chief = await sit('chief')
    await house.give({ type: 'register-premises', body: await hospital(chief, 'depot') })
    await house.give({
      type: 'propose-note',
      body: { ...named, kind: 'hazard', text: 'Chlorine in the cellar', contactNumber: null, until: null },
    })
    await chief.page.getByRole('button', { name: /^Premises · .*to approve/ }).click()
    await chief.page.getByRole('dialog').getByText('Depot').first().click()
    await press(chief, 'Approve')
    await writeCall(taker, house.place, 'jzhz', 'smoke')
    const notes = taker.page.getByLabel('Premises notes')
    await notes.getByText('The text cannot be fetched just now.').waitFor()
    expect(await notes.getByText('Hazard').count()).toBe(1)
    isCut = false
    await notes.getByText('Chlorine in the cellar').waitFor()

    // the ground under it is moved by two
    await house.give({ type: 'change-premises', body: { ...(await hospital(chief, 'depot')), address: 'Elsewhere 9' } })
    await chief.page.getByText('A change of the ground waits for a second person').waitFor()
    await press(chief, 'Approve the change')
    await chief.page.getByRole('dialog').getByText('A change of the ground').waitFor({ state: 'detached' })
    await chief.page.getByRole('dialog').getByText('Elsewhere 9').first().waitFor()
    for (const seat of [taker, chief]) await seat.context.close()
  })
})

/** Premises around the place that the calls are about. */
async function hospital({ page }: Seat, premises: string) {
  const point = await page.evaluate(async (place) => {
    const answer = await fetch(`/api/places?q=${encodeURIComponent(place)}`)
    const { places } = (await answer.json()) as { places: { lon: number; lat: number }[] }
    return { lon: places[0]?.lon ?? 0, lat: places[0]?.lat ?? 0 }
  }, house.place)
  const name = { zh: '仓库', en: 'Depot' }
  return { premises, name, class: 'public-place' as const, address: 'Depot Road 1', area: { point, radiusM: 80 } }
}
