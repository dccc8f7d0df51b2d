import { Secret, TOTP } from 'otpauth'
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

async function openMySignIn({ page: at }: Seat): Promise<void> {
  await at.keyboard.press('Alt+Shift+I')
  await at.getByRole('dialog').getByRole('listitem').first().waitFor()
}

/** A code of an authenticator, `steps` of 30 s from now. */
const codeOf = (secret: string, steps: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })

it('a passkey is made at the desk, and signs in without a name or a password', async () => {
  const seat = await openSeat(browser, page(), inChinese)
  await seat.page.setViewportSize({ width: 1920, height: 1080 })
  const device = await plugIn(seat)
  await signIn(seat, 'chief', house.password)
  await openMySignIn(seat)
  await seat.page.getByText('您还没有通行密钥。').waitFor()
  const add = seat.page.getByRole('button', { name: '添加通行密钥' })
  expect(await add.getAttribute('aria-disabled')).toBe('true')
  await seat.page.getByLabel('名称').fill('指纹')
  await add.click()
  await seat.page.getByText('从未使用').waitFor()
  await shot(seat.page, 'passkeys-zh')
  expect(await faults(seat.page, '[role=dialog]')).toEqual([])
  const [held, ...others] = await device.credentials()
  expect([held?.rpId, held?.isResidentCredential, others]).toEqual(['localhost', true, []])
  await seat.page.getByLabel('名称').fill('又一个')
  await add.click()
  await seat.page.getByText('本设备上已有').waitFor()

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

it('a passkey is renamed, and removed at the second press, after a fresh proof where one is asked for', async () => {
  const seat = await openSeat(browser, page(), inEnglish)
  const device = await plugIn(seat)
  await signIn(seat, 'sender', house.password)
  await openMySignIn(seat)
  await seat.page.getByLabel('What you call it').fill('Desk 3')
  await seat.page.getByRole('button', { name: 'Add a passkey' }).click()
  await seat.page.getByRole('button', { name: 'Rename' }).click()
  await seat.page.getByRole('listitem').getByLabel('What you call it').fill('Desk 4')
  await seat.page.keyboard.press('Enter')
  await seat.page.getByRole('listitem').getByText('Desk 4').waitFor()

  // as after ten minutes: the server is real again from the next question on
  const asksAgain = { type: 'urn:tocsin:problem:confirm-first', title: 'Prove that it is you', status: 403 }
  await seat.page.route('**/api/my/passkeys/*', (route) => route.fulfill({ status: 403, json: asksAgain }), {
    times: 1,
  })
  await seat.page.getByRole('button', { name: 'Remove' }).click()
  await seat.page.getByText('Desk 4 goes for good.').waitFor()
  await seat.page.getByRole('button', { name: 'Yes, do it' }).click()
  await seat.page.getByLabel('Password, or code').fill('not the one')
  await seat.page.keyboard.press('Enter')
  await seat.page.getByText('That is not it.').waitFor()
  await shot(seat.page, 'confirm-en')
  expect(await faults(seat.page, '[role=dialog]')).toEqual([])
  await seat.page.getByRole('button', { name: 'With a passkey' }).click()
  await seat.page.getByText('You have no passkey yet.').waitFor()
  expect(await device.credentials()).toHaveLength(1)

  await signOut(seat)
  await seat.page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await seat.page.getByText('This passkey is not known here.').waitFor()
  await seat.context.close()
})

/** The first step of the door, and nothing after it. */
async function signInBy({ page: at }: Seat, login: string, password: string): Promise<void> {
  await at.locator('input[autocomplete=username]').fill(login)
  await at.locator('input[autocomplete=current-password]').fill(password)
  await at.keyboard.press('Enter')
}

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
  await seat.page.getByLabel('Code that it shows').fill('000000')
  await seat.page.keyboard.press('Enter')
  await seat.page.getByText('The code is wrong').waitFor()
  await seat.page.getByLabel('Code that it shows').fill(codeOf(secret, 0))
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

it('an authenticator is set up at the desk, its code is asked for at the door, and a lost one is stood in for by a recovery code', async () => {
  const seat = await openSeat(browser, page(), inChinese)
  await seat.page.setViewportSize({ width: 1920, height: 1080 })
  await signIn(seat, 'taker', house.password)
  await openMySignIn(seat)
  const part = seat.page.getByRole('region', { name: '身份验证器' })
  await part.getByRole('button', { name: '设置' }).click()
  await part.getByAltText('供身份验证器扫描的二维码').waitFor()
  const secret = (await part.locator('code').innerText()).trim()
  await seat.page.keyboard.type('000000')
  await seat.page.keyboard.press('Enter')
  await part.getByText('验证码错误').waitFor()
  await shot(seat.page, 'authenticator-zh')
  expect(await faults(seat.page, '[role=dialog]')).toEqual([])
  await part.getByLabel('它显示的验证码').fill(codeOf(secret, 0))
  await seat.page.keyboard.press('Enter')
  await part.locator('li code').first().waitFor()
  const codes = await part.locator('li code').allInnerTexts()
  expect(codes).toHaveLength(10)
  await part.getByRole('button', { name: '已抄下' }).click()
  await part.getByText('剩余恢复码 10 个').waitFor()

  await signOut(seat)
  await signInBy(seat, 'taker', house.password)
  await seat.page.getByText('密码正确').waitFor()
  await shot(seat.page, 'code-zh')
  expect(await faults(seat.page, 'main')).toEqual([])
  await seat.page.keyboard.type(codeOf(secret, 0))
  await seat.page.keyboard.press('Enter')
  await seat.page.getByText('验证码错误').waitFor()
  await seat.page.keyboard.type(codes[0] ?? '')
  await seat.page.keyboard.press('Enter')
  await deskIsLive(seat)
  await openMySignIn(seat)
  await part.getByText('剩余恢复码 9 个').waitFor()
  await seat.page.getByText('密码和恢复码').waitFor()
  await part.getByRole('button', { name: '删除' }).click()
  await part.getByRole('button', { name: '确定' }).click()
  await part.getByText('尚未设置。').waitFor()
  await seat.context.close()
})

it('a password is changed after it was found too easy; other browsers are out at once', async () => {
  const seat = await openSeat(browser, page(), inEnglish)
  await signIn(seat, 'taker', house.password)
  const elsewhere = await openSeat(browser, page(), inEnglish)
  await signIn(elsewhere, 'taker', house.password)
  await openMySignIn(seat)
  await seat.page.getByRole('button', { name: 'Look again' }).click()
  const now = seat.page.getByRole('region', { name: 'Signed in now' })
  await expect.poll(() => now.getByRole('listitem').count()).toBeGreaterThan(1)
  const part = seat.page.getByRole('region', { name: 'Password', exact: true })
  await part.getByRole('button', { name: 'Change password' }).click()
  for (const [wanted, said] of [
    ['qwertyuiop', 'one of the passwords that are tried first'],
    ['a taker of calls', ''],
  ] as const) {
    await part.getByLabel('New password').fill(wanted)
    await part.getByLabel('The same again').fill(wanted)
    await seat.page.keyboard.press('Enter')
    if (said !== '') await part.getByText(said).waitFor()
  }
  await part.getByRole('button', { name: 'Change password' }).waitFor()
  await elsewhere.page.locator('input[autocomplete=username]').waitFor()
  await expect.poll(() => now.getByRole('listitem').count()).toBe(1)
  await shot(seat.page, 'my-sign-in-en')
  expect(await faults(seat.page, '[role=dialog]')).toEqual([])
  await elsewhere.context.close()

  await signOut(seat)
  await signInBy(seat, 'taker', 'a taker of calls')
  await deskIsLive(seat)
  await seat.context.close()
})

it('a PIN is set for the lock, and one that is easily guessed is not', async () => {
  const seat = await openSeat(browser, page(), inEnglish)
  await signIn(seat, 'sender', house.password)
  await openMySignIn(seat)
  const part = seat.page.getByRole('region', { name: 'PIN of the locked desk' })
  await part.getByRole('button', { name: 'Set a PIN' }).click()
  await seat.page.keyboard.type('123456')
  await seat.page.keyboard.press('Enter')
  await part.getByText('six to ten digits').waitFor()
  await part.getByLabel('New PIN').fill('402918')
  await seat.page.keyboard.press('Enter')
  await part.getByText('A PIN is set.').waitFor()
  await seat.page.keyboard.press('Escape')
  await seat.page.keyboard.press('Alt+Shift+L')
  await seat.page.getByLabel('PIN').fill('402918')
  await seat.page.keyboard.press('Enter')
  await deskIsLive(seat)
  expect(await whoIsThere(seat)).toBe('sender')
  await seat.context.close()
})

it('an administrator sees where somebody is signed in, and signs them out everywhere', async () => {
  const keeper = await openSeat(browser, page(), inEnglish)
  await signIn(keeper, 'keeper', house.password)
  const sender = await openSeat(browser, page(), inEnglish)
  await signIn(sender, 'sender', house.password)
  await keeper.page.keyboard.press('Shift+Comma')
  await keeper.page.getByRole('listitem').getByRole('button', { name: 'sender' }).click()
  const part = keeper.page.getByRole('region', { name: 'Sign-in' })
  await part.getByText('No authenticator.').waitFor()
  await shot(keeper.page, 'person-sign-in-en')
  expect(await faults(keeper.page, '[role=dialog]')).toEqual([])
  await part.getByRole('button', { name: 'Sign out everywhere' }).click()
  await part.getByRole('button', { name: 'Yes, do it' }).click()
  await sender.page.locator('input[autocomplete=username]').waitFor()
  await part.getByText('Nowhere.').waitFor()
  await keeper.context.close()
  await sender.context.close()
})
