import { randomUUID } from 'node:crypto'
import type { ChosenPlace } from '@tocsin/domain'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { startHouse, type House } from './house.fixture.ts'
import { openSeat, patience, signIn, type Look, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser

beforeAll(async () => {
  house = await startHouse()
  browser = await launchWithoutMap()
  const { placeAt: point } = house
  await open({ point, radiusM: 10, label: '临江县解放路7号', labelEn: '7 Jiefang Road, Linjiang', source: 'address' })
  await open({ point: { lon: point.lon + 3, lat: point.lat }, radiusM: 10, label: '县界外桥头', source: 'poi' })
})

afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const open = (place: ChosenPlace): Promise<void> =>
  house.give({
    type: 'open-incident',
    body: { incident: randomUUID(), contact: null, type: 'theft', priority: 3, place, placeTyped: null },
  })

async function deskIn(language: Look['language']): Promise<Seat> {
  const seat = await openSeat(browser, house.url, { language, theme: 'dark' })
  const areas = seat.page.waitForResponse((answer) => answer.url().endsWith('/api/city/areas'))
  await signIn(seat, 'chief', house.password)
  await (await areas).finished()
  await seat.page.locator('[id^=incident-]').nth(1).waitFor()
  return seat
}

const listOf = ({ page }: Seat) => page.locator('[data-desk-panel=incidents]')
const headsOf = (seat: Seat): Promise<string[]> => listOf(seat).locator('[data-group]').allTextContents()

describe('where things happen', () => {
  it('is told in the language of the desk in list and card; what has no English stays as the signs have it', async () => {
    const english = await deskIn('en')
    await expect.poll(() => listOf(english).textContent(), patience).toContain('7 Jiefang Road, Linjiang')
    expect(await listOf(english).textContent()).not.toContain('解放路')
    expect(await listOf(english).textContent()).toContain('县界外桥头')
    await listOf(english).getByText('7 Jiefang Road').click()
    const card = english.page.locator('[data-desk-panel=card]')
    await expect.poll(() => card.textContent(), patience).toContain('7 Jiefang Road, Linjiang')
    await english.context.close()

    const chinese = await deskIn('zh-CN')
    await expect.poll(() => listOf(chinese).textContent(), patience).toContain('解放路7号')
    expect(await listOf(chinese).textContent()).not.toContain('Jiefang')
    await chinese.context.close()
  })

  it('is grouped by beat in one key more, and kept to one by the window of views', async () => {
    const seat = await deskIn('zh-CN')
    const { page } = seat
    // by post, then by beat
    await page.keyboard.press('Alt+KeyG')
    await page.keyboard.press('Alt+KeyG')
    await expect.poll(() => headsOf(seat), patience).toHaveLength(2)
    const [beat = '', outside] = await headsOf(seat)
    expect(beat).toMatch(/警区|巡区/)
    expect(outside).toContain('不在任何巡区')
    await listOf(seat).getByText('解放路7号').click()
    await page.keyboard.press('Alt+KeyV')
    await page.getByRole('dialog').getByText('只看').nth(1).waitFor()
    await page.keyboard.press('KeyD')
    await page.keyboard.press('Escape')
    await expect.poll(() => listOf(seat).locator('[id^=incident-]').count(), patience).toBe(1)
    expect(await listOf(seat).textContent()).toContain('解放路7号')
    // kept over a reload, as every view
    await page.reload()
    await expect.poll(() => headsOf(seat), patience).toEqual([beat])
    expect(await listOf(seat).getByRole('group').getByRole('button').allTextContents()).toContain(
      `${beat.replace(/\s*\d+$/, '')} `,
    )
    await seat.context.close()
  })
})
