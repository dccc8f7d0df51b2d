import { flushSync } from 'react-dom'
import { setElsewhere } from '../desk/use-keys.ts'
import { rowOf, type Action } from '../keys.ts'
import { tell } from '../windows/channel.ts'
import { loan } from '../windows/in-step.ts'
import { presence, type Other } from '../windows/presence.ts'
import { broughtToFront, panels, windowOf, type Panel } from './arrangement.ts'
import { arrange, layouts } from './layout-store.ts'
import { thisWindow } from './this-window.ts'

const ofPanel: Readonly<Record<Panel, readonly Action[]>> = {
  'call-desk': ['new-call', 'take-call', 'go-form'],
  incidents: ['go-list', 'filter-list', 'next-incident', 'previous-incident'],
  card: ['go-card', 'choose-units', 'add-note', 'attach-file'],
  units: ['go-rack'],
  map: [
    'what-is-here',
    'follow-unit',
    'reach',
    'trails',
    'draw-closure',
    'cover',
    'storey-up',
    'storey-down',
    'measure',
    'jump-to',
    'map-back',
    'map-forward',
    'map-beats',
    'map-premises',
    'draw-on-map',
    'take-up-place',
    'undo-on-map',
  ],
  timeline: [],
  alerts: [],
  messages: ['go-messages'],
}
const panelOf = new Map(panels.flatMap((panel) => ofPanel[panel].map((action) => [action, panel] as const)))

/** After these one types on: the panel comes to the window that has the keyboard, for a page cannot take it from another. */
const wantsKeyboard: ReadonlySet<Action> = new Set([
  'new-call',
  'take-call',
  'go-form',
  'go-list',
  'filter-list',
  'go-card',
  'choose-units',
  'go-rack',
  'go-messages',
  'draw-closure',
  'add-note',
  'attach-file',
  'measure',
  'jump-to',
  'draw-on-map',
  'take-up-place',
])

/** Whether a panel is drawn in this window: it stands here, and no other has it for now, or it was lent here. */
export function isDrawnHere(panel: Panel): boolean {
  const { panel: lent, to } = loan.get()
  if (lent === panel && isAlive(to)) return to === thisWindow
  return windowOf(layouts.get().arrangement, panel)?.id === thisWindow
}

/** Windows are told apart by their place in the layout. */
export const isAlive = (window: string, others: readonly Other[] = presence.get().others): boolean =>
  window === thisWindow || others.some((each) => each.window === window)

/** Puts a panel over this window, for now; the one before goes back. */
export const lendHere = (panel: Panel): void => loan.set({ panel, to: thisWindow })
export const endLoan = (): void => loan.set({ panel: null, to: '' })

/** The other window that has the place of an action: the first in the layout. */
function windowWith(action: Action): Other | undefined {
  const order = layouts.get().arrangement.windows.map(({ id }) => id)
  return presence
    .get()
    .others.filter(({ actions }) => actions.has(action))
    .toSorted((a, b) => order.indexOf(a.window) - order.indexOf(b.window))[0]
}

/** The panel that a key is about. */
function panelFor(action: Action): Panel | undefined {
  return panelOf.get(action) ?? (rowOf(action).scope === 'incident' ? 'card' : undefined)
}

function reveal(action: Action, isHere: boolean): void {
  const panel = panelFor(action)
  if (panel === undefined) return
  if (isDrawnHere(panel)) {
    if (wantsKeyboard.has(action)) flushSync(() => arrange((at) => broughtToFront(at, panel)))
    return
  }
  if (wantsKeyboard.has(action) || (!isHere && windowWith(action) === undefined)) flushSync(() => lendHere(panel))
}

function handOn(action: Action, index: number): boolean {
  const other = windowWith(action)
  if (other !== undefined) tell({ kind: 'press', to: other.instance, action, index })
  return other !== undefined
}

/** One press is one command: done where its place is, here or in one other window. */
export function letKeysFindTheirPlace(): () => void {
  setElsewhere({ reveal, handOn })
  return () => setElsewhere({ reveal: () => undefined, handOn: () => false })
}
