import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { startHouse, type House } from './house.fixture.ts'
import { openSeat, patience, signIn, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser

beforeAll(async () => {
  house = await startHouse()
  browser = await launchWithoutMap()
})

afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const factorOf = ({ page }: Seat) => page.getByRole('dialog').locator('input').first()

async function openSettings(): Promise<Seat> {
  const seat = await openSeat(browser, house.url, { language: 'en', theme: 'light' })
  await signIn(seat, 'keeper', house.password)
  await seat.page.keyboard.press(',')
  await factorOf(seat).waitFor()
  return seat
}

describe('the settings window', () => {
  it('tells of another person’s change before anything is overwritten, and then saves by keyboard', async () => {
    const [one, other] = [await openSettings(), await openSettings()]
    await factorOf(one).fill('0.8')
    await factorOf(other).fill('0.9')
    await other.page.keyboard.press('Control+Enter')

    const clash = one.page.getByRole('alert').filter({ hasText: '1.00 → 0.90' })
    await clash.getByRole('button').first().click()
    await clash.waitFor({ state: 'detached' })
    await one.page.keyboard.press('Control+Enter')
    await expect.poll(() => factorOf(other).inputValue(), patience).toBe('0.8')
    for (const { context } of [one, other]) await context.close()
  })
})
