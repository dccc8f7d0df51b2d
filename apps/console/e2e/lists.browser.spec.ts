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

const dialogOf = ({ page }: Seat) => page.getByRole('dialog')
const press = (seat: Seat, name: string) => dialogOf(seat).getByRole('button', { name, exact: true }).click()
const nameOfTag = (seat: Seat, at: number) => dialogOf(seat).getByLabel('English', { exact: true }).nth(at)

async function openTags(): Promise<Seat> {
  const seat = await openSeat(browser, house.url, { language: 'en', theme: 'light' })
  await signIn(seat, 'keeper', house.password)
  await seat.page.keyboard.press(',')
  await press(seat, 'Types and lists')
  await press(seat, 'Tags')
  return seat
}

async function choose(seat: Seat, text: string): Promise<void> {
  await press(seat, 'CSV')
  const file = { name: 'tags.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
  await dialogOf(seat).locator('input[type=file]').setInputFiles(file)
}

describe('lists in the settings', () => {
  it('DR3 a file over unsaved changes asks; what was typed stays, and one key saves all', async () => {
    const seat = await openTags()
    await nameOfTag(seat, 0).fill('Typed here')
    await choose(seat, 'code,zh,en\nminor,甲,Of the file\nschool,乙,School of the file\n')
    await dialogOf(seat).getByText('One thing differs in both').waitFor()
    await press(seat, 'Take the file, keep mine where both differ')
    await expect.poll(() => nameOfTag(seat, 0).inputValue(), patience).toBe('Typed here')
    expect(await nameOfTag(seat, 1).inputValue()).toBe('School of the file')
    expect(await dialogOf(seat).getByRole('button', { name: /^Save/ }).count()).toBe(1)
    await seat.page.keyboard.press('Control+Enter')
    await dialogOf(seat)
      .getByText(/^Version 1/)
      .waitFor()
    await seat.context.close()
  })

  it('DR1 a file that was held against what somebody else has changed since says so', async () => {
    const [one, other] = [await openTags(), await openTags()]
    await choose(one, 'code,zh,en\nweapon,丙,Arms\n')
    await dialogOf(one).getByRole('button', { name: 'Take 1 change' }).waitFor()
    await nameOfTag(other, 3).fill('Hazardous goods')
    await other.page.keyboard.press('Control+Enter')
    await dialogOf(one).getByRole('alert').filter({ hasText: 'Meanwhile' }).waitFor()
    await press(one, 'Look at the file again')
    await dialogOf(one).getByRole('button', { name: 'Take 1 change' }).click()
    await expect.poll(() => nameOfTag(one, 3).inputValue(), patience).toBe('Hazardous goods')
    expect(await nameOfTag(one, 2).inputValue()).toBe('Arms')
    for (const { context } of [one, other]) await context.close()
  })
})
