import { createHmac } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { faults } from './axe.fixture.ts'
import { startHouse, type House } from './house.fixture.ts'
import { startIdentityProvider } from './identity-provider.fixture.ts'
import { deskIsLive, openSeat, signIn, type Look, type Seat } from './seat.fixture.ts'

let house: House
let browser: Browser
let provider: Awaited<ReturnType<typeof startIdentityProvider>>

/** Passkeys are bound to a name: the page is at localhost, not at an address. */
const page = (): string => `http://localhost:${house.port}/`

/** Pictures for the eye, where they are asked for. */
const shot = async (at: Page, name: string): Promise<void> => {
  const folder = process.env['TOCSIN_SHOTS']
  if (folder !== undefined) await at.screenshot({ path: `${folder}/${name}.png` })
}

beforeAll(async () => {
  provider = await startIdentityProvider({
    'wang.li': { groups: ['desk'] },
    'li.na': { groups: ['leads'] },
    visitor: { groups: ['visitors'] },
  })
  house = await startHouse({ TOCSIN_OIDC: provider.file })
  browser = await launchWithoutMap()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
  await provider?.stop()
})

const inChinese: Look = { language: 'zh-CN', theme: 'dark' }
const inEnglish: Look = { language: 'en', theme: 'light' }

/** A device with a fingerprint reader, as Chromium plays it; it holds its passkeys as long as the page is open. */
async function plugIn({ context, page: at }: Seat) {
  const devtools = await context.newCDPSession(at)
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
    credentials: async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    /** the finger is another one from now on */
    failFinger: () => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false }),
    /** a copy of the device, from before */
    setBack: async () => {
      const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId })
      for (const credential of credentials) {
        const { credentialId } = credential
        await devtools.send('WebAuthn.removeCredential', { authenticatorId, credentialId })
        await devtools.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credential, signCount: 1 } })
      }
    },
  }
}

const signOut = async ({ page: at }: Seat): Promise<void> => {
  await at.evaluate(() => fetch('/api/session', { method: 'DELETE' }))
  await at.goto(page())
  await at.locator('input[autocomplete=username]').waitFor()
}
const whoIsThere = ({ page: at }: Seat): Promise<string> =>
  at.evaluate(async () => {
    const { login } = (await (await fetch('/api/session')).json()) as { login: string }
    return login
  })

it('a passkey is made at the desk, and signs in without a name or a password', async () => {
  const seat = await openSeat(browser, page(), inChinese)
  await seat.page.setViewportSize({ width: 1920, height: 1080 })
  const device = await plugIn(seat)
  await signIn(seat, 'chief', house.password)
  const made = await seat.page.evaluate(async () => {
    const asked = await fetch('/api/my/passkeys/options', { method: 'POST' })
    const options = (await asked.json()) as PublicKeyCredentialCreationOptionsJSON
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
    const credential = await navigator.credentials.create({ publicKey })
    if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey')
    const body = JSON.stringify({ name: '指纹', response: credential.toJSON() })
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/api/my/passkeys', { method: 'POST', headers, body })).status
  })
  expect(made).toBe(200)
  const [held, ...others] = await device.credentials()
  expect([held?.rpId, held?.isResidentCredential, others]).toEqual(['localhost', true, []])

  await signOut(seat)
  const button = seat.page.getByRole('button', { name: '使用通行密钥登录' })
  await button.waitFor()
  await shot(seat.page, 'door-zh')
  expect(await faults(seat.page, 'main')).toEqual([])
  await button.focus()
  await seat.page.keyboard.press('Enter')
  await deskIsLive(seat)
  expect(await whoIsThere(seat)).toBe('chief')

  await signOut(seat)
  await device.setBack()
  await button.click()
  await seat.page.getByText('可能已被复制').waitFor()
  await shot(seat.page, 'copied-zh')
  await device.failFinger()
  await button.click()
  await seat.page.getByText('已取消或超时').waitFor()
  await seat.context.close()
})

async function throughProvider({ page: at }: Seat, login: string): Promise<void> {
  await at.getByRole('link', { name: 'Sign in through City sign-in' }).click()
  const asked = at.locator('input[name=login]')
  await asked.or(at.getByRole('button', { name: 'Finish signing in' })).waitFor()
  if (!(await asked.isVisible())) return
  await asked.fill(login)
  await at.locator('input[name=password]').fill('any')
  await at.getByRole('button', { name: 'Sign-in' }).click()
  await at.getByRole('button', { name: 'Continue' }).click()
}

it('somebody of the identity provider signs in by its own page, and is at the desk', async () => {
  const seat = await openSeat(browser, page(), inEnglish)
  await seat.page.getByRole('link', { name: 'Sign in through City sign-in' }).waitFor()
  await shot(seat.page, 'door-en')
  expect(await faults(seat.page, 'main')).toEqual([])
  await throughProvider(seat, 'wang.li')
  await deskIsLive(seat)
  expect(await whoIsThere(seat)).toBe('wang.li')
  expect(new URL(seat.page.url()).search).toBe('')
  await seat.context.close()
})

/** A code of an authenticator (RFC 6238), `steps` of 30 s from now. */
function codeOf(secret: string, steps: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = Array.from(secret, (letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [])
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const mac = createHmac('sha1', key).update(step).digest()
  const at = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(at) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}

it('where the role asks for a second factor, one is set up at the door after the provider, and asked for the next time', async () => {
  const keeper = await openSeat(browser, page(), inEnglish)
  await signIn(keeper, 'keeper', house.password)
  const changed = await keeper.page.evaluate(async () => {
    const command = { type: 'change-settings', body: { signIn: { secondFactorRoles: ['shift-leader'] } } }
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ id: crypto.randomUUID(), ...command })
    return (await fetch('/api/commands', { method: 'POST', headers, body })).status
  })
  expect(changed).toBe(200)
  await keeper.context.close()

  const seat = await openSeat(browser, page(), inEnglish)
  await throughProvider(seat, 'li.na')
  await seat.page.getByAltText('Code to scan with an authenticator').waitFor()
  expect(await faults(seat.page, 'main')).toEqual([])
  await shot(seat.page, 'new-factor-en')
  const secret = (await seat.page.locator('section code').innerText()).trim()
  await seat.page.getByLabel('Code of the authenticator').fill('000000')
  await seat.page.keyboard.press('Enter')
  await seat.page.getByText('The code is wrong').waitFor()
  await seat.page.getByLabel('Code of the authenticator').fill(codeOf(secret, 0))
  await seat.page.keyboard.press('Enter')
  const written = seat.page.getByRole('button', { name: 'Written down' })
  await written.waitFor()
  expect(await seat.page.locator('section li').count()).toBe(10)
  expect(await faults(seat.page, 'main')).toEqual([])
  await shot(seat.page, 'recovery-en')
  await written.click()
  await deskIsLive(seat)

  await signOut(seat)
  await throughProvider(seat, 'li.na')
  // the provider knows her still, and asks her nothing
  await seat.page.getByLabel('Code of the authenticator').fill(codeOf(secret, 1))
  await shot(seat.page, 'code-en')
  await seat.page.getByRole('button', { name: 'Finish signing in' }).click()
  await deskIsLive(seat)
  expect(await whoIsThere(seat)).toBe('li.na')
  await seat.context.close()
})

it('who is in no group is told so at the door, and the address forgets it', async () => {
  const seat = await openSeat(browser, page(), inEnglish)
  await throughProvider(seat, 'visitor')
  await seat.page.getByRole('alert').getByText('You are in no group that works here.').waitFor()
  expect(seat.page.url()).toBe(page())
  await shot(seat.page, 'no-group-en')
  expect(await faults(seat.page, 'main')).toEqual([])
  await seat.context.close()
})
