import { wordsOf } from '@tocsin/ui/words'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { faults } from './axe.fixture.ts'
import { startHouse, type House } from './house.fixture.ts'
import { boardOf, openSeat, patience, signIn, type Look, type Seat } from './seat.fixture.ts'
import * as http from './server.fixture.ts'

let house: House
let browser: Browser
const { station, trade, card, alerts } = wordsOf('zh-CN')

/** Pictures for the eye, where they are asked for. */
const shot = async ({ page }: Seat, name: string): Promise<void> => {
  const folder = process.env['TOCSIN_SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}

beforeAll(async () => {
  house = await startHouse()
  const { url, password, placeAt } = house
  const keeper = await http.signIn(url, 'keeper', password)
  const name = { zh: '西桥派出所', en: 'West Bridge Station' }
  await http.post(url, keeper, {
    type: 'open-post',
    body: { post: 'station-2', kind: 'station', name, point: placeAt },
  })
  await http.post(url, keeper, { type: 'change-settings', body: { alertAfter: { 'slip-unsigned': 1 } } })
  for (const [login, post] of [
    ['officer', 'station-1'],
    ['officer-2', 'station-2'],
    ['officer-0', null],
  ] as const) {
    const body = { account: login, login, roles: ['station-officer' as const], post }
    await http.post(url, keeper, { type: 'create-account', body })
    await http.choosePassword(url, keeper, login, password)
  }
  browser = await launchWithoutMap()
})

afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

async function sit(login: string, look: Look, size = { width: 1920, height: 1080 }): Promise<Seat> {
  const seat = await openSeat(browser, house.url, look)
  await seat.page.setViewportSize(size)
  await signIn(seat, login, house.password)
  return seat
}

async function sendToPost(id: string, post: string): Promise<void> {
  const { lon, lat } = house.placeAt
  const place = { label: house.place, point: { lon, lat }, source: 'poi' as const, radiusM: 50 }
  await house.give({
    type: 'open-incident',
    body: { incident: id, contact: null, type: 'dispute', priority: 3, placeTyped: house.place, place },
  })
  await house.give({ type: 'send-to-post', body: { slip: `slip-${id}`, incident: id, post } })
}

it('an empty command room says whose it is, and what will come', async () => {
  const seat = await sit('officer', { language: 'zh-CN', theme: 'dark' })
  const { page } = seat
  await page.getByText(station.room('江岸派出所')).waitFor()
  await page.getByText(station.none('江岸派出所')).waitFor()
  expect(
    await page.locator('[data-desk-panel]:visible').evaluateAll((all) => all.map((each) => each.dataset['deskPanel'])),
  ).toEqual(['incidents', 'alerts', 'card', 'map', 'units'])
  await expect.poll(() => page.locator('[role=option][id^=unit-]').count(), patience).toBe(3)
  expect(await faults(page)).toEqual([])
  await shot(seat, 'station-empty-zh-dark')
  await seat.context.close()
  const nowhere = await sit('officer-0', { language: 'en', theme: 'light' }, { width: 1280, height: 800 })
  await nowhere.page.getByText(wordsOf('en').station.noPost).waitFor()
  await shot(nowhere, 'station-nowhere-en-light')
  await nowhere.context.close()
})

it('a slip comes, rings, is signed, gets its crew, is worked and fed back, by keyboard', async () => {
  const seat = await sit('officer', { language: 'zh-CN', theme: 'dark' })
  const other = await sit('officer-2', { language: 'zh-CN', theme: 'dark' })
  const { page } = seat
  await sendToPost('theirs', 'station-2')
  await sendToPost('ours', 'station-1')
  await expect.poll(() => boardOf(seat), patience).toEqual([expect.stringContaining('incident-ours')])
  await expect.poll(() => boardOf(other), patience).toEqual([expect.stringContaining('incident-theirs')])
  // nobody signs: the alert is over the desk of this post, and says how it ends
  await page.getByRole('alert').getByText(alerts.kinds['slip-unsigned']).waitFor()
  await page.keyboard.press('F6')
  await page.getByRole('dialog').getByText(station.endsItself).waitFor()
  await shot(seat, 'station-alert-zh-dark')
  await page.keyboard.press('Enter')
  const slips = page.getByRole('region', { name: card.slips })
  await slips.getByText(trade.slipPhases.sent).waitFor()
  await shot(seat, 'station-slip-zh-dark')
  expect(await faults(page)).toEqual([])

  await page.keyboard.press('Alt+Enter')
  await slips.getByText(trade.slipPhases.signed).waitFor()
  await expect.poll(() => page.getByRole('alert').count(), patience).toBe(0)
  await page.keyboard.press('Alt+Enter')
  await page.getByRole('dialog').getByText(station.ownUnitsOnly).waitFor()
  await shot(seat, 'station-crew-zh-dark')
  await page.keyboard.press('1')
  await page.keyboard.press('Control+Enter')
  await slips.getByText(trade.slipPhases.working).waitFor()
  const unit = (await slips.locator('button b').first().innerText()).trim()
  for (const status of ['acknowledged', 'en-route', 'on-scene', 'available'] as const)
    await officerReports(unit, status)
  await slips.getByText(trade.slipPhases.finished).waitFor()
  await page.keyboard.press('Alt+Enter')
  const form = page.getByRole('dialog')
  await form.waitFor()
  await shot(seat, 'station-feedback-zh-dark')
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await slips.innerText()).includes(trade.feedbackPhases.filed), patience).toBe(true)
  await seat.context.close()
  await other.context.close()
})

it('a slip is refused with one word, which the dispatcher reads', async () => {
  const desk = await sit('sender', { language: 'en', theme: 'light' }, { width: 1280, height: 800 })
  const seat = await sit('officer-2', { language: 'en', theme: 'light' }, { width: 1280, height: 800 })
  await sendToPost('wrong', 'station-2')
  await seat.page.locator('#incident-wrong').click()
  const words = wordsOf('en')
  await seat.page.getByRole('button', { name: words.station.refuseShort }).waitFor()
  await seat.page.keyboard.press('Alt+Shift+KeyR')
  await seat.page.getByRole('dialog').waitFor()
  await shot(seat, 'station-refuse-en-light')
  await seat.page.keyboard.press('1')
  await seat.page.locator('#incident-wrong').waitFor({ state: 'visible' })
  await desk.page.locator('#incident-wrong').click()
  await desk.page.getByText(words.station.refused(words.trade.slipRefusals['out-of-area'])).waitFor()
  expect(await faults(desk.page)).toEqual([])
  await shot(desk, 'station-refused-en-light')
  await desk.context.close()
  await seat.context.close()
})

/** As the room hears it by radio. */
async function officerReports(callSign: string, status: 'acknowledged' | 'en-route' | 'on-scene' | 'available') {
  const officer = await http.signIn(house.url, 'officer', house.password)
  const body = { unit: callSign, status, slip: status === 'available' ? null : 'slip-ours', byRadio: true }
  await http.post(house.url, officer, { type: 'report-status', body })
}
