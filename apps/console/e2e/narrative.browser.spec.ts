import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { startHouse, type House } from './house.fixture.ts'
import { compose, compound, pressWhileComposing } from './ime.fixture.ts'
import { startRelay, type Relay } from './relay.fixture.ts'
import { deskIsLive, openSeat, patience, signIn, type Seat } from './seat.fixture.ts'

let house: House
let relay: Relay
let browser: Browser
/** sits at the end of the cable that will be cut */
let taker: Seat
let sender: Seat

beforeAll(async () => {
  house = await startHouse()
  relay = await startRelay(house.port)
  browser = await launchWithoutMap()
  taker = await openSeat(browser, relay.url, { language: 'en', theme: 'dark' })
  sender = await openSeat(browser, house.url, { language: 'en', theme: 'light' })
  await signIn(taker, 'chief', house.password)
  await signIn(sender, 'sender', house.password)
  await house.give({
    type: 'open-incident',
    body: { incident: 'fire', contact: null, type: 'dispute', priority: 2, place: null, placeTyped: null },
  })
  await openCard(taker)
  await openCard(sender)
})

afterAll(async () => {
  await browser?.close()
  await relay?.close()
  await house?.stop()
})

async function openCard({ page }: Seat): Promise<void> {
  await page.locator('[role=option][id=incident-fire]').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.locator('[data-narrative-field]').waitFor()
}

const narrativeOf = ({ page }: Seat) => page.getByRole('region', { name: 'Narrative' })
const entriesOf = (seat: Seat): Promise<string[]> =>
  narrativeOf(seat).locator('li:not([data-phase]) > div > span').allInnerTexts()
const fieldOf = ({ page }: Seat) => page.locator('[data-narrative-field]')

it('shows others the line as it grows, marked as not sent, and takes it away when it is sent', async () => {
  await taker.page.keyboard.press('a')
  await taker.page.keyboard.type('Smoke from the')
  const growing = narrativeOf(sender).locator('li[data-phase=writing]')
  await growing.getByText('Smoke from the', { exact: true }).waitFor()
  expect(await growing.innerText()).toMatch(/writing, not sent/)
  await taker.page.keyboard.type(' cellar')
  await growing.getByText('Smoke from the cellar', { exact: true }).waitFor()
  await taker.page.keyboard.press('Enter')
  await growing.waitFor({ state: 'detached' })
  for (const seat of [taker, sender])
    await expect.poll(() => entriesOf(seat), patience).toEqual(['Smoke from the cellar'])
  expect(await fieldOf(taker).inputValue()).toBe('')
})

it('sends nothing with the Enter that ends a word in the making', async () => {
  const ime = await taker.context.newCDPSession(taker.page)
  await compose(ime, 'lou')
  await pressWhileComposing(ime, 'Enter')
  await compound(ime, '三楼')
  expect(await fieldOf(taker).inputValue()).toBe('三楼')
  await taker.page.keyboard.press('Enter')
  await expect.poll(() => entriesOf(sender), patience).toEqual(['Smoke from the cellar', '三楼'])
})

it('F30 what is written while the server is away waits, outlives the page, and comes once, in order, with its own time', async () => {
  relay.cut()
  await taker.page.getByText('not known to be current').or(taker.page.getByText('Data as of')).first().waitFor()
  await taker.page.keyboard.type('one by candle light')
  await taker.page.keyboard.press('Enter')
  await taker.page.keyboard.type('two by candle light')
  await taker.page.keyboard.press('Enter')
  await taker.page.keyboard.type('half a line')
  const waiting = narrativeOf(taker).locator('li[data-phase=sent]')
  await expect.poll(() => waiting.count(), patience).toBe(2)
  expect(await waiting.first().innerText()).toMatch(/not yet sent/)
  const written = await waiting.locator('time').first().getAttribute('datetime')
  await house.give({ type: 'note-incident', body: { incident: 'fire', note: 'meanwhile' } })

  relay.mend()
  await taker.page.reload()
  await deskIsLive(taker)
  await openCard(taker)
  const told = ['Smoke from the cellar', '三楼', 'meanwhile', 'one by candle light', 'two by candle light']
  for (const seat of [taker, sender]) await expect.poll(() => entriesOf(seat), patience).toEqual(told)
  expect(await fieldOf(taker).inputValue()).toBe('half a line')
  const answer = await taker.page.evaluate(async () => (await fetch('/api/incidents/fire/card')).text())
  expect(answer).toContain(`"deviceAt":${Date.parse(written ?? '')}`)
  expect(await narrativeOf(taker).locator('li[data-phase=sent]').count()).toBe(0)
})

it('puts an entry right by a further one that names it', async () => {
  await fieldOf(taker).fill('')
  const first = narrativeOf(taker).locator('li').first()
  await first.getByRole('button', { name: /Correct this entry/ }).press('Enter')
  expect(await fieldOf(taker).inputValue()).toBe('Smoke from the cellar')
  await fieldOf(taker).fill('Smoke from the attic')
  await taker.page.keyboard.press('Enter')
  await expect.poll(async () => (await entriesOf(sender)).at(-1), patience).toBe('Smoke from the attic')
  expect((await entriesOf(sender))[0]).toBe('Smoke from the cellar')
  expect(await narrativeOf(sender).locator('li').first().innerText()).toMatch(/corrected .* by chief/)
  expect(await narrativeOf(sender).locator('li').last().innerText()).toMatch(/corrects \d\d:\d\d/)
})
