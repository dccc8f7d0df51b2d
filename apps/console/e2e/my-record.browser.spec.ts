import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchWithoutMap } from '../../../scripts/chromium.ts'
import { faults } from './axe.fixture.ts'
import { startHouse, type House } from './house.fixture.ts'
import { openSeat, signIn, type Look } from './seat.fixture.ts'

let house: House
let browser: Browser

const looks: readonly (Look & { readonly name: string })[] = [
  { language: 'zh-CN', theme: 'dark', name: '系统保存的本人信息' },
  { language: 'en', theme: 'light', name: 'What is held about me' },
]

beforeAll(async () => {
  house = await startHouse()
  browser = await launchWithoutMap()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

it('somebody reads by a key what is held about them, and saves all of it', async () => {
  for (const look of looks) {
    const seat = await openSeat(browser, `http://localhost:${house.port}/`, look)
    await signIn(seat, 'sender', house.password)
    await seat.page.keyboard.press('Alt+Shift+H')
    const window = seat.page.getByRole('dialog', { name: look.name })
    await window.getByText('sender', { exact: false }).first().waitFor()
    const acts = window.getByRole('list', { name: look.language === 'en' ? 'Your entries in the log' : '本人日志条目' })
    await acts.getByRole('listitem').first().waitFor()
    const folder = process.env['TOCSIN_SHOTS']
    if (folder !== undefined) await seat.page.screenshot({ path: `${folder}/my-record-${look.language}.png` })
    expect(await faults(seat.page, '[role=dialog]')).toEqual([])
    const saved = seat.page.waitForEvent('download')
    await window.getByRole('button', { name: /JSON/ }).click()
    const text = await readFile(await (await saved).path(), 'utf8')
    const file: unknown = JSON.parse(text)
    expect(file).toMatchObject({ account: { login: 'sender' } })
    expect(text).toContain('"type": "signed-in"')
    await seat.context.close()
  }
})
