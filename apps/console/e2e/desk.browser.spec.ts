import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium, launchWithoutMap } from '../../../scripts/chromium.ts'
import { compose, pressWhileComposing } from './ime.fixture.ts'
import { startHouse, type House } from './house.fixture.ts'
import { boardOf, openSeat, patience, signIn, writeCall, type Look, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser
let withMap: Browser

beforeAll(async () => {
  house = await startHouse()
  browser = await launchWithoutMap()
  withMap = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  await withMap?.close()
  await house?.stop()
})

async function sit(login: 'taker' | 'sender' | 'chief', look: Look, on = browser): Promise<Seat> {
  const seat = await openSeat(on, house.url, look)
  await signIn(seat, login, house.password)
  return seat
}

const formIsOpen = ({ page }: Seat): Promise<void> => page.locator('form[data-keys=form]').waitFor()
const value = ({ page }: Seat, label: string): Promise<string> =>
  page.getByLabel(label, { exact: true }).first().inputValue()

describe('a call that is being written down', () => {
  it('survives a page that dies: each key was kept', async () => {
    const seat = await sit('taker', { language: 'zh-CN', theme: 'dark' })
    await writeCall(seat, house.place, 'jzhz', '三楼阳台在冒烟')
    await seat.page.locator('[title="草稿已保存在本席"]').waitFor()
    const crashed = seat.page.waitForEvent('crash')
    seat.page.goto('chrome://crash').catch(() => undefined)
    await crashed
    await seat.page.close()

    const page = await seat.context.newPage()
    await page.goto(house.url)
    const again = { ...seat, page }
    await page.locator('output[data-state=live]').waitFor()
    await page.keyboard.press('c')
    await formIsOpen(again)
    expect(await value(again, '报警内容')).toBe('三楼阳台在冒烟')
    expect(await value(again, '案发地点')).toBe(house.place)
    expect(await value(again, '警情类别')).toBe('建筑火灾')
    await seat.context.close()
  })

  it('that nobody touched for a week is erased, whoever wrote it; a younger one stays', async () => {
    const seat = await sit('taker', { language: 'zh-CN', theme: 'dark' })
    const { page } = seat
    await writeCall(seat, house.place, 'jzhz', '三楼阳台在冒烟')
    await page.locator('[title="草稿已保存在本席"]').waitFor()
    const daysAgo = (days: number): number => Date.now() - days * 86_400_000
    const keyOf = (id: string): string => JSON.stringify(['somebody', id])
    /** leaves rows as somebody else's browser session did, and tells which are there */
    const rows = (put: readonly { readonly id: string; readonly writtenAt?: number }[]) =>
      page.evaluate(
        (left) =>
          new Promise<string[]>((resolve, reject) => {
            const opening = indexedDB.open('tocsin-drafts', 1)
            opening.addEventListener('error', () => reject(opening.error ?? new Error('no drafts')))
            opening.addEventListener('success', () => {
              const all = opening.result.transaction('drafts', 'readwrite').objectStore('drafts')
              for (const row of left) all.put(row, ['somebody', row.id])
              const keys = all.getAllKeys()
              keys.addEventListener('success', () => {
                opening.result.close()
                resolve(keys.result.map((key) => JSON.stringify(key)))
              })
            })
          }),
        put,
      )
    await rows([{ id: 'old', writtenAt: daysAgo(8) }, { id: 'young', writtenAt: daysAgo(6) }, { id: 'untold' }])
    expect(await rows([])).toEqual(expect.arrayContaining(['old', 'young', 'untold'].map(keyOf)))
    await page.reload()
    await page.locator('output[data-state=live]').waitFor()
    await expect.poll(() => rows([]), patience).not.toContain(keyOf('old'))
    const left = await rows([])
    expect(left).toEqual(expect.arrayContaining(['young', 'untold'].map(keyOf)))
    expect(left.some((key) => key.includes('"taker"'))).toBe(true)
    await seat.context.close()
  })

  it('is not sent, ended or left by keys of a composition', async () => {
    const seat = await sit('taker', { language: 'zh-CN', theme: 'dark' })
    const before = (await boardOf(seat)).length
    await writeCall(seat, house.place, 'jf', '')
    const ime = await seat.context.newCDPSession(seat.page)
    // The words in the making are still underlined when Enter takes them over, with and without Ctrl.
    await compose(ime, '有人打架')
    for (const modifiers of [0, 2]) await pressWhileComposing(ime, 'Enter', modifiers)
    await pressWhileComposing(ime, 'Escape', 0)
    await pressWhileComposing(ime, 'F4', 0)
    await ime.send('Input.insertText', { text: '有人打架' })
    await expect.poll(() => value(seat, '报警内容'), patience).toBe('有人打架')
    await formIsOpen(seat)
    expect(await boardOf(seat)).toHaveLength(before)

    await seat.page.keyboard.press('Control+Enter')
    await expect.poll(async () => (await boardOf(seat)).length, patience).toBe(before + 1)
    await seat.context.close()
  })

  it('ends without an incident in two keys, and leaves no draft', async () => {
    const seat = await sit('taker', { language: 'en', theme: 'light' })
    await seat.page.keyboard.press('n')
    await formIsOpen(seat)
    await seat.page.keyboard.press('F4')
    await seat.page.getByText('End without an incident: why?').waitFor()
    await seat.page.keyboard.press('s')
    await seat.page.getByText('Call ended: Silent call').waitFor()
    await expect.poll(() => draftsLeft(seat.page), patience).toBe(0)
    await seat.context.close()
  })
})

describe('a desk', () => {
  it('keeps a key that a person may not use, and says why', async () => {
    const seat = await sit('taker', { language: 'en', theme: 'dark' })
    await seat.page.keyboard.press('ArrowDown')
    const close = seat.page.getByRole('button', { name: 'Close', exact: true })
    await close.waitFor()
    expect(await close.getAttribute('aria-disabled')).toBe('true')
    await close.focus()
    await seat.page.getByText('You may not close incidents. Needs: Dispatcher, Shift leader, Duty leader.').waitFor()
    await seat.page.keyboard.press('x')
    expect(await seat.page.getByRole('dialog').count()).toBe(0)
    await seat.context.close()
  })
})

describe('a key', () => {
  it('that is meant for the form does nothing on the desk: radios, buttons, the reasons of an end', async () => {
    const seat = await sit('chief', { language: 'zh-CN', theme: 'dark' })
    const { page } = seat
    await page.locator('[role=option][id^=incident-]').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.locator('ol > li[data-suited=true] button').first().waitFor()
    const withoutAges = async (): Promise<string[]> =>
      (await boardOf(seat)).map((row) => row.replaceAll(/\d+:\d\d/g, ''))
    const before = await withoutAges()
    await writeCall(seat, house.place, 'jf', '')
    await page.locator('form input[type=radio]').first().focus()
    for (const key of ['1', 'd', 'x', 'p', 'n']) await page.keyboard.press(key)
    await page.getByRole('button', { name: '丢弃草稿' }).focus()
    for (const key of ['1', 'd', 'x', 'h']) await page.keyboard.press(key)
    await page.keyboard.press('F4')
    await page.getByText('不立警办结：原因？').waitFor()
    for (const key of ['1', 'd', 'x', 'h']) await page.keyboard.press(key)
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await page.getByText('发送中').count()).toBe(0)
    expect(await withoutAges()).toEqual(before)
    expect(await draftsLeft(page)).toBe(1)
    await seat.context.close()
  })

  it('asks for places near to what the map shows', async () => {
    const seat = await sit('chief', { language: 'zh-CN', theme: 'dark' }, withMap)
    const { page } = seat
    const nearOf = async (): Promise<number> => {
      const asked = page.waitForRequest(/\/api\/places\?/)
      await page.keyboard.type('a')
      const { searchParams } = new URL((await asked).url())
      const radius = Number(searchParams.get('radius') ?? NaN)
      return searchParams.has('lon') && searchParams.has('lat') ? radius : NaN
    }
    await page.locator('.maplibregl-canvas').waitFor()
    await page.keyboard.press('F2')
    await formIsOpen(seat)
    // Before the map has come there is nothing to lean to.
    await expect.poll(nearOf, patience).toBeGreaterThan(100)
    await seat.context.close()
  })

  it('chooses no place that was found for another text', async () => {
    const seat = await sit('chief', { language: 'zh-CN', theme: 'dark' })
    const { page } = seat
    await page.keyboard.press('F2')
    await formIsOpen(seat)
    await page.keyboard.type(house.place)
    await page.locator('[role=option]:not([id^=incident-]):not([id^=unit-])').first().waitFor()
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/api/places?*', async (route) => {
      await held
      await route.abort()
    })
    await page.keyboard.type('隔壁')
    await page.keyboard.press('Enter')
    release()
    await page.getByText('地点查询没有响应').waitFor()
    await page.keyboard.press('Enter')
    expect(await page.locator('p[data-chosen=true]').count()).toBe(0)
    await seat.context.close()
  })
})

describe('a window over the desk', () => {
  const instruct = async (seat: Seat): Promise<void> => {
    await seat.page.locator('[role=option][id^=incident-]').first().waitFor()
    await seat.page.keyboard.press('ArrowDown')
    await seat.page.getByRole('toolbar').waitFor()
    await seat.page.keyboard.press('p')
    await seat.page.getByRole('dialog').getByRole('textbox').fill('two more inside')
  }

  it('keeps what was typed from a stray click and the first Escape', async () => {
    const seat = await sit('chief', { language: 'en', theme: 'dark' })
    const { page } = seat
    await instruct(seat)
    await page.mouse.click(10, 700)
    await page.keyboard.press('Escape')
    await page.getByText('What you typed was not sent.').waitFor()
    expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toBe('two more inside')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await seat.context.close()
  })

  it('closes with a word when its subject leaves the board, and leaves the keyboard to the desk', async () => {
    const seat = await sit('chief', { language: 'en', theme: 'dark' })
    const { page } = seat
    await writeCall(seat, house.place, 'dispute', '')
    await page.keyboard.press('Control+Enter')
    await page.getByText(/^Incident #\d+ created$/).waitFor()
    await page.keyboard.press('e')
    await page.getByRole('dialog').waitFor()
    const row = await page.locator('[id^=incident-][aria-selected=true]').getAttribute('id')
    const incident = row?.replace('incident-', '') ?? ''
    await house.give({ type: 'close-incident', body: { incident, disposition: 'handled' } })
    await page.getByText('The window was closed.').waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Shift+Slash')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('F7')
    await page.getByText('The window was closed.').waitFor({ state: 'detached' })
    await seat.context.close()
  })
})

describe('a page that is loaded during an outage', () => {
  it('asks again until the server answers: whoever was signed in still is', async () => {
    const seat = await sit('taker', { language: 'en', theme: 'dark' })
    const { page } = seat
    await page.route('**/api/session', (route) => route.abort())
    await page.reload()
    await page.getByText('Trying again by itself.').waitFor()
    expect(await page.locator('input[autocomplete=username]').count()).toBe(0)
    await page.unroute('**/api/session')
    await page.locator('output[data-state=live]').waitFor()
    await seat.context.close()
  })
})

describe('the top bar', () => {
  it('lays nothing over anything else at any width, also while the server cannot be reached', async () => {
    const seat = await sit('chief', { language: 'en', theme: 'dark' })
    const { page } = seat
    const overlaps = () =>
      page.evaluate(() => {
        const parts = [...(document.querySelector('header')?.children ?? [])].filter((part) => part.clientWidth > 0)
        const boxes = parts.map((part) => ({ part, box: part.getBoundingClientRect() }))
        return boxes.flatMap(({ part, box }, index) => {
          const over = boxes
            .slice(index + 1)
            .filter(({ box: { left, right, top, bottom } }) => {
              const [across, down] = [
                Math.min(right, box.right) - Math.max(left, box.left),
                Math.min(bottom, box.bottom) - Math.max(top, box.top),
              ]
              return across > 1 && down > 1
            })
            .map((other) => `${part.textContent} / ${other.part.textContent}`)
          return box.right > innerWidth + 1 ? [...over, `${part.textContent} outside`] : over
        })
      })
    const atAllWidths = async (): Promise<void> => {
      for (const width of [640, 899, 900, 960, 1280, 1920]) {
        await page.setViewportSize({ width, height: 600 })
        await expect.poll(overlaps, patience).toEqual([])
      }
    }
    await atAllWidths()
    await house.kill()
    await page.locator('[data-banner]').waitFor()
    await atAllWidths()
    await house.startAgain()
    await page.locator('output[data-state=live]').waitFor()
    await seat.context.close()
  })
})

const draftsLeft = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const answered = <Result>(request: IDBRequest<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error('IndexedDB')))
      })
    const database = await answered(indexedDB.open('tocsin-drafts'))
    return answered(database.transaction('drafts').objectStore('drafts').count())
  })
