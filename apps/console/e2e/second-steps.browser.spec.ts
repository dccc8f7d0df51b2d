import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { startHouse, type House } from './house.fixture.ts'
import { openSeat, patience, signIn, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser
let desk: Seat

beforeAll(async () => {
  house = await startHouse()
  for (const [incident, type] of [
    ['odd', 'suspicious'],
    ['row', 'dispute'],
  ] as const)
    await house.give({
      type: 'open-incident',
      body: { incident, contact: null, type, priority: 2, place: null, placeTyped: null },
    })
  await house.give({ type: 'dispatch-unit', body: { slip: 'odd-1', incident: 'odd', unit: 'P1' } })
  browser = await launchWithoutMap()
  desk = await openSeat(browser, house.url, { language: 'en', theme: 'light' })
  await signIn(desk, 'chief', house.password)
  await desk.page.locator('#incident-odd').click()
  await desk.page.getByRole('region', { name: 'Recommended' }).waitFor()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const dialog = () => desk.page.getByRole('dialog')
/** A stroke after the other, and none waits until a window has been drawn; the letters after the first come all at once. */
async function burst([first = '', ...rest]: readonly string[]): Promise<void> {
  await desk.page.keyboard.press(first)
  await Promise.all(rest.map((stroke) => desk.page.keyboard.press(stroke)))
}

it('a list of 330 pixels shows the whole type, and what an incident without units waits for', async () => {
  const type = desk.page.locator('#incident-odd').getByText('Suspicious circumstances')
  const cut = await type.evaluate((span) => span.scrollWidth - span.clientWidth)
  expect(cut).toBeLessThanOrEqual(0)
  expect(await desk.page.locator('#incident-row').innerText()).toContain('No unit')
})

it('no key is lost that is typed before the field has the keyboard', async () => {
  const field = desk.page.getByRole('region', { name: 'Narrative' }).locator('textarea')
  await burst(['a', 'g', 'a', 's'])
  await expect.poll(() => field.inputValue(), patience).toBe('gas')
  await field.fill('')
  await field.blur()
})

it('a second step has the keyboard at once, and Escape closes the window and nothing behind it', async () => {
  await burst(['Shift+S', '1', 'n', 'o'])
  await dialog().getByRole('button', { name: 'Stand P1 down' }).waitFor()
  await expect.poll(() => dialog().locator('textarea').inputValue(), patience).toBe('no')
  await desk.page.keyboard.press('Escape')
  await dialog().getByRole('alert').waitFor()
  await desk.page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
  expect(await desk.page.locator('#incident-odd').getAttribute('aria-selected')).toBe('true')
})

it('DR26 who is like the unit that leaves stands first among those that may take over', async () => {
  await burst(['Shift+W', '1'])
  await dialog().getByText('Which unit takes over from P1?').waitFor()
  expect((await dialog().getByRole('button').allInnerTexts()).filter((text) => /[PE]\d/.test(text))[0]).toMatch(/P2/)
  await desk.page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
})

it('one sees where Tab has gone on the card', async () => {
  const order: { readonly seen: boolean; readonly said: string }[] = []
  await desk.page.getByRole('toolbar').getByRole('button').last().focus()
  for (let step = 0; step < 8; step += 1) {
    await desk.page.keyboard.press('Tab')
    const now = await desk.page.evaluate(() => {
      const at = document.activeElement
      const card = document.querySelector('section[aria-label="Incident"]')
      if (at === null || card === null || !card.contains(at)) return null
      const { outlineStyle, boxShadow } = getComputedStyle(at)
      return {
        seen: outlineStyle !== 'none' || boxShadow !== 'none',
        said: `${at.tagName} ${at.textContent?.slice(0, 30) ?? ''}`,
      }
    })
    if (now === null) break
    order.push(now)
  }
  expect(order.length).toBeGreaterThan(3)
  expect(order.filter(({ seen }) => !seen)).toEqual([])
})
