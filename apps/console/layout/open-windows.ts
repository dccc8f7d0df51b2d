import { newId } from '../new-id.ts'
import { tell } from '../windows/channel.ts'
import { presence } from '../windows/presence.ts'
import {
  backInMain,
  closedWindow,
  mainWindow,
  panelsIn,
  tornOff,
  windowOf,
  type DeskWindow,
  type Panel,
  type Rect,
} from './arrangement.ts'
import { arrange, layouts, notePlaceOf } from './layout-store.ts'
import { addressOf, thisWindow } from './this-window.ts'

/** Windows of the layout that are not open now. */
export function missingWindows(): readonly DeskWindow[] {
  const alive = new Set([thisWindow, ...presence.get().others.map(({ window }) => window)])
  return layouts.get().arrangement.windows.filter(({ id }) => id !== mainWindow && !alive.has(id))
}

/*
 * `noopener`: a window that knows its opener shares its process, so that one long task holds up both, and one crash ends
 * both. The price is that no page can give another one the keyboard; docs/decisions/0006 says what is done instead.
 */
function open({ id }: DeskWindow, { left, top, width, height }: Rect): void {
  const where = `left=${left},top=${top},width=${width},height=${height}`
  window.open(addressOf(id), '_blank', `popup,noopener,${where}`)
}

const half = (): Rect => ({
  left: Math.round(screen.availWidth / 4),
  top: Math.round(screen.availHeight / 8),
  width: Math.round(screen.availWidth / 2),
  height: Math.round(screen.availHeight * 0.75),
})

// Not in TypeScript's library: https://www.w3.org/TR/window-management/
type WithScreens = { readonly getScreenDetails: () => Promise<Screens> }
const hasScreens = (all: object): all is WithScreens => 'getScreenDetails' in all
type Screens = { readonly screens: readonly (Rect & { availLeft: number; availTop: number })[]; currentScreen: object }

/** The other screens of this machine, if the browser tells them and the person lets it. */
async function otherScreens(): Promise<readonly Rect[]> {
  const all: object = window
  if (!hasScreens(all)) return []
  try {
    const { screens, currentScreen } = await all.getScreenDetails()
    return screens
      .filter((each) => each !== currentScreen)
      .map(({ availLeft, availTop, width, height }) => ({ left: availLeft, top: availTop, width, height }))
  } catch {
    return []
  }
}

/** Opens the windows of the layout that are not open: where they were, else each on a screen of its own. */
export async function openMissing(): Promise<void> {
  const missing = missingWindows()
  const screens = missing.length > 0 ? await otherScreens() : []
  for (const [index, each] of missing.entries()) open(each, each.rect ?? screens[index] ?? half())
}

/** Gives a panel a window of its own, which opens at once. */
export function tearOff(panel: Panel): void {
  const id = `w-${newId().slice(0, 8)}`
  arrange((at) => tornOff(at, panel, id))
  const made = windowOf(layouts.get().arrangement, panel)
  if (made?.id === id) open(made, half())
}

/** A panel goes back into the main window; a window that is left empty closes. */
export function putBack(panel: Panel): void {
  const before = windowOf(layouts.get().arrangement, panel)
  if (before === undefined || before.id === mainWindow) return
  arrange((at) => backInMain(at, panel))
  if (panelsIn(before).length === 1) closeWindow(before.id)
}

/** The panels of windows that are not open stand in the main one from now on. */
export function putMissingHere(): void {
  for (const { id } of missingWindows()) arrange((at) => closedWindow(at, id))
}

function closeWindow(id: string): void {
  if (id === thisWindow) window.close()
  else tell({ kind: 'close', window: id })
}

const watchMs = 2000

/** Notes where this window stands on the screens, whenever that has changed: no event tells of a move. */
export function notePlace(): () => void {
  let known = ''
  const timer = setInterval(() => {
    const now = { left: screenX, top: screenY, width: outerWidth, height: outerHeight }
    if (JSON.stringify(now) === known) return
    known = JSON.stringify(now)
    notePlaceOf(thisWindow, now)
  }, watchMs)
  return () => clearInterval(timer)
}
