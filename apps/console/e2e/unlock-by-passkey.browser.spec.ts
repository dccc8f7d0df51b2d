import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { faults } from './axe.fixture.ts'
import { startHouse, type House } from './house.fixture.ts'
import { deskIsLive, openSeat, signIn, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser
let seat: Seat

/** Pictures for the eye, where they are asked for. */
const shot = async (name: string): Promise<void> => {
  const folder = process.env['TOCSIN_SHOTS']
  if (folder !== undefined) await seat.page.screenshot({ path: `${folder}/${name}.png` })
}
const locked = () => seat.page.getByRole('main', { name: 'Desk locked' })
const whoIsHere = (): Promise<string> =>
  seat.page.evaluate(async () => ((await (await fetch('/api/session')).json()) as { login: string }).login)

/** A device with a fingerprint reader, as Chromium plays it. */
async function plugIn() {
  const devtools = await seat.context.newCDPSession(seat.page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    isRightFinger: (isUserVerified: boolean) =>
      devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}
const makePasskey = (): Promise<number> =>
  seat.page.evaluate(async () => {
    const asked = await fetch('/api/my/passkeys/options', { method: 'POST' })
    const options = (await asked.json()) as PublicKeyCredentialCreationOptionsJSON
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
    const credential = await navigator.credentials.create({ publicKey })
    if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey')
    const body = JSON.stringify({ name: 'finger', response: credential.toJSON() })
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/api/my/passkeys', { method: 'POST', headers, body })).status
  })

beforeAll(async () => {
  house = await startHouse()
  browser = await launchWithoutMap()
  // passkeys are bound to a name
  seat = await openSeat(browser, `http://localhost:${house.port}`, { language: 'en', theme: 'light' })
  await signIn(seat, 'chief', house.password)
})

afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

it('a locked desk opens by a passkey of who locked it; with another finger it stays locked', async () => {
  const device = await plugIn()
  expect(await makePasskey()).toBe(200)
  await seat.page.keyboard.press('Alt+Shift+l')
  await locked().waitFor()
  const button = seat.page.getByRole('button', { name: 'Unlock with a passkey' })
  await button.waitFor()
  await shot('locked-passkey-light')
  expect(await faults(seat.page, 'main')).toEqual([])
  await device.isRightFinger(false)
  await button.click()
  await seat.page.getByText('it was cancelled, or took too long').waitFor()
  expect(await locked().count()).toBe(1)
  await device.isRightFinger(true)
  await button.click()
  await locked().waitFor({ state: 'detached' })
  await deskIsLive(seat)
})

it('another person takes the seat by a passkey, from the locked screen, with the call', async () => {
  await seat.page.getByTitle('Signed in as chief', { exact: false }).click()
  await seat.page.getByRole('menuitem', { name: 'Another person at this seat' }).click()
  await seat.page.getByLabel('Name of the person who takes the seat').fill('taker')
  await seat.page.getByLabel('Password', { exact: true }).fill(house.password)
  await seat.page.keyboard.press('Enter')
  await seat.page.getByText('taker has the seat now', { exact: false }).waitFor()
  await house.ring('555-0101')
  await seat.page.keyboard.press('Alt+Shift+l')
  await locked().waitFor()
  await seat.page.getByText('1 call is ringing').waitFor()
  await seat.page.keyboard.press('F8')
  const story = seat.page.locator('form[data-keys=form] textarea')
  await story.focus()
  await seat.page.keyboard.type('half a wo')
  await seat.page.keyboard.press('Alt+Shift+c')
  const byPasskey = seat.page.getByRole('button', { name: 'Take the seat with a passkey' })
  await byPasskey.waitFor()
  await shot('change-person-locked-light')
  expect(await faults(seat.page, 'main')).toEqual([])
  await byPasskey.click()
  await deskIsLive(seat)
  expect(await whoIsHere()).toBe('chief')
  await expect.poll(() => story.inputValue()).toBe('half a wo')
})
