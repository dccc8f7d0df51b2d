import { wordsOf } from '@tocsin/ui/words'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { faults } from './axe.fixture.ts'
import { startHouse, type House } from './house.fixture.ts'
import { openSeat, patience, signIn, type Seat } from './seat.fixture.ts'
import * as http from './server.fixture.ts'

let house: House
let browser: Browser
let above: string
const zh = wordsOf('zh-CN')

/** Pictures for the eye, where they are asked for. */
const shot = async ({ page }: Seat, name: string): Promise<void> => {
  const folder = process.env['TOCSIN_SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}

/** A box about a point: so many degrees to each side. */
const box = (lon: number, lat: number, east: number, north = 0.05): [number, number][][][] => [
  [
    [
      [lon, lat - north],
      [lon + east, lat - north],
      [lon + east, lat + north],
      [lon, lat + north],
      [lon, lat - north],
    ],
  ],
]
const fileOf = (shape: readonly unknown[], name: string) => ({
  name: `${name}.geojson`,
  mimeType: 'application/geo+json',
  buffer: Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { name }, geometry: { type: 'MultiPolygon', coordinates: shape } }],
    }),
  ),
})

beforeAll(async () => {
  house = await startHouse()
  const password = await house.foundBeside('city', '青河市公安局', 'Qinghe City Police', '--kind', 'city')
  const next = await house.foundBeside('next', '邻县公安局', 'Next County Police', '--kind', 'neighbour')
  above = await http.signIn(house.url, 'city-admin', password, `${password}-chosen`)
  const nextAdmin = await http.signIn(house.url, 'next-admin', next, `${next}-chosen`)
  const { lon, lat } = house.placeAt
  await http.post(house.url, nextAdmin, { type: 'set-organisation-area', body: { area: box(lon - 0.01, lat, 0.08) } })
  browser = await launchWithoutMap()
})

afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

it('an administrator asks for a superior, which accepts; and reads the area from a file, after a look', async () => {
  const keeper = await openSeat(browser, house.url, { language: 'zh-CN', theme: 'dark' })
  const { page } = keeper
  await page.setViewportSize({ width: 1920, height: 1080 })
  await signIn(keeper, 'keeper', house.password)
  await page.keyboard.press('Shift+Comma')
  const window = page.getByRole('dialog')
  await window.getByRole('button', { name: zh.roll.tabs.tree }).click()
  await window.getByLabel(zh.organisations.kind).selectOption('county')
  await window.getByLabel(zh.organisations.askWhom).selectOption('city')
  await window.getByRole('button', { name: zh.organisations.ask, exact: true }).click()
  await window.getByText(zh.organisations.asked('青河市公安局')).waitFor()
  await http.post(house.url, above, { type: 'accept-subordinate', body: { subordinate: 'centre' } })
  await window.getByRole('button', { name: zh.organisations.end, exact: true }).waitFor()

  const { lon, lat } = house.placeAt
  const open = box(lon, lat, -0.1).map((polygon) => polygon.map((ring) => ring.slice(0, -1)))
  const input = window.locator('input[type=file]')
  await input.setInputFiles(fileOf(open, '城关'))
  await window.getByText(zh.organisations.faults['not-closed']('1 (城关)')).waitFor()
  await shot(keeper, 'tree-fault-zh-dark')
  await input.setInputFiles(fileOf(box(lon, lat, -0.1), '城关'))
  await window.getByText(/城关\.geojson：1 个要素/).waitFor()
  // a look at it: the strip that the neighbour claims too
  await window.getByText(/与邻县公安局重叠|邻县公安局与.*重叠/).waitFor()
  expect(await faults(page, '[role=dialog]')).toEqual([])
  await shot(keeper, 'tree-preview-zh-dark')
  // the map is looked at, and what was chosen is there when the window is opened again
  await window.getByRole('button', { name: zh.organisations.toMap }).click()
  await expect.poll(() => page.getByRole('dialog').count(), patience).toBe(0)
  await page.keyboard.press('Shift+Comma')
  await window.getByRole('button', { name: zh.roll.tabs.tree }).click()
  await window.getByText(/城关\.geojson：1 个要素/).waitFor()
  await window.getByRole('button', { name: zh.organisations.save('指挥中心') }).click()
  await window.getByText(/现辖区/).waitFor()
  await window.getByRole('button', { name: zh.organisations.remove }).waitFor()
  await shot(keeper, 'tree-zh-dark')
  await keeper.context.close()
})

it('the same in English on a light, smaller screen', async () => {
  const keeper = await openSeat(browser, house.url, { language: 'en', theme: 'light' })
  const { page } = keeper
  const { roll, organisations } = wordsOf('en')
  await signIn(keeper, 'keeper', house.password)
  await page.keyboard.press('Shift+Comma')
  await page.getByRole('dialog').getByRole('button', { name: roll.tabs.tree }).click()
  await page.getByText(/^Area now/).waitFor()
  await page.getByRole('button', { name: organisations.remove }).click()
  await page.getByText(organisations.removeAsk('Command centre')).waitFor()
  expect(await faults(page, '[role=dialog]')).toEqual([])
  await shot(keeper, 'tree-en-light')
  await keeper.context.close()
})

it("a place in another's area says so, and the key beside opens the hand-over with that one first; nothing is sent by itself", async () => {
  const { lon, lat } = house.placeAt
  const place = { label: house.place, point: { lon: lon + 0.02, lat }, source: 'map' as const, radiusM: 50 }
  const body = { incident: 'far', contact: null, type: 'dispute', priority: 3 as const, placeTyped: '桥东', place }
  await house.give({ type: 'open-incident', body })
  const seat = await openSeat(browser, house.url, { language: 'zh-CN', theme: 'dark' })
  const { page } = seat
  await page.setViewportSize({ width: 1920, height: 1080 })
  await signIn(seat, 'sender', house.password)
  await page.locator('#incident-far').click()
  await page.getByText(zh.organisations.liesIn('邻县公安局')).waitFor()
  await shot(seat, 'area-card-zh-dark')
  await page.keyboard.press('h')
  const dialog = page.getByRole('dialog')
  await expect
    .poll(() => dialog.locator('fieldset button').allInnerTexts(), patience)
    .toEqual([expect.stringContaining('邻县公安局'), expect.stringContaining('青河市公安局')])
  await shot(seat, 'area-hand-over-zh-dark')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+KeyI')
  await expect.poll(() => dialog.locator('select').first().inputValue(), patience).toBe('next')
  await page.keyboard.press('Escape')
  expect(await page.getByText(zh.card.handoverTo('邻县公安局')).count()).toBe(0)
  await seat.context.close()
})
