import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { faults } from './axe.fixture.ts'
import { startHouse, type House } from './house.fixture.ts'
import { deskIsLive, openSeat, patience, signIn, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser
let seat: Seat

beforeAll(async () => {
  house = await startHouse()
  browser = await launchWithoutMap()
  seat = await openSeat(browser, house.url, { language: 'en', theme: 'light' })
  await signIn(seat, 'keeper', house.password)
  await seat.page.keyboard.press('Shift+Comma')
})

afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const dialog = () => seat.page.getByRole('dialog')
const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click()
const field = (name: string) => dialog().getByLabel(name, { exact: true })

describe('people, units and posts', () => {
  it('a new account gets its roles and a password that is shown once, and signs in with it', async () => {
    await press('New account')
    await field('Sign-in name').fill('zhao.li')
    await field('Dispatcher').check()
    await seat.page.keyboard.press('Control+Enter')
    const shown = dialog().locator('output code')
    const password = (await shown.textContent()) ?? ''
    expect(password).toMatch(/^\S{19}$/)
    const other = await openSeat(browser, house.url, { language: 'en', theme: 'light' })
    // it is good for one thing: choosing one's own
    await other.page.locator('input[autocomplete=username]').fill('zhao.li')
    await other.page.locator('input[autocomplete=current-password]').fill(password)
    await other.page.keyboard.press('Enter')
    await other.page.getByText('This password was set by somebody else.').waitFor()
    const folder = process.env['TOCSIN_SHOTS']
    if (folder !== undefined) await other.page.screenshot({ path: `${folder}/own-password-en.png` })
    expect(await faults(other.page, 'main')).toEqual([])
    for (const own of ['1234567890', 'eleven paper lanterns']) {
      await other.page.getByLabel('New password').fill(own)
      await other.page.getByLabel('The same again').fill(own)
      await other.page.keyboard.press('Enter')
      if (own === '1234567890') await other.page.getByText('one of the passwords that are tried first').waitFor()
    }
    await deskIsLive(other)
    await other.page.getByText('zhao.li').first().waitFor()
    await press('Disable')
    await press('Yes, do it')
    await other.page.locator('input[autocomplete=username]').waitFor()
    await other.context.close()
  })

  it('a unit is registered, changed, taken out of the fleet and brought back', async () => {
    await press('Units')
    await press('New unit')
    await field('Code').fill('x-9')
    await field('Call sign').fill('X9')
    await press('Save')
    // the form of what is there now, not the one that made it
    await dialog().getByRole('button', { name: 'Take out of the fleet' }).waitFor()
    await field('Call sign').fill('X10')
    await press('Save')
    await dialog().getByRole('button', { name: /^X10/ }).waitFor()
    await press('Take out of the fleet')
    await press('Yes, do it')
    await press('Bring back')
    await expect.poll(() => dialog().getByRole('button', { name: /^X10/ }).count(), patience).toBe(1)
  })

  it('a file is looked at before anything changes; what the table does not know is left out and said', async () => {
    await press('CSV')
    const text = 'account,login,roles,phone\nli-si,li.si,call-taker,13800000000\n'
    const file = { name: 'accounts.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
    await dialog().locator('input[type=file]').first().setInputFiles(file)
    await dialog().getByText('Left out, for the table has no such columns: phone').waitFor()
    await press('Take 1 change')
    await dialog().getByText('1 password was made').waitFor()
    await press('People')
    await expect
      .poll(
        () =>
          dialog()
            .getByRole('button', { name: /^li\.si/ })
            .count(),
        patience,
      )
      .toBe(1)
  })
})
