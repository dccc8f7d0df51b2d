import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { startHouse, type House } from './house.fixture.ts'
import { boardOf, deskIsLive, openSeat, patience, signIn, type Look, type Seat } from './seat.fixture.ts'

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

async function sit(login: 'taker' | 'sender' | 'chief', look: Look): Promise<Seat> {
  const seat = await openSeat(browser, house.url, look)
  await signIn(seat, login, house.password)
  return seat
}
const timelineAnswer = z.object({ events: z.array(z.object({ type: z.string(), data: z.unknown() })) })
const clocksIn = z.object({ clocks: z.object({ rung: z.number() }) })
const english = { language: 'en', theme: 'dark' } as const

/** Counts strokes: a chord is one; `type` is what the caller says, which is not counted. */
function keyboardOf(page: Page) {
  let count = 0
  return {
    press: async (key: string) => {
      count += 1
      await page.keyboard.press(key)
    },
    type: (text: string) => page.keyboard.type(text),
    count: () => count,
    reset: () => {
      count = 0
    },
  }
}
const ringing = ({ page }: Seat, count: number) => page.getByText(`Ringing ${count}`, { exact: true }).waitFor()
const form = ({ page }: Seat) => page.locator('form[data-keys=form]')

describe('one person at night', () => {
  it('gets three calls in twenty seconds: one silent, one misrouted, one real, without a mouse', async () => {
    const seat = await sit('chief', english)
    const { page } = seat
    const keys = keyboardOf(page)
    await house.ring('555-0101')
    await house.ring('555-0102')
    await house.ring('555-0103')
    await ringing(seat, 3)

    // silent: two keys after it was taken
    await keys.press('F8')
    await form(seat).waitFor()
    keys.reset()
    await keys.press('F4')
    await page.getByText('End without an incident: why?').waitFor()
    await keys.press('s')
    await page.getByText('Call ended: Silent call').waitFor()
    expect(keys.count()).toBe(2)
    await ringing(seat, 2)

    // misrouted: handed to 120 and parked meanwhile, since it stays here until they have signed
    await keys.press('F8')
    await form(seat).waitFor()
    await keys.press('Alt+b')
    await page.getByRole('dialog', { name: 'Phone book' }).waitFor()
    await keys.type('120')
    await keys.press('Enter')
    await page.getByRole('link', { name: '120' }).waitFor()
    expect(await page.getByRole('link', { name: '120' }).getAttribute('href')).toBe('tel:120')
    await keys.press('m')
    await page.getByText('Ambulance centre, misrouted: not signed').waitFor()
    await keys.press('F4')
    await keys.press('o')
    await page.getByText(/has not signed yet/).waitFor()
    await keys.press('F7')
    await keys.press('c')
    await form(seat).waitFor()
    await keys.press('F3')
    await page.getByText(/^parked · with me/).waitFor()

    // real: created and sent in one, the caller still on the line
    keys.reset()
    await keys.press('F8')
    await form(seat).waitFor()
    await keys.type(house.place)
    await page.locator('[role=option]:not([id^=incident-]):not([id^=unit-])').first().waitFor()
    await keys.press('Enter')
    await page.locator('p[data-chosen=true]').waitFor()
    await keys.press('Tab')
    for (const letter of 'jzhz') await keys.press(letter)
    await keys.press('Enter')
    await page.getByRole('button', { name: /^Create and send E1/ }).waitFor()
    await keys.press('Tab')
    await keys.press('Tab')
    await keys.type('smoke on the third floor')
    await keys.press('Control+Shift+Enter')
    await expect.poll(async () => (await boardOf(seat)).join(), patience).toContain('E1')
    const strokes = keys.count()
    expect(strokes).toBeLessThanOrEqual(12)

    // they have signed: the misrouted one ends here
    await keys.press('Alt+Shift+B')
    await page.getByText('What did Ambulance centre say?').waitFor()
    await keys.press('s')
    await expect.poll(() => page.getByText(/parked/).count(), patience).toBe(0)
    await ringing(seat, 0)
    await seat.context.close()
  })
})

describe('a call that nobody took', () => {
  it('is to be rung back, which contact safety may forbid', async () => {
    const seat = await sit('taker', english)
    const { page } = seat
    const contact = await house.ring('555-0111')
    await ringing(seat, 1)
    await house.hangUp(contact)
    await page.getByText('To ring back').waitFor()
    await page.keyboard.press('Alt+F8')
    await page.getByRole('link', { name: '555-0111' }).waitFor()
    await page.keyboard.press('n')
    await page.getByText('tried once · no answer').waitFor()

    await house.give({ type: 'set-contact-safety', body: { contact, rule: 'none' } })
    await page.getByText(/do not contact/).waitFor()
    await page.keyboard.press('Alt+F8')
    await page.getByText('The caller must not be called.').waitFor()
    expect(await page.getByRole('link', { name: '555-0111' }).count()).toBe(0)
    await page.keyboard.press('r')
    await page.keyboard.press('Escape')

    await house.give({ type: 'set-contact-safety', body: { contact, rule: 'free' } })
    await expect.poll(() => page.getByText(/do not contact/).count(), patience).toBe(0)
    await page.keyboard.press('Alt+F8')
    await page.getByRole('link', { name: '555-0111' }).waitFor()
    await page.keyboard.press('r')
    await form(seat).waitFor()
    await page.keyboard.press('Alt+s')
    await page.keyboard.press('t')
    await page.getByText('text only').first().waitFor()
    await page.keyboard.press('F4')
    await page.keyboard.press('a')
    await page.getByText('Call ended: Abandoned').waitFor()
    await seat.context.close()
  })
})

describe('a flooding number', () => {
  it('is proposed after some calls, ranks last by one key, and what called before is shown', async () => {
    const seat = await sit('taker', english)
    const { page } = seat
    for (let n = 0; n < 4; n += 1) await house.ring('555 0199')
    const other = await house.ring('555-0120')
    await ringing(seat, 5)
    await page.keyboard.press('F8')
    await form(seat).waitFor()
    await page.getByText('4 calls from this number just now').waitFor()
    await page.keyboard.press('Alt+f')
    // the three that still ring stand behind the one that rang after them
    await page.getByText('Flooding · ranks last').nth(3).waitFor()
    await page.keyboard.press('F4')
    await page.keyboard.press('n')
    await page.keyboard.press('F8')
    await form(seat).waitFor()
    await expect.poll(() => page.getByLabel("Caller's number").inputValue(), patience).toBe('555-0120')
    await page.keyboard.press('F4')
    await page.keyboard.press('w')
    expect(other).not.toBe('')
    for (let n = 3; n > 0; n -= 1) {
      await ringing(seat, n)
      await page.keyboard.press('F8')
      await form(seat).waitFor()
      await page.keyboard.press('F4')
      await page.keyboard.press('n')
    }
    await ringing(seat, 0)
    await page.getByText('Call ended: Nuisance').last().waitFor()
    await seat.context.close()
  })
})

describe('a caller who does not know where they are', () => {
  it('is measured closer and closer: each with who measured and how far off, the best by one key, nothing by itself', async () => {
    const seat = await sit('chief', english)
    const { page } = seat
    const contact = await house.ring('555-0140')
    await ringing(seat, 1)
    await page.keyboard.press('F8')
    await form(seat).waitFor()
    const fixes = page.getByRole('list', { name: 'Where the caller was measured to be' }).getByRole('listitem')
    const { lon, lat } = house.placeAt
    await house.locate(contact, { lon: lon + 0.01, lat }, 1500)
    await fixes.first().getByText('± 1.5 km').waitFor()
    await house.locate(contact, { lon, lat }, 12)
    await fixes.first().getByText('± 12 m').waitFor()
    expect(await fixes.allInnerTexts()).toEqual([
      expect.stringContaining('from the handset'),
      expect.stringContaining('from the network'),
    ])
    // a coarse one that comes late changes nothing of what is proposed
    await house.locate(contact, { lon: lon + 0.02, lat }, 3000)
    await expect.poll(() => fixes.count(), patience).toBe(3)
    expect(await fixes.first().innerText()).toContain('± 12 m')
    expect(await page.locator('p[data-chosen=true]').count()).toBe(0)
    await page.keyboard.press('Alt+p')
    await page.locator('p[data-chosen=true]').first().waitFor()
    await page.keyboard.press('F4')
    await page.keyboard.press('s')
    await seat.context.close()
  })
})

describe('a desk that dies', () => {
  it('loses its call to nobody: another takes it over by one key, and both are told', async () => {
    const dying = await sit('taker', english)
    const other = await sit('chief', english)
    await house.ring('555-0130')
    await ringing(dying, 1)
    await dying.page.keyboard.press('F8')
    await form(dying).waitFor()
    await other.page.getByText('with taker').first().waitFor()
    await dying.context.setOffline(true)
    await dying.page.goto('about:blank')
    await other.page.getByText("taker's desk is gone").waitFor()
    await other.page.keyboard.press('Control+F8')
    await form(other).waitFor()
    await other.page.getByText('Taken over from taker. They are told.').waitFor()
    await dying.context.setOffline(false)
    await dying.page.goto(house.url)
    await deskIsLive(dying)
    await expect.poll(() => dying.page.getByText('call is with chief').count(), patience).toBe(1)
    await other.page.keyboard.press('F4')
    await other.page.keyboard.press('s')
    await dying.context.close()
    await other.context.close()
  })
})

describe('a server that is killed in the middle of a call', () => {
  it('takes no letter: the form goes on, says that it is not yet sent, and is sent with its own time', async () => {
    const seat = await sit('taker', english)
    const { page } = seat
    const idsOf = async () => (await boardOf(seat)).map((row) => row.split(' | ')[0] ?? '')
    const before = await idsOf()
    await page.keyboard.press('F2')
    await form(seat).waitFor()
    const began = Date.now()
    await page.keyboard.type('the kiosk at')
    await house.kill()
    await page.keyboard.type(' the bridge')
    await page.keyboard.press('Tab')
    await page.keyboard.type('jzhz')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('smoke, written without a server')
    await page.keyboard.press('Control+Enter')
    await page.getByText('not yet sent').first().waitFor()
    const sentBy = Date.now()
    await house.startAgain()
    await deskIsLive(seat)
    await expect.poll(async () => (await boardOf(seat)).length, patience).toBe(before.length + 1)
    await page.getByText('smoke, written without a server').first().waitFor()
    const row = (await idsOf()).find((each) => !before.includes(each))
    const text = await page.evaluate(
      async (incident) => {
        const answer = await fetch(`/api/incidents/${incident}/timeline`)
        return answer.text()
      },
      row?.replace('incident-', '') ?? '',
    )
    const { events } = timelineAnswer.parse(JSON.parse(text))
    const rung = clocksIn.parse(events.find(({ type }) => type === 'contact-opened')?.data).clocks.rung
    // by the desk's clock, whose distance from the server's is known to it
    expect(rung).toBeGreaterThan(began - 5000)
    expect(rung).toBeLessThan(sentBy)
    await seat.context.close()
  })
})

describe('a server with a newer program', () => {
  it('is told, and loaded by a key with the draft still there', async () => {
    const seat = await openSeat(browser, house.url, english)
    const { page } = seat
    const newer = '<!doctype html><script type="module" src="/assets/main-newer.js"></script>'
    await page.route(`${house.url}/`, (route) =>
      route.request().resourceType() === 'document'
        ? route.continue()
        : route.fulfill({ contentType: 'text/html', body: newer }),
    )
    await signIn(seat, 'taker', house.password)
    await page.getByText('A new version is there').waitFor()
    await page.keyboard.press('F2')
    await form(seat).waitFor()
    await page.getByLabel('What happened', { exact: true }).first().focus()
    await page.keyboard.type('smoke from the third floor')
    await page.unroute(`${house.url}/`)
    const loaded = page.waitForEvent('load')
    await page.keyboard.press('Alt+u')
    await loaded
    await deskIsLive(seat)
    await page.keyboard.press('c')
    await form(seat).waitFor()
    expect(await page.getByLabel('What happened', { exact: true }).first().inputValue()).toBe(
      'smoke from the third floor',
    )
    expect(await page.getByText('A new version is there').count()).toBe(0)
    await seat.context.close()
  })
})
