import { flushSync } from 'react-dom'
import { openDialog } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { loan } from '../windows/in-step.ts'
import { broughtToFront, grown, mainWindow, moved, without, type Direction } from './arrangement.ts'
import { currentPanel, drawnPanels, focusPanel } from './current-panel.ts'
import { arrange } from './layout-store.ts'
import { openMissing, putBack, tearOff } from './open-windows.ts'
import { thisWindow } from './this-window.ts'
import { endLoan } from './where-keys-act.ts'

const ways: readonly Direction[] = ['left', 'down', 'up', 'right']
const step = 0.04

/** The keys that lay the desk out; they are about the panel that has the keyboard. */
export function useLayoutKeys(): void {
  const withPanel = (act: (panel: NonNullable<ReturnType<typeof currentPanel>>) => void) => (): void => {
    const panel = currentPanel()
    if (panel !== undefined) act(panel)
  }
  useKey('layouts', () => openDialog({ kind: 'layouts' }))
  useKey('open-windows', () => void openMissing())
  useKey('tear-off', withPanel(tearOff))
  useKey('put-back', () => {
    if (loan.get().to === thisWindow) endLoan()
    else if (thisWindow !== mainWindow) withPanel(putBack)()
  })
  useKey('next-panel', () => goOn(1))
  useKey('previous-panel', () => goOn(-1))
  useKey(
    'hide-panel',
    withPanel((panel) => {
      arrange((at) => without(at, panel))
      focusPanel(currentPanel() ?? panel)
    }),
  )
  useKey('move-panel', (index) => {
    const [panel, way] = [currentPanel(), ways[index]]
    if (panel === undefined || way === undefined) return
    flushSync(() => arrange((at) => moved(at, panel, way)))
    focusPanel(panel)
  })
  useKey(
    'wider-panel',
    withPanel((panel) => arrange((at) => grown(at, panel, 'width', step))),
  )
  useKey(
    'narrower-panel',
    withPanel((panel) => arrange((at) => grown(at, panel, 'width', -step))),
  )
  useKey(
    'taller-panel',
    withPanel((panel) => arrange((at) => grown(at, panel, 'height', step))),
  )
  useKey(
    'lower-panel',
    withPanel((panel) => arrange((at) => grown(at, panel, 'height', -step))),
  )
}

function goOn(by: 1 | -1): void {
  const all = drawnPanels()
  const now = currentPanel()
  const at = now === undefined ? -1 : all.indexOf(now)
  const next = all[(at + by + all.length) % Math.max(1, all.length)]
  if (next === undefined) return
  flushSync(() => arrange((old) => broughtToFront(old, next)))
  focusPanel(next)
}
