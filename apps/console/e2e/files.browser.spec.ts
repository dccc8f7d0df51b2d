import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { faults } from './axe.fixture.ts'
import { startHouse, type House } from './house.fixture.ts'
import { startRelay, type Relay } from './relay.fixture.ts'
import { deskIsLive, openSeat, patience, signIn, type Seat } from './seat.fixture.ts'

let house: House
let relay: Relay
let browser: Browser
/** sits at the end of the cable that will be cut */
let chief: Seat
let sender: Seat

beforeAll(async () => {
  house = await startHouse()
  relay = await startRelay(house.port)
  browser = await launchWithoutMap()
  await house.give({
    type: 'open-incident',
    body: { incident: 'fire', contact: null, type: 'dispute', priority: 2, place: null, placeTyped: null },
  })
  chief = await openSeat(browser, relay.url, { language: 'en', theme: 'dark' })
  sender = await openSeat(browser, house.url, { language: 'en', theme: 'light' })
  await signIn(chief, 'chief', house.password)
  await signIn(sender, 'sender', house.password)
  for (const { page } of [chief, sender]) {
    await page.locator('[role=option][id=incident-fire]').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('region', { name: 'Files' }).waitFor()
  }
})

afterAll(async () => {
  await browser?.close()
  await relay?.close()
  await house?.stop()
})

const filesOf = ({ page }: Seat) => page.getByRole('region', { name: 'Files' })
const text = (name: string, words: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words) })

it('is chosen by its key, seen at the other desk, and opened there', async () => {
  const choosing = chief.page.waitForEvent('filechooser')
  await chief.page.keyboard.press('Shift+F')
  await (await choosing).setFiles(text('Residents 三楼.txt', '301 王\n302 李'))
  await filesOf(sender).getByText('Residents 三楼.txt').waitFor()
  await filesOf(sender)
    .getByRole('button', { name: /^Open Residents/ })
    .press('Enter')
  await sender.page.getByRole('dialog').getByText('302 李').waitFor()
  expect(await sender.page.getByRole('dialog').innerText()).toMatch(/SHA-256 [\da-f]{64}/)
  await sender.page.keyboard.press('Escape')
})

it('is pasted as a picture and shown small and large', async () => {
  await chief.page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    const data = new DataTransfer()
    if (blob !== null) data.items.add(new File([blob], 'image.png', { type: 'image/png' }))
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  const row = filesOf(sender).getByRole('listitem').filter({ hasText: 'image.png' })
  await row.waitFor()
  await row.scrollIntoViewIfNeeded()
  const width = (image: string): Promise<number> =>
    sender.page
      .locator(image)
      .first()
      .evaluate((element) => (element instanceof HTMLImageElement ? element.naturalWidth : 0))
  await expect.poll(() => width('li img'), patience).toBe(300)
  await row.getByRole('button', { name: /^Open/ }).press('Enter')
  await expect.poll(() => width('[role=dialog] img'), patience).toBe(300)
  await sender.page.keyboard.press('Escape')
})

it('says that a program is none of the kinds, whatever it is called', async () => {
  await chief.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('MZ\0\0 a program, and more of it') })
  await filesOf(chief).getByRole('alert').getByText('Pictures, PDF, sound').waitFor()
  await filesOf(chief).getByRole('button', { name: 'Let go' }).press('Enter')
  await filesOf(chief).getByRole('alert').waitFor({ state: 'detached' })
  expect(await filesOf(sender).getByRole('listitem').count()).toBe(2)
})

it('F30 says so while the line is down, keeps the file in the form, and sends it once the line is back', async () => {
  relay.cut()
  await chief.page.locator('input[type=file]').setInputFiles(text('late.txt', 'written by candle light'))
  await filesOf(chief).getByRole('alert').getByText('The file waits here').waitFor()
  relay.mend()
  await deskIsLive(chief)
  await filesOf(chief).getByRole('button', { name: 'Send again' }).press('Enter')
  await filesOf(sender).getByText('late.txt').waitFor()
  await filesOf(chief).getByRole('alert').waitFor({ state: 'detached' })
  expect(await filesOf(chief).getByText('late.txt').count()).toBe(1)
})

it('is withdrawn with a reason, and stays for leaders alone', async () => {
  await filesOf(sender)
    .getByRole('button', { name: /^Withdraw late/ })
    .press('Enter')
  await sender.page.getByRole('dialog').getByRole('textbox').fill('of another incident')
  await sender.page.keyboard.press('Control+Enter')
  await filesOf(chief).getByText('Withdrawn by sender · of another incident').waitFor()
  await filesOf(sender).getByText('Withdrawn by sender').waitFor()
  expect(await filesOf(sender).getByText('late.txt').count()).toBe(0)
  expect(await filesOf(sender).getByText('of another incident').count()).toBe(0)
  expect(
    await filesOf(sender)
      .getByRole('button', { name: /^Open \(withdrawn\)/ })
      .isDisabled(),
  ).toBe(true)
  expect(
    await filesOf(chief)
      .getByRole('button', { name: /^Open late.txt/ })
      .isDisabled(),
  ).toBe(false)
})

it.each(['dark', 'light'] as const)('F35 has no serious fault on the card, %s', async (theme) => {
  const { page } = theme === 'dark' ? chief : sender
  await page.keyboard.press('a')
  await page.keyboard.type('half a line')
  expect(await faults(page, '[data-desk-panel=card]')).toEqual([])
})
