import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../../../scripts/chromium.ts'
import { startHouse, type House } from './house.fixture.ts'
import { startRelay, type Relay } from './relay.fixture.ts'
import {
  boardOf,
  deskIsLive,
  expectSameBoard,
  openSeat,
  patience,
  signIn,
  writeCall,
  type Seat,
} from './seat.fixture.ts'

let house: House
let relay: Relay
let browser: Browser
let taker: Seat
let sender: Seat

beforeAll(async () => {
  house = await startHouse()
  relay = await startRelay(house.port)
  browser = await launchChromium()
  // The call taker sits at the end of the cable that will be cut.
  taker = await openSeat(browser, relay.url, { language: 'zh-CN', theme: 'dark' })
  sender = await openSeat(browser, house.url, { language: 'zh-CN', theme: 'light' })
  await signIn(taker, 'taker', house.password)
  await signIn(sender, 'sender', house.password)
})

afterAll(async () => {
  await browser?.close()
  await relay?.close()
  await house?.stop()
})

it('one takes a call, the other sends: both see the same board', async () => {
  await writeCall(taker, house.place, 'jzhz', '厨房冒烟，老人还在里屋')
  await taker.page.keyboard.press('Control+Enter')
  await expectSameBoard(taker, sender, 1)

  await sender.page.keyboard.press('ArrowDown')
  await sender.page.locator('ol > li[data-suited=true] button').first().waitFor()
  await sender.page.keyboard.press('d')
  await expect.poll(async () => (await boardOf(sender)).join(), patience).toContain('E1')
  await expectSameBoard(taker, sender, 1)
})

it('shows what was said only to who opens the card, and what happened in order', async () => {
  await taker.page.keyboard.press('ArrowDown')
  await taker.page.getByText('厨房冒烟，老人还在里屋').first().waitFor()
  await taker.page.getByText('派出：E1').waitFor()
  const timeline = taker.page.getByRole('region', { name: '时间线' }).getByRole('listitem')
  const told = await timeline.allInnerTexts()
  const at = (word: string): number => told.findIndex((line) => line.includes(word))
  // The newest stands first.
  expect(at('派出：E1')).toBeLessThan(at('立警'))
  expect(at('立警')).toBeLessThan(at('来电呼入'))
})

it('throws to the only other desk that is there by one key: it is offered there, and taken up by one', async () => {
  await taker.page.keyboard.press('Alt+Shift+v')
  await taker.page.getByText('已飞投：sender').waitFor()
  await sender.page.getByText('taker 飞投').waitFor()
  await sender.page.keyboard.press('Alt+y')
  await expect.poll(() => sender.page.getByText('taker 飞投').count(), patience).toBe(0)
})

it('says that it is behind while the cable is cut, keeps what is done there, and catches up when it is mended', async () => {
  relay.cut()
  await taker.page.getByText('数据截至').waitFor()
  await house.give({ type: 'report-status', body: { unit: 'E1', status: 'en-route' } })
  await expect.poll(async () => (await boardOf(sender)).join(), patience).toContain('出动')

  // Nobody answers the place search now: what was typed is enough.
  await taker.page.keyboard.press('F2')
  await taker.page.locator('form[data-keys=form]').waitFor()
  await taker.page.keyboard.type('桥头小卖部')
  await taker.page.keyboard.press('Tab')
  await taker.page.keyboard.type('zp')
  await taker.page.keyboard.press('Enter')
  await taker.page.keyboard.press('Control+Enter')
  await taker.page.getByText('尚未发送').first().waitFor()
  expect((await boardOf(taker)).join()).not.toContain('出动')

  relay.mend()
  await deskIsLive(taker)
  await expectSameBoard(taker, sender, 2)
  expect((await boardOf(taker)).join()).toContain('出动')
})

it('F4 says who won the unit that was sent from here while the cable was cut, until somebody has read it', async () => {
  const chief = await openSeat(browser, relay.url, { language: 'zh-CN', theme: 'dark' })
  await signIn(chief, 'chief', house.password)
  await writeCall(chief, house.place, 'dispute', 'two men shout')
  await chief.page.keyboard.press('Control+Enter')
  const best = chief.page.getByRole('button', { name: /^派出 P\d$/ })
  await best.waitFor()
  const unit = (await best.innerText()).match(/P\d/)?.[0] ?? ''
  const [first] = (await boardOf(sender)).map((row) => row.split(' | ')[0]?.replace('incident-', '') ?? '')

  relay.cut()
  await chief.page.getByText('数据截至').waitFor()
  await chief.page.keyboard.press('d')
  await chief.page.getByText('1 条操作尚未发送').first().waitFor()
  await house.give({ type: 'dispatch-unit', body: { slip: 'the-first', incident: first ?? '', unit } })

  relay.mend()
  const refusal = chief.page.getByRole('alert').filter({ hasText: `${unit}已被派往 #` })
  await refusal.waitFor()
  await expectSameBoard(chief, sender, 3)
  expect(await refusal.innerText()).toMatch(/已被派往 #\d+/)
  await chief.context.close()
})
