import type { Browser, WebSocketRoute } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { startHouse, type House } from './house.fixture.ts'
import { boardOf, openSeat, patience, signIn, writeCall, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser
let desk: Seat
/** what becomes of an order to open an incident on its way to the server */
let onOpening: (order: object, server: WebSocketRoute) => void
const pass = (order: object, server: WebSocketRoute): void => server.send(JSON.stringify(order))

const anyOrder = z.looseObject({ type: z.string().optional(), body: z.looseObject({}).optional() })

beforeAll(async () => {
  house = await startHouse()
  browser = await launchWithoutMap()
  desk = await openSeat(browser, house.url, { language: 'en', theme: 'dark' })
  onOpening = pass
  await desk.page.routeWebSocket(/\/api\/live/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => {
      const order = anyOrder.parse(JSON.parse(String(message)))
      if (order.type === 'open-incident') onOpening(order, server)
      else server.send(message)
    })
  })
  await desk.page.reload()
  await signIn(desk, 'chief', house.password)
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const card = () => desk.page.getByRole('region', { name: 'Incident', exact: true })
const offer = (unit: string) => desk.page.getByRole('status').filter({ hasText: `${unit} is free and planned for` })
const panel = () => desk.page.getByRole('region', { name: 'Recommended' })
const priorityOf = { urgent: 1, usual: 3, minor: 4 } as const
const open = (incident: string, priority: keyof typeof priorityOf) =>
  house.give({
    type: 'open-incident',
    body: { incident, contact: null, type: 'dispute', priority: priorityOf[priority], place: null, placeTyped: null },
  })
const select = async (incident: string): Promise<void> => {
  await desk.page.keyboard.press('l')
  await desk.page.locator(`#incident-${incident}`).click()
}

it('asks nothing about an incident that the server does not have yet, and says that it is being created', async () => {
  const asked: string[] = []
  const listen = (request: { url: () => string }): void => void asked.push(new URL(request.url()).pathname)
  desk.page.on('request', listen)
  const held: (() => void)[] = []
  onOpening = (order, server) => held.push(() => pass(order, server))
  await writeCall(desk, house.place, 'dispute', 'two men shout')
  await desk.page.keyboard.press('Control+Enter')
  await card().getByRole('status').filter({ hasText: 'being created' }).waitFor()
  // The next call is taken meanwhile: long enough for anything that would be asked.
  await writeCall(desk, house.place, 'dispute', 'a third one')
  expect(asked.filter((path) => path.startsWith('/api/incidents/'))).toEqual([])
  expect(await card().getByText('no longer on the board').count()).toBe(0)
  await desk.page.keyboard.press('Escape')

  await expect.poll(() => held.length, patience).toBe(1)
  onOpening = pass
  held[0]?.()
  await card().getByText('two men shout').first().waitFor()
  await card().getByRole('region', { name: 'Timeline' }).getByRole('listitem').first().waitFor()
  desk.page.off('request', listen)
})

it('shows nothing of an incident that was refused, and the call comes back', async () => {
  const held: (() => void)[] = []
  onOpening = (order, server) => {
    const { body, ...rest } = anyOrder.parse(order)
    held.push(() => pass({ ...rest, body: { ...body, contact: 'nobody-called' } }, server))
  }
  await writeCall(desk, house.place, 'dispute', 'a window was broken')
  await desk.page.keyboard.press('Control+Enter')
  await card().getByRole('status').filter({ hasText: 'being created' }).waitFor()
  await expect.poll(() => held.length, patience).toBe(1)
  held[0]?.()
  await card().getByText('No incident selected').waitFor()
  await desk.page.getByRole('alert').filter({ hasText: 'refused' }).first().waitFor()
  onOpening = pass
})

it('DR24 the offer that the key takes is the older of two as urgent, and only that one shows the key', async () => {
  await open('older', 'usual')
  await open('newer', 'usual')
  await house.give({ type: 'plan-unit', body: { slip: 'for-newer', incident: 'newer', unit: 'P1' } })
  await offer('P1').locator('kbd').waitFor()
  await house.give({ type: 'plan-unit', body: { slip: 'for-older', incident: 'older', unit: 'P2' } })
  await offer('P2').locator('kbd').waitFor()
  await expect.poll(() => offer('P1').locator('kbd').count(), patience).toBe(0)
  expect(await offer('P1').getByRole('button', { name: 'Send' }).count()).toBe(1)

  await desk.page.locator('body').press('Shift+N')
  await expect
    .poll(async () => (await boardOf(desk)).find((line) => line.startsWith('incident-older')), patience)
    .toMatch(/P2/)
  await offer('P2').waitFor({ state: 'detached' })
  // Nobody was sent by being offered; the key is now that of the next.
  expect((await boardOf(desk)).find((line) => line.startsWith('incident-newer'))).not.toMatch(/P1/)
  await offer('P1').locator('kbd').waitFor()
})

it('DR22 says that nobody else is on duty where all are planned already', async () => {
  for (const unit of ['P2', 'E1'])
    await house.give({ type: 'plan-unit', body: { slip: `newer-${unit}`, incident: 'newer', unit } })
  await select('newer')
  await desk.page.keyboard.press('Shift+P')
  await expect.poll(() => desk.page.getByRole('dialog').innerText(), patience).toContain('No other unit is on duty.')
  await desk.page.keyboard.press('Escape')
})

it('DR25 creating and sending in one says whom it does not take off other work, and which key does', async () => {
  await open('minor', 'minor')
  for (const unit of ['P1', 'P2']) {
    await house.give({ type: 'report-status', body: { unit, status: 'out-of-service', reason: 'meal' } })
    await house.give({ type: 'report-status', body: { unit, status: 'available' } })
    await house.give({ type: 'dispatch-unit', body: { slip: `minor-${unit}`, incident: 'minor', unit } })
  }
  await writeCall(desk, house.place, 'dispute', 'one has a knife')
  const form = desk.page.locator('form[data-keys=form]')
  await form.getByText(/Not done with it: divert P\d\. .*; D does it there\./).waitFor()
  await desk.page.keyboard.press('Control+Shift+Enter')
  await desk.page
    .getByRole('status')
    .filter({ hasText: /divert P\d/ })
    .first()
    .waitFor()
  await panel()
    .getByRole('button', { name: /Send .*divert P\d/ })
    .waitFor()
  expect((await boardOf(desk)).find((line) => line.startsWith('incident-minor'))).toMatch(/P1.*P2|P2.*P1/s)
})
