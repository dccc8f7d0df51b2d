import type { Page } from 'playwright-core'
import { wordsOf, type Words } from '@tocsin/ui/words'
import { keys, isAction, type Action } from '../../apps/console/keys.ts'

/** A screen, and how one gets there from a desk with an incident on the card. */
export type Screen = {
  readonly name: string
  readonly open: (page: Page) => Promise<void>
  /** a selector of where it is; else in what lies over the desk */
  readonly within?: string
  /** it shows nothing where no map is drawn */
  readonly needsMap?: true
}

/** What acts, moves or leaves shows no screen of its own. */
const showNothing: readonly Action[] = [
  'brief-leader',
  'leave',
  // it shuts out all the others: locked-desk.browser.spec.ts looks at it
  'lock-desk',
  'map-back',
  'map-forward',
  'map-contrast',
  'undo-on-map',
  'close-notice',
  'close-notices',
  'take-call',
  'next-call',
  'take-over',
  'next-incident',
  'previous-incident',
  'send-best',
  'send-next-best',
  'send-numbered',
  'send-marked',
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
  'go-list',
  'go-card',
  'go-rack',
  'go-form',
  'go-messages',
  'filter-list',
  'clear-view',
  'find-on-map',
  'load-new',
  'attach-file',
  'throw-to-wall',
  'throw-likely',
  'extend-duty',
  // of a post's slip, at its command room: station.browser.spec looks at it
  'refuse-slip',
  'slip-step',
  'part-again',
  'open-thrown',
  'accept-advice',
  'decline-advice',
  'open-windows',
  'tear-off',
  'put-back',
  'next-panel',
  'previous-panel',
  'hide-panel',
  'move-panel',
  'wider-panel',
  'narrower-panel',
  'taller-panel',
  'lower-panel',
]

const panel = (name: string): string => `[data-desk-panel=${name}]`

/** What opens no window but stands on the desk itself, and where. */
const onDesk: { readonly [Name in Action]?: string } = {
  'new-call': panel('call-desk'),
  'paper-call': panel('call-desk'),
  tour: '.driver-popover',
  'explain-choice': panel('card'),
  'next-group': panel('incidents'),
  'next-stage': panel('incidents'),
  'changed-only': panel('incidents'),
  cover: panel('map'),
  'rack-by-time': panel('units'),
  quiet: 'header',
  'choose-units': panel('card'),
  'add-note': panel('card'),
}

/** The same, drawn on the map or about a point of it. */
const onMap: readonly Action[] = [
  'draw-closure',
  'what-is-here',
  'follow-unit',
  'reach',
  'measure',
  'map-areas',
  'map-beats',
  'map-premises',
  'trails',
  'draw-on-map',
  'take-up-place',
  'floor-plans',
]

const pressOf = (action: Action): string => {
  const press = keys[action].presses.at(-1)
  if (press === undefined) throw new Error(`${action} has no key`)
  return [press.ctrl && 'Control', press.alt && 'Alt', press.shift && 'Shift', press.code].filter(Boolean).join('+')
}

const dialogOf = (page: Page) => page.locator('[role=dialog]')

/** The name of a window is there one drawing after the window. */
const windowIsThere = (page: Page): Promise<void> =>
  page.locator('[role=dialog][aria-labelledby]').waitFor({ timeout: 5000 })

async function openWindow(page: Page, action: Action): Promise<void> {
  await press(page, action)
  await windowIsThere(page)
}

/** Everything that a key of the desk opens: what is added to the table of keys is looked at by itself. */
const ofKeys: readonly Screen[] = Object.entries(keys).flatMap(([name, { scope }]): Screen[] => {
  if (!isAction(name) || showNothing.includes(name) || scope === 'form' || name === 'print-incident') return []
  if (onMap.includes(name)) return [{ name, needsMap: true, open: (page) => press(page, name) }]
  const within = onDesk[name]
  if (within !== undefined) return [{ name, within, open: (page) => press(page, name) }]
  return [{ name, open: (page) => openWindow(page, name) }]
})

const press = (page: Page, action: Action): Promise<void> => page.keyboard.press(pressOf(action))

/** The words that the page speaks now. */
const wordsOn = async (page: Page): Promise<Words> =>
  wordsOf((await page.evaluate(() => document.documentElement.lang)) === 'en' ? 'en' : 'zh-CN')

async function openForm(page: Page): Promise<void> {
  await press(page, 'new-call')
  await page.locator('form[data-keys=form]').waitFor()
}

/** Goes down the list until the card has a button of that name, and presses it. */
async function pressOnCard(page: Page, label: string): Promise<void> {
  // where the panels are tabs, the card comes to the front
  await press(page, 'go-card')
  const button = page.locator('[data-desk-panel=card]').getByRole('button', { name: label, exact: true }).first()
  for (let tries = 0; tries < 12; tries++) {
    if (await button.isVisible()) break
    await press(page, 'next-incident')
    await page.waitForTimeout(200)
  }
  await button.click({ timeout: 3000 })
  await windowIsThere(page)
}

const onCard = (name: string, label: (words: Words) => string): Screen => ({
  name,
  open: async (page) => pressOnCard(page, label(await wordsOn(page))),
})

/** To the first post that is offered: then there is a slip without a crew. */
async function sendToPost(page: Page): Promise<void> {
  await openWindow(page, 'send-to-post')
  await page.locator('[role=dialog] [role=option]').first().waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await page.locator('[role=dialog]').waitFor({ state: 'detached' })
}

/** The n-th of the parts of a window that has several. */
const parts = (
  { window, buttons, within }: { readonly window: Action; readonly buttons: string; readonly within: string },
  names: readonly string[],
): readonly Screen[] =>
  names.map((name, index) => ({
    name: `${window}-${name}`,
    within: `[role=dialog] ${within}`,
    async open(page) {
      await openWindow(page, window)
      const all = dialogOf(page).locator(buttons)
      if ((await all.count()) !== names.length)
        throw new Error(`${window} has other parts now: name them in screens.ts`)
      await all.nth(index).click()
    },
  }))

/** In the order of the window (apps/console/site-settings/sections.tsx). */
const settingsParts = [
  'sirens',
  'learnt',
  'ladder',
  'status-graph',
  'turnout',
  'catalogue',
  'phone-book',
  'cover',
  'targets',
  'briefing',
  'shifts',
  'files',
  'sign-in',
  'retention',
  'keys',
]

const planParts = ['edit', 'versions', 'dry-run', 'csv', 'choices']

/** Leaves what would be printed on the page: `print` comes back at once, and the sheet would be gone. */
async function keepSheet(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.print = () => {
      const sheet = document.querySelector('.print-page')?.cloneNode(true)
      if (!(sheet instanceof HTMLElement)) return
      sheet.dataset['kept'] = 'true'
      // what prints takes its own sheet away first
      document.body.append(sheet)
    }
  })
}

/** What the printer gets, shown as it gets it. */
async function sheetIsThere(page: Page): Promise<void> {
  await page.locator('[data-kept]').waitFor({ state: 'attached', timeout: 10_000 })
  await page.emulateMedia({ media: 'print' })
}

const sheets: readonly Screen[] = [
  {
    name: 'print-incident',
    async open(page) {
      await keepSheet(page)
      await press(page, 'print-incident')
      await sheetIsThere(page)
    },
  },
  {
    name: 'print-keys',
    async open(page) {
      await keepSheet(page)
      await openWindow(page, 'help')
      const { tour } = await wordsOn(page)
      await dialogOf(page).getByRole('button', { name: tour.print }).click()
      await sheetIsThere(page)
    },
  },
]

const others: readonly Screen[] = [
  {
    name: 'call-with-choices',
    within: panel('call-desk'),
    async open(page) {
      await openForm(page)
      await page.keyboard.type('renmin')
      await page.locator('[role=option]:not([id^=incident-]):not([id^=unit-])').first().waitFor()
    },
  },
  {
    name: 'call-written',
    within: panel('call-desk'),
    async open(page) {
      await openForm(page)
      await page.keyboard.type('renmin')
      await page.locator('[role=option]:not([id^=incident-]):not([id^=unit-])').first().waitFor()
      await page.keyboard.press('Enter')
      await page.locator('p[data-chosen=true]').waitFor()
      await page.keyboard.press('Tab')
      await page.keyboard.type('jzhz')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.type('三楼阳台在冒烟，有两位老人没有下来')
    },
  },
  {
    name: 'call-ends',
    within: panel('call-desk'),
    async open(page) {
      await openForm(page)
      await press(page, 'end-contact')
    },
  },
  {
    name: 'contact-safety',
    within: panel('call-desk'),
    async open(page) {
      await openForm(page)
      await press(page, 'contact-safety')
    },
  },
  {
    name: 'command-line-send',
    async open(page) {
      await openWindow(page, 'command-line')
      await page.keyboard.type('d ')
    },
  },
  {
    name: 'menu',
    async open(page) {
      await page.locator('header [aria-haspopup=menu]').click()
      await page.getByRole('menuitem').first().waitFor()
    },
  },
  {
    name: 'cities',
    async open(page) {
      await page.locator('header [aria-haspopup=menu]').click()
      const { cities } = await wordsOn(page)
      await page.getByRole('menuitem', { name: cities.title }).click()
      await windowIsThere(page)
    },
  },
  {
    name: 'unit',
    async open(page) {
      await press(page, 'go-rack')
      await page.locator('[role=option][id^=unit-]').first().dblclick()
      await windowIsThere(page)
    },
  },
  {
    name: 'premises-register',
    async open(page) {
      await openWindow(page, 'premises')
      const { premises } = await wordsOn(page)
      await dialogOf(page).getByRole('button', { name: premises.register, exact: true }).click()
    },
  },
  {
    name: 'plan-new',
    async open(page) {
      await openWindow(page, 'response-plans')
      const { lists } = await wordsOn(page)
      await dialogOf(page).getByRole('button', { name: lists.newPlan, exact: true }).click()
    },
  },
  {
    name: 'partner',
    async open(page) {
      await openForm(page)
      await openWindow(page, 'phone-book')
      await page.keyboard.press('Enter')
    },
  },
  onCard('cancel-slip', ({ card }) => card.cancelSlip),
  {
    name: 'name-crew',
    async open(page) {
      const { card } = await wordsOn(page)
      const button = page.locator('[data-desk-panel=card]').getByRole('button', { name: card.nameCrew, exact: true })
      if (!(await button.first().isVisible())) await sendToPost(page)
      await pressOnCard(page, card.nameCrew)
    },
  },
  {
    name: 'tour-further',
    async open(page) {
      await press(page, 'tour')
      for (const _ of [1, 2, 3]) await page.locator('.driver-popover-next-btn').click()
    },
  },
]

/** Every screen of the desk. */
export const screens: readonly Screen[] = [
  { name: 'desk', within: 'body', open: () => Promise.resolve() },
  ...others,
  ...ofKeys,
  ...parts({ window: 'site-settings', buttons: 'nav button', within: 'section' }, settingsParts),
  ...parts(
    { window: 'response-plans', buttons: 'fieldset > button[aria-pressed]', within: '.mantine-Modal-body' },
    planParts,
  ),
  ...sheets,
]

/** The windows that the layout for four monitors has beside the first (apps/console/layout/built-in.ts). */
export const otherWindows = ['card', 'map', 'units'] as const

/** Hands a call over to the first centre of the phone book, which has not signed it: there is an answer to be told. */
export async function passCall(page: Page): Promise<void> {
  await openForm(page)
  await openWindow(page, 'phone-book')
  await page.keyboard.press('Enter')
  await page.locator('[role=dialog] fieldset').waitFor()
  await page.keyboard.press('h')
  await page.locator('[role=dialog]').waitFor({ state: 'detached' })
}

/** Back to the desk as it was: no window, no form, no tool, no text that waits, nothing printed. */
export async function leave(page: Page): Promise<void> {
  if ((await page.locator('[data-kept]').count()) > 0) {
    await page.emulateMedia({ media: null })
    await page.evaluate(() => document.querySelector('[data-kept]')?.remove())
  }
  for (let tries = 0; tries < 3; tries++) await page.keyboard.press('Escape')
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await press(page, 'clear-view')
}

export type Look = { readonly language: string; readonly theme: string }

/** Gives the page another language and theme as another window of the desk would: in place, with all that is open. */
export async function wear(page: Page, look: Look): Promise<void> {
  await page.evaluate(
    ([key, value]) => {
      localStorage.setItem(key, value)
      dispatchEvent(new StorageEvent('storage', { key }))
    },
    ['tocsin-settings', JSON.stringify(look)] as const,
  )
  await page
    .locator(`html[lang="${look.language}"][data-mantine-color-scheme="${look.theme}"]`)
    .waitFor({ state: 'attached' })
}
