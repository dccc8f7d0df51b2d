import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { wordsOf, type Words } from '@tocsin/ui/words'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { startHouse, type House } from './house.fixture.ts'
import { compose, compound, pressWhileComposing } from './ime.fixture.ts'
import { boardOf, deskIsLive, openSeat, patience, signIn, type Look } from './seat.fixture.ts'

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

/** A desk that is worked by its keyboard alone; every stroke is counted but those that say what the caller said. */
type Desk = {
  readonly page: Page
  readonly words: Words
  readonly press: (...strokes: string[]) => Promise<void>
  /** what nobody can know beforehand, an address or words: not counted; `spelt`: as an input method is given it */
  readonly say: (text: string, spelt: string) => Promise<void>
  /** letters that stand for something, counted; an input method that is on composes them, and its Enter hands them over */
  readonly spell: (letters: string) => Promise<void>
  readonly strokes: () => number
}

async function sitDown(look: Look): Promise<Desk> {
  const seat = await openSeat(browser, house.url, look)
  await signIn(seat, 'chief', house.password)
  const { page } = seat
  const ime = look.language === 'zh-CN' ? await page.context().newCDPSession(page) : undefined
  let count = 0
  return {
    page,
    words: wordsOf(look.language),
    press: async (...strokes) => {
      for (const stroke of strokes) {
        count += 1
        await page.keyboard.press(stroke)
      }
    },
    say: (text, spelt) => (ime === undefined ? page.keyboard.type(text) : sayByInputMethod(ime, text, spelt)),
    spell: async (letters) => {
      count += letters.length + (ime === undefined ? 0 : 1)
      if (ime === undefined) return page.keyboard.type(letters)
      await compose(ime, letters)
      await pressWhileComposing(ime, 'Enter')
      await compound(ime, letters)
    },
    strokes: () => count,
  }
}

/** Words in the making; a digit, the space and Enter belong to them and to nothing of the desk. */
async function sayByInputMethod(ime: CDPSession, text: string, spelt: string): Promise<void> {
  await compose(ime, spelt.slice(0, 2))
  await compose(ime, spelt)
  for (const key of ['Digit2', 'Enter', 'Space']) await pressWhileComposing(ime, key)
  await compound(ime, text)
}

const form = ({ page }: Desk) => page.locator('form[data-keys=form]')
const offer = ({ page }: Desk) => page.locator('[role=listbox] [role=option][aria-selected=true]:not([id^=incident-])')
const board = ({ page }: Desk): Promise<string[]> => boardOf({ page, context: page.context() })
const rowsOf = async (desk: Desk): Promise<string> => (await board(desk)).join()
const rowOf = async (desk: Desk, incident: string): Promise<string> =>
  (await board(desk)).find((row) => row.startsWith(`incident-${incident} |`)) ?? ''
const incidentsOf = async (desk: Desk): Promise<string[]> =>
  (await board(desk)).map((row) => /^incident-(\S+) /.exec(row)?.[1] ?? '')
const spokenOf = async ({ page }: Desk, incident: string): Promise<string> =>
  (await page.locator(`#incident-${incident} b`).first().innerText()).trim()
const selectedIn = async ({ page }: Desk): Promise<string> =>
  (await page.locator('[id^=incident-][aria-selected=true]').getAttribute('id'))?.replace('incident-', '') ?? ''

/** Writes what the caller says into the open form: where, what, and in so many words. */
async function writeDown(desk: Desk, type: string, story: readonly [text: string, spelt: string]): Promise<void> {
  const { page, press } = desk
  await form(desk).waitFor()
  await desk.say(house.place, 'yiyuan')
  await offer(desk).waitFor()
  await press('Enter')
  await page.locator('p[data-chosen=true]').waitFor()
  await press('Tab')
  await desk.spell(type)
  await press('Enter', 'Tab', 'Tab')
  await desk.say(...story)
}

/** The line that is written means what it should; Enter does it. */
async function command(desk: Desk, line: string, means: string): Promise<void> {
  const { page, press } = desk
  await press('Slash')
  await page.getByRole('combobox', { name: desk.words.commandLine.title }).waitFor()
  await page.keyboard.type(line)
  await page.locator('[role=option][aria-selected=true]', { hasText: means }).waitFor()
  await press('Enter')
}

const timeline = z.object({
  events: z.array(
    z.object({
      type: z.string(),
      at: z.number(),
      deviceAt: z.number().nullable(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
})
const asked = ({ page }: Desk, path: string): Promise<string> =>
  page.evaluate(async (from) => (await fetch(from)).text(), path)
const logOf = async (desk: Desk, incident: string) =>
  timeline.parse(JSON.parse(await asked(desk, `/api/incidents/${incident}/timeline`))).events

const looks: readonly Look[] = [
  { language: 'en', theme: 'dark' },
  { language: 'zh-CN', theme: 'light' },
]

const dialog = ({ page }: Desk) => page.getByRole('dialog')
const dialogGone = (desk: Desk) => dialog(desk).waitFor({ state: 'detached' })
async function open(desk: Desk, stroke: string): Promise<void> {
  await desk.press(stroke)
  await dialog(desk).waitFor()
}

/** The exchange rings, and the call is taken. */
async function takeCall(desk: Desk, number: string): Promise<void> {
  await house.ring(number)
  await desk.page.getByText(`${desk.words.callDesk.ringing} 1`, { exact: true }).waitFor()
  await desk.press('F8')
}

async function firstCall(desk: Desk): Promise<string> {
  const before = desk.strokes()
  await takeCall(desk, '555-0201')
  await writeDown(desk, 'jzhz', ['smoke from a window', 'yan'])
  await desk.page.getByRole('button', { name: /E1/ }).first().waitFor()
  await desk.press('Control+Shift+Enter')
  expect(desk.strokes() - before, 'strokes from the ring to the unit sent').toBeLessThanOrEqual(12)
  await expect.poll(() => rowsOf(desk), patience).toContain('E1')
  return selectedIn(desk)
}

/** By hand over the map, with why. */
async function moveByArrows(desk: Desk): Promise<void> {
  const { page, words, press } = desk
  await press('Shift+C')
  await page.getByText(words.mapTools.carryHint).waitFor()
  await press('ArrowRight', 'ArrowRight', 'ArrowUp', 'Enter')
  await dialog(desk).waitFor()
  await press('1')
  await dialogGone(desk)
}

async function moveByAddress(desk: Desk): Promise<void> {
  await open(desk, 'e')
  await desk.press('Tab', 'Tab')
  await desk.say(house.place, 'yiyuan')
  await offer(desk).waitFor()
  await desk.press('Enter', 'Control+Enter')
  await dialogGone(desk)
}

async function secondCall(desk: Desk): Promise<void> {
  await takeCall(desk, '555-0202')
  await writeDown(desk, 'jzhz', ['flames', 'huo'])
  await desk.page.getByRole('region', { name: desk.words.callForm.duplicates }).waitFor()
}

/** The unit is free, its feedback told and accepted, the incident closed. */
async function bringToAnEnd(desk: Desk, incident: string): Promise<void> {
  const { page, words, press } = desk
  await expect.poll(() => rowOf(desk, incident), patience).toContain(words.trade.statuses['on-scene'])
  await command(desk, 'e1 av', words.trade.statuses.available)
  await page.locator('[data-phase=due]').waitFor()
  await open(desk, 'f')
  await press('1', 'Control+Enter')
  await dialogGone(desk)
  await page.locator('[data-phase=filed]').waitFor()
  await open(desk, 'f')
  await press('Control+Enter')
  await dialogGone(desk)
  await close(desk, incident)
}

async function close(desk: Desk, incident: string): Promise<void> {
  await open(desk, 'x')
  await desk.press('h')
  await expect.poll(() => rowOf(desk, incident), patience).toBe('')
}

/** The fall-back pack of the last minute says so on its own, where there is no server and no network; no word of a caller. */
async function expectSheet(language: Look['language'], says: readonly string[]): Promise<void> {
  const file = async (): Promise<string> => {
    const names = await readdir(house.packDir)
    return join(house.packDir, names.find((name) => name.endsWith(`-${language}.html`)) ?? '')
  }
  await expect.poll(async () => readFile(await file(), 'utf8'), patience).toContain('E1')
  const context = await browser.newContext({ offline: true })
  const page = await context.newPage()
  await page.goto(pathToFileURL(await file()).href)
  const text = await page.locator('body').innerText()
  for (const each of says) expect(text).toContain(each)
  expect(text).not.toContain('smoke from a window')
  await context.close()
}

/** A line that was written by hand ten minutes ago; when. */
async function noteFromPaper(desk: Desk): Promise<number> {
  const { page, press } = desk
  const minuteMs = 60_000
  const at = Math.floor((Date.now() - 10 * minuteMs) / minuteMs) * minuteMs
  await press('a')
  await page.locator('[data-narrative-field]:focus').waitFor()
  await press('Alt+t')
  await page.locator('[data-paper]:focus').waitFor()
  await page.keyboard.type(new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short' }).format(at))
  await press('Enter')
  await page.locator('[data-narrative-field]:focus').waitFor()
  await desk.say('hydrant frozen', 'shuiguan')
  await press('Enter')
  await page.getByText('hydrant frozen').first().waitFor()
  await press('Escape', 'Escape')
  return at
}

/** What a shift leaves in the log, each thing once, but for what is written of a contact and the order among subjects. */
const once = {
  'contact-opened': 2,
  'contact-taken': 2,
  'incident-opened': 1,
  'contact-attached': 2,
  'slip-issued': 1,
  'incident-placed': 2,
  'alarm-level-set': 1,
  'run-progressed': 2,
  'feedback-filed': 1,
  'feedback-accepted': 1,
  'incident-closed': 1,
}
const countsOf = (log: readonly { readonly type: string }[]): Record<string, number> =>
  Object.fromEntries(Object.keys(once).map((type) => [type, log.filter((each) => each.type === type).length]))

describe.each(looks)('a whole shift by keyboard alone, $language', (look) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await sitDown(look)
  })
  afterAll(() => desk.page.context().close())

  it('a call that is no incident: two strokes', async () => {
    const { page, words, press, strokes } = desk
    await takeCall(desk, '555-0200')
    await form(desk).waitFor()
    const before = strokes()
    await press('F4')
    await page.getByText(words.callForm.endTitle).waitFor()
    await press('s')
    await page.getByText(words.callForm.ended(words.trade.endReasons.silent)).waitFor()
    expect(strokes() - before).toBe(2)
  })

  it('call, place, unit (at most 12 strokes), place corrected twice, duplicate, upgrade, feedback, close', async () => {
    const { words } = desk
    const incident = await firstCall(desk)
    await moveByArrows(desk)
    await moveByAddress(desk)
    await secondCall(desk)
    await desk.press('F9')
    await desk.page.getByText(words.callForm.joinedTo('#')).waitFor()
    await desk.press('Equal')
    await expect.poll(() => rowOf(desk, incident), patience).toContain(words.lists.alarmAt(2))
    await command(desk, 'e1 os', words.trade.statuses['on-scene'])
    await bringToAnEnd(desk, incident)
    expect(countsOf(await logOf(desk, incident))).toEqual(once)
  })

  it('F30 the same with the server killed in the middle: nothing lost, each thing once, with its own time; the sheet opens without it, and what was noted on it comes in', async () => {
    const { page, words, press } = desk
    const incident = await firstCall(desk)
    await moveByAddress(desk)
    await secondCall(desk)
    const cutAt = Date.now()
    await house.kill()
    await desk.say(' at the back', 'hou')
    await press('F9')
    await moveByArrows(desk)
    await press('Equal')
    await command(desk, 'e1 os', words.trade.statuses['on-scene'])
    await press('F2')
    await form(desk).waitFor()
    await desk.say('the kiosk at the bridge', 'qiaotou')
    await press('Tab')
    await desk.spell('zp')
    await press('Enter', 'Control+Enter')
    await page.getByText(words.connection.notYetSent).first().waitFor()
    const backAt = Date.now()
    await house.startAgain()
    await deskIsLive({ page })

    await expect.poll(async () => (await incidentsOf(desk)).length, patience).toBe(2)
    const other = (await incidentsOf(desk)).find((each) => each !== incident) ?? ''
    await command(desk, await spokenOf(desk, incident), '#')
    const place = look.language === 'en' ? house.placeEn : house.place
    await expectSheet(look.language, [place, 'E1', await spokenOf(desk, incident)])
    const notedAt = await noteFromPaper(desk)
    await bringToAnEnd(desk, incident)
    const log = await logOf(desk, incident)
    expect(countsOf(log)).toEqual(once)
    const fromPaper = log.filter(({ type, data }) => type === 'incident-noted' && data.onPaperAt === notedAt)
    expect(fromPaper).toHaveLength(1)
    const late = log.filter(({ deviceAt }) => deviceAt !== null && deviceAt >= cutAt && deviceAt <= backAt)
    expect(countsOf(late)).toEqual({
      ...Object.fromEntries(Object.keys(once).map((type) => [type, 0])),
      'contact-attached': 1,
      'incident-placed': 1,
      'alarm-level-set': 1,
      'run-progressed': 1,
    })
    for (const { at } of late) expect(at).toBeGreaterThan(backAt)
    expect(await asked(desk, `/api/incidents/${incident}/card`)).toContain('flames at the back')

    await command(desk, await spokenOf(desk, other), '#')
    await close(desk, other)
    expect((await logOf(desk, other)).filter(({ type }) => type === 'incident-opened')).toHaveLength(1)
  })
})
