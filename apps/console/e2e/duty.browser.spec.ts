import { randomUUID } from 'node:crypto'
import { wordsOf } from '@tocsin/ui/words'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { faults } from './axe.fixture.ts'
import { startHouse, type House } from './house.fixture.ts'
import { openSeat, patience, signIn, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser
let seat: Seat

/** Where pictures of the page go; nowhere unless it is said. */
const picturesIn = process.env['TOCSIN_PICTURES']
const words = wordsOf('en').duty

beforeAll(async () => {
  house = await startHouse()
  browser = await launchWithoutMap()
  seat = await openSeat(browser, house.url, { language: 'en', theme: 'light' })
  await signIn(seat, 'alone', house.password)
  expect(await give('grant-role', { account: 'chief', role: 'duty-leader' })).toBe(200)
})

/** Gives a command as who sits at the first seat; the status of its answer. */
const give = (type: string, body: object): Promise<number> =>
  seat.page.evaluate(
    async (command) =>
      (
        await fetch('/api/commands', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(command),
        })
      ).status,
    { id: randomUUID(), type, body, deviceAt: null, seat: null, exercise: false },
  )

afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

it('plans who leads today, tells a person at two places at once, and shows the leader on duty in the top bar', async () => {
  const { page } = seat
  const dialog = page.locator('[role=dialog]')
  await page.keyboard.press('Alt+Shift+d')
  await dialog.getByLabel(words.who).selectOption({ label: 'chief' })
  await dialog.getByLabel(words.from, { exact: true }).fill('00:00')
  await dialog.getByLabel(words.until, { exact: true }).fill('00:00')
  await dialog.getByLabel(words.number).fill('8001')
  await dialog.getByRole('button', { name: words.save, exact: false }).last().click()
  await expect.poll(() => dialog.locator('table td div b').allInnerTexts(), patience).toEqual(['chief'])
  // the same person at the same time: told, not forbidden
  await dialog.getByLabel(words.as).selectOption('seat')
  await dialog.getByLabel(words.seat, { exact: true }).fill('desk-1')
  await dialog.getByText(words.clashes('chief')).waitFor()
  await dialog.getByRole('button', { name: words.save, exact: false }).last().click()
  await expect.poll(() => dialog.getByText(words.clash, { exact: true }).count(), patience).toBe(2)
  expect(await faults(page, '[role=dialog]')).toEqual([])
  if (picturesIn !== undefined) await page.screenshot({ path: `${picturesIn}/duty-en-light.png` })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  const bar = page.locator('header')
  await bar.getByRole('link', { name: '8001' }).waitFor()
  expect(await bar.getByRole('link', { name: '8001' }).getAttribute('href')).toBe('tel:8001')
  expect(await bar.getByText('chief').first().isVisible()).toBe(true)
  expect(await faults(page, 'header')).toEqual([])
})

it('says to whoever is off duty whom to ask; counts down to the end of a shift; shrinks when it comes', async () => {
  expect(await give('change-settings', { onDutyRoles: ['dispatcher'] })).toBe(200)
  const other = await openSeat(browser, house.url, { language: 'zh-CN', theme: 'dark' })
  const zh = wordsOf('zh-CN').duty
  await signIn(other, 'sender', house.password)
  const banner = other.page.locator('[data-shift]')
  const standing = () => banner.getAttribute('data-shift')
  await expect.poll(standing, patience).toBe('off')
  expect(await banner.innerText()).toContain(zh.notOnDuty)
  expect(await banner.innerText()).toContain('chief')
  expect(await faults(other.page, '[data-shift]')).toEqual([])
  if (picturesIn !== undefined) await other.page.screenshot({ path: `${picturesIn}/off-duty-zh-dark.png` })

  const now = Date.now()
  const [from, until] = [now - 60_000, now + 10 * 60_000]
  const shift = { duty: randomUUID(), account: 'sender', place: { kind: 'seat', seat: 'desk-2' }, from, until }
  expect(await give('plan-duty', shift)).toBe(200)
  await expect.poll(standing, patience).toBe('soon')
  await expect.poll(() => banner.innerText(), patience).toMatch(/\b9:\d\d\b/)
  if (picturesIn !== undefined) await other.page.screenshot({ path: `${picturesIn}/shift-ends-zh-dark.png` })
  // nobody follows: whoever plans keeps them an hour longer by one key
  await seat.page.getByText('sender (desk-2) goes off at').waitFor()
  expect(await faults(seat.page, '[data-banner]')).toEqual([])
  if (picturesIn !== undefined) await seat.page.screenshot({ path: `${picturesIn}/nobody-follows-en-light.png` })
  await seat.page.keyboard.press('Alt+Shift+e')
  await seat.page.getByText('sender is on duty until').waitFor()
  await expect.poll(() => banner.count(), patience).toBe(0)
  expect(await give('withdraw-duty', { duty: shift.duty })).toBe(200)
  await expect.poll(standing, patience).toBe('off')
})
