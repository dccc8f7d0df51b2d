import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { faults } from './axe.fixture.ts'
import { startHouse, type House } from './house.fixture.ts'
import { startRelay, type Relay } from './relay.fixture.ts'
import { openSeat, patience, signIn, type Seat } from './seat.fixture.ts'

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

/** A second of 440 Hz: RIFF, 8 kHz, 8 bits, one channel. */
function tone(): Buffer {
  const samples = Buffer.from(
    Array.from({ length: 8000 }, (_, n) => 128 + Math.round(60 * Math.sin((n / 8000) * 880 * Math.PI))),
  )
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}

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
  // by itself: nobody presses anything
  await filesOf(sender).getByText('late.txt').waitFor()
  await filesOf(chief).getByRole('alert').waitFor({ state: 'detached' })
  expect(await filesOf(chief).getByText('late.txt').count()).toBe(1)
})

it('says how much of it has gone, and is stopped on the way', async () => {
  // nothing answers for as long as it takes to look
  await chief.page.route('**/api/incidents/*/files/*', () => new Promise(() => undefined))
  await chief.page.locator('input[type=file]').setInputFiles(text('endless.txt', 'on and on'))
  const row = filesOf(chief).getByRole('listitem').filter({ hasText: 'endless.txt' })
  await row.getByText(/^\d+ %$/).waitFor()
  await row.getByRole('button', { name: 'Stop' }).press('Enter')
  await expect.poll(() => row.count(), patience).toBe(0)
  await chief.page.unroute('**/api/incidents/*/files/*')
})

it('that is a sound is heard in place, and never by itself', async () => {
  await chief.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'call.wav', mimeType: 'audio/wav', buffer: tone() })
  const row = filesOf(sender).getByRole('listitem').filter({ hasText: 'call.wav' })
  await row.getByRole('button', { name: /^Open/ }).press('Enter')
  const player = sender.page.getByRole('dialog').locator('audio')
  await player.waitFor()
  const isPlaying = () => player.evaluate((element) => element instanceof HTMLAudioElement && !element.paused)
  const lastsS = () => player.evaluate((element) => (element instanceof HTMLAudioElement ? element.duration : 0))
  await expect.poll(lastsS, patience).toBeCloseTo(1, 1)
  expect(await isPlaying()).toBe(false)
  await player.focus()
  await sender.page.keyboard.press('Space')
  await expect.poll(isPlaying, patience).toBe(true)
  await sender.page.keyboard.press('Escape')
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
