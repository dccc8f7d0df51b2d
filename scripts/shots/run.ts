import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { keys, type Action } from '../../apps/console/keys.ts'
import { launchChromium } from '../chromium.ts'
import { startTown, type Town } from './town.ts'

const usage = `npm run shots -- [--only NAME,NAME] [--sizes 1920x1080,1280x800] [--languages zh-CN,en] [--themes dark,light]
Photographs every screen of the console into shots/, which git ignores.`

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    sizes: { type: 'string', default: '1920x1080,1280x800' },
    languages: { type: 'string', default: 'zh-CN,en' },
    themes: { type: 'string', default: 'dark,light' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}
const out = join(import.meta.dirname, '../../shots')
const only = values.only?.split(',')

/** A screen, and how one gets there from the desk with an incident on the card. */
type Screen = { readonly name: string; readonly open: (page: Page) => Promise<void> }

/** What moves, sends or leaves shows no screen of its own. */
const showNothing: readonly Action[] = [
  'leave',
  'map-back',
  'map-forward',
  'map-contrast',
  'undo-on-map',
  'close-notice',
  'close-notices',
  'take-call',
  'next-incident',
  'previous-incident',
  'send-best',
  'send-numbered',
  'raise-alarm',
  'lower-alarm',
  'create',
  'create-and-send',
  'use-caller-place',
  'remember-name',
  'join-duplicate',
  'next-duplicate',
  'storey-up',
  'storey-down',
  'start-planned',
  'close-here',
  'go-list',
  'go-card',
  'go-rack',
  'go-form',
  'filter-list',
  'find-on-map',
  'load-new',
]

const isAction = (name: string): name is Action => name in keys

/** Everything that a key of the desk opens: what is added to the table of keys is photographed by itself. */
const ofKeys: readonly Screen[] = Object.entries(keys).flatMap(([action, { presses, scope }]) => {
  const press = presses.at(-1)
  if (!isAction(action) || showNothing.includes(action) || scope === 'form' || press === undefined) return []
  const stroke = [press.ctrl && 'Control', press.alt && 'Alt', press.shift && 'Shift', press.code].filter(Boolean)
  return [{ name: action, open: (page: Page) => page.keyboard.press(stroke.join('+')) }]
})

const screens: readonly Screen[] = [
  { name: 'desk', open: () => Promise.resolve() },
  {
    name: 'call-with-choices',
    async open(page) {
      await page.keyboard.press('F2')
      await page.locator('form[data-keys=form]').waitFor()
      await page.keyboard.type('renmin')
      await page.locator('[role=option]:not([id^=incident-])').first().waitFor()
    },
  },
  {
    name: 'command-line-send',
    async open(page) {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('d ')
    },
  },
  {
    name: 'menu',
    async open(page) {
      await page.locator('header button', { hasText: 'desk' }).click()
      await page.getByRole('menuitem').first().waitFor()
    },
  },
  ...ofKeys,
]

async function photograph(page: Page, { name, open }: Screen, folder: string): Promise<void> {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await open(page)
  // pictures and answers come a little later than the window
  await page.waitForTimeout(900)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

type Look = { readonly language: string; readonly theme: string; readonly size: string }

async function walk(browser: Browser, town: Town, { language, theme, size }: Look): Promise<number> {
  const [width = 1280, height = 800] = size.split('x').map(Number)
  const context = await browser.newContext({ viewport: { width, height }, locale: language })
  await context.addInitScript(
    ([one, other]) => localStorage.setItem('tocsin-settings', JSON.stringify({ language: one, theme: other })),
    [language, theme],
  )
  context.setDefaultTimeout(15_000)
  const folder = join(out, `${language}-${theme}-${size}`)
  mkdirSync(folder, { recursive: true })
  const page = await context.newPage()
  await page.goto(town.url)
  await page.locator('input[autocomplete=username]').waitFor()
  await page.screenshot({ path: join(folder, 'sign-in.png') })
  await page.keyboard.type('desk')
  await page.keyboard.press('Tab')
  await page.keyboard.type(town.password)
  await page.keyboard.press('Enter')
  await page.locator('[id^=incident-]').first().waitFor({ timeout: 120_000 })
  await page.keyboard.press('j')
  await page.waitForTimeout(3000)
  let failed = 0
  for (const screen of screens.filter(({ name }) => only === undefined || only.includes(name))) {
    try {
      await photograph(page, screen, folder)
    } catch (error) {
      failed += 1
      console.error(
        `${folder}: ${screen.name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
      )
    }
  }
  await context.close()
  console.log(`${folder}: ${screens.length - failed} screens`)
  return failed
}

rmSync(out, { recursive: true, force: true })
const town = await startTown()
const browser = await launchChromium()
let failed = 0
try {
  for (const size of values.sizes.split(','))
    for (const theme of values.themes.split(','))
      for (const language of values.languages.split(',')) failed += await walk(browser, town, { language, theme, size })
} finally {
  await browser.close()
  await town.stop()
}
process.exitCode = failed === 0 ? 0 : 1
