import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, onTestFailed, TestRunner } from 'vitest'

export type Look = { readonly language: 'zh-CN' | 'en'; readonly theme: 'dark' | 'light' }

/** A person at a desk: a browser of their own, signed in, everything done by keyboard. */
export type Seat = { readonly context: BrowserContext; readonly page: Page }

/** Long enough for a busy machine; a condition that holds ends the wait at once. */
export const patience = { timeout: 90_000, interval: 100 }

/** A seat that a test opens for itself is closed when the test fails: a second try meets nobody who is still signed in from the first. */
export async function openSeat(browser: Browser, url: string, { language, theme }: Look): Promise<Seat> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: language })
  if (TestRunner.getCurrentTest() !== undefined) onTestFailed(() => context.close())
  context.setDefaultTimeout(patience.timeout)
  await context.addInitScript(
    (settings) => localStorage.setItem('tocsin-settings', settings),
    JSON.stringify({ language, theme }),
  )
  const page = await context.newPage()
  await page.goto(url)
  return { context, page }
}

export async function signIn({ page }: Seat, login: string, password: string): Promise<void> {
  await page.locator('input[autocomplete=username]').waitFor()
  await page.keyboard.type(login)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await deskIsLive({ page })
}

export const deskIsLive = async ({ page }: Pick<Seat, 'page'>): Promise<void> =>
  page.locator('output[data-state=live]').waitFor()

/** The board as this desk shows it: each incident with its place, stage and units. Ages differ by the moment of looking, what is news by who looks. */
export const boardOf = ({ page }: Seat): Promise<string[]> =>
  page.locator('[role=option][id^=incident-]').evaluateAll((rows) =>
    rows.map((row) => {
      const marks = [...row.querySelectorAll('[title]:not([data-news])')].map(
        (mark) => `${mark.getAttribute('title')}${mark.parentElement?.textContent ?? ''}`,
      )
      const texts = [...row.querySelectorAll('b, [data-missing]')].map(({ textContent }) => textContent)
      return [row.id, row.getAttribute('data-stage'), ...texts, ...marks].join(' | ')
    }),
  )

/** Waits until both desks show the same board, and that it is `incidents` long. Both have to be in one language. */
export async function expectSameBoard(one: Seat, other: Seat, incidents: number): Promise<void> {
  await expect.poll(async () => (await boardOf(one)).length, patience).toBe(incidents)
  await expect.poll(async () => differing(await boardOf(one), await boardOf(other)), patience).toEqual([])
}

const differing = (one: readonly string[], other: readonly string[]): string[] =>
  Array.from({ length: Math.max(one.length, other.length) }, (_, row) => `${one[row]} <> ${other[row]}`).filter(
    (_, row) => one[row] !== other[row],
  )

/** Takes a call by keyboard: the place, the type by pinyin initials, the words. Stops before it is sent. */
export async function writeCall({ page }: Seat, place: string, type: string, story: string): Promise<void> {
  await page.keyboard.press('F2')
  await page.locator('form[data-keys=form]').waitFor()
  await page.keyboard.type(place)
  await page.locator('[role=option]:not([id^=incident-]):not([id^=unit-])').first().waitFor()
  await page.keyboard.press('Enter')
  await page.locator('p[data-chosen=true]').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.type(type)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type(story)
}
