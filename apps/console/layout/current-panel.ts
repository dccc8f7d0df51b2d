import { isDrawnHere } from './where-keys-act.ts'
import { panels, windowOf, panelsIn, windowNamed, type Panel } from './arrangement.ts'
import { layouts } from './layout-store.ts'
import { loan } from '../windows/in-step.ts'
import { thisWindow } from './this-window.ts'

let last: Panel | null = null
/** The panel that had the keyboard last, here. */
export function noteFocus(panel: Panel): void {
  last = panel
}

/** What the keys of the layout are about: the panel that has, or had, the keyboard; else the first. */
export function currentPanel(): Panel | undefined {
  const focused = document.activeElement?.closest('[data-desk-panel]')?.getAttribute('data-desk-panel')
  const found = panels.find((each) => each === focused) ?? (last !== null && isDrawnHere(last) ? last : undefined)
  return found ?? drawnPanels()[0]
}

/** The panels of this window from left to right, the one that is lent here first. */
export function drawnPanels(): readonly Panel[] {
  const at = windowNamed(layouts.get().arrangement, thisWindow)
  const { panel } = loan.get()
  const all = [...(panel === null ? [] : [panel]), ...(at === undefined ? [] : panelsIn(at))]
  return [...new Set(all)].filter(isDrawnHere)
}

/** Gives a panel the keyboard: what takes keys in it, or itself. */
export function focusPanel(panel: Panel): void {
  noteFocus(panel)
  const place = document.querySelector<HTMLElement>(`[data-desk-panel="${panel}"]`)
  const list = place?.querySelector<HTMLElement>('[tabindex="0"]')
  ;(list ?? place)?.focus({ preventScroll: true })
}

/** Which window a panel is in, for the screen. */
export const standsIn = (panel: Panel): 'isHere' | 'isThere' | 'isHidden' => {
  const found = windowOf(layouts.get().arrangement, panel)
  if (found === undefined) return 'isHidden'
  return found.id === thisWindow ? 'isHere' : 'isThere'
}
