import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium } from '../chromium.ts'
import { leave, otherWindows, passCall, screens, type Screen } from './screens.ts'
import { startTown, type Town } from './town.ts'

const usage = `npm run shots -- [--only NAME,NAME] [--sizes 1920x1080,1280x800] [--wall 3840x2160,5120x1440] [--languages zh-CN,en] [--themes dark,light]
Photographs every screen of the console into shots/LANGUAGE-THEME-SIZE/, which git ignores; the wall in its own sizes too.
--only takes some of them (sign-in, panels, wall, fallback-pack, and the screens in scripts/shots/screens.ts); pictures of the others stay.
--list names them.`

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    sizes: { type: 'string', default: '1920x1080,1280x800' },
    wall: { type: 'string', default: '3840x2160,5120x1440' },
    languages: { type: 'string', default: 'zh-CN,en' },
    themes: { type: 'string', default: 'dark,light' },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help || values.list) {
  console.log(
    values.help ? usage : ['sign-in', 'panels', 'wall', 'fallback-pack', ...screens.map(({ name }) => name)].join(' '),
  )
  process.exit(0)
}
const out = join(import.meta.dirname, '../../shots')
const only = values.only?.split(',')
const isWanted = (name: string): boolean => only === undefined || only.includes(name)

type Look = { readonly language: string; readonly theme: string; readonly size: string }

function folderOf({ language, theme, size }: Look): string {
  const folder = join(out, `${language}-${theme}-${size}`)
  mkdirSync(folder, { recursive: true })
  return folder
}

let failed = 0

/** Takes one picture; what cannot be had is told, and the others are taken all the same. */
async function take(look: Look, name: string, shoot: (path: string) => Promise<unknown>): Promise<void> {
  const folder = folderOf(look)
  try {
    await shoot(join(folder, `${name}.png`))
  } catch (error) {
    failed += 1
    console.error(`${folder}: ${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
  }
}

// pictures and answers come a little later than the window
const settleMs = 900

async function photograph(page: Page, { open }: Screen, path: string): Promise<void> {
  await leave(page)
  await haveCard(page)
  await open(page)
  await page.waitForTimeout(settleMs)
  await page.screenshot({ path })
}

/** In a living town the incident on the card may have been closed meanwhile. */
async function haveCard(page: Page): Promise<void> {
  if (await page.locator('[id^=incident-][aria-selected=true]').isVisible()) return
  await page.keyboard.press('j')
  await page.locator('[data-desk-panel=card] [role=toolbar]').waitFor()
}

async function contextOf(browser: Browser, { language, theme, size }: Look): Promise<BrowserContext> {
  const [width = 1280, height = 800] = size.split('x').map(Number)
  const context = await browser.newContext({ viewport: { width, height }, locale: language })
  await context.addInitScript(
    ([one, other]) => localStorage.setItem('tocsin-settings', JSON.stringify({ language: one, theme: other })),
    [language, theme],
  )
  context.setDefaultTimeout(30_000)
  return context
}

async function signIn(context: BrowserContext, town: Town, look: Look): Promise<Page> {
  const page = await context.newPage()
  await page.goto(town.url)
  await page.locator('input[autocomplete=username]').waitFor()
  if (isWanted('sign-in')) await take(look, 'sign-in', (path) => page.screenshot({ path }))
  await page.keyboard.type('desk')
  await page.keyboard.press('Tab')
  await page.keyboard.type(town.password)
  await page.keyboard.press('Enter')
  await page.locator('[id^=incident-]').first().waitFor({ timeout: 120_000 })
  return page
}

/** The windows of the layout with the most of them. */
async function panels(context: BrowserContext, town: Town, look: Look): Promise<void> {
  for (const window of otherWindows) {
    const page = await context.newPage()
    await page.goto(`${town.url}/panel/?window=${window}`)
    await page.locator('[data-desk-panel]').first().waitFor()
    await page.waitForTimeout(2000)
    await take(look, `panel-${window}`, (path) => page.screenshot({ path }))
    await page.close()
  }
}

async function wall(context: BrowserContext, town: Town, look: Look): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${town.url}/wall/`)
  await page.locator('output[data-state=live]').waitFor()
  // the ground comes in pieces, and slowly where the map is drawn by software
  await page.waitForTimeout(20_000)
  await take(look, 'wall', (path) => page.screenshot({ path, timeout: 60_000 }))
  await page.close()
}

async function fallbackPack(context: BrowserContext, town: Town, look: Look): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${town.url}/api/fallback-pack?language=${look.language}`)
  await take(look, 'fallback-pack', (path) => page.screenshot({ path, fullPage: true }))
  await page.close()
}

async function walk(browser: Browser, town: Town, look: Look): Promise<void> {
  const context = await contextOf(browser, look)
  const page = await signIn(context, town, look)
  await page.keyboard.press('j')
  if (isWanted('answer-pass')) await passCall(page)
  await page.waitForTimeout(2000)
  for (const screen of screens.filter(({ name }) => isWanted(name)))
    await take(look, screen.name, async (path) => {
      // just before: the town's own call takers ring back too
      if (screen.name === 'ring-back') await town.callAndHangUp()
      await photograph(page, screen, path)
    })
  await leave(page)
  if (isWanted('panels')) {
    await page.keyboard.press('Alt+KeyL')
    await page.keyboard.press('5')
    await panels(context, town, look)
  }
  if (isWanted('fallback-pack')) await fallbackPack(context, town, look)
  await page.close()
  if (isWanted('wall')) await wall(context, town, look)
  await context.close()
  console.log(folderOf(look))
}

/** The wall alone, in a size that no desk has. */
async function walkWall(browser: Browser, town: Town, look: Look): Promise<void> {
  const context = await contextOf(browser, look)
  await context.request.post(`${town.url}/api/session`, { data: { login: 'desk', password: town.password } })
  await wall(context, town, look)
  await context.close()
  console.log(folderOf(look))
}

const listed = (text: string): readonly string[] => text.split(',').filter((each) => each !== '')

const town = await startTown()
const browser = await launchChromium()
try {
  for (const theme of listed(values.themes))
    for (const language of listed(values.languages)) {
      for (const size of listed(values.sizes)) await walk(browser, town, { language, theme, size })
      if (isWanted('wall'))
        for (const size of listed(values.wall)) await walkWall(browser, town, { language, theme, size })
    }
} finally {
  await browser.close()
  await town.stop()
}
process.exitCode = failed === 0 ? 0 : 1
