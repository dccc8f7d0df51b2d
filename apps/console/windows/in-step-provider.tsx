import { useEffect, type ReactNode } from 'react'
import { forgetDrafts } from '../call-desk/draft-store.ts'
import { useDrafts } from '../call-desk/drafts-context.tsx'
import { desk } from '../desk/desk-state.ts'
import { doEarlyKeys } from '../desk/early-keys.ts'
import { actFor, actionsHere, onActionsHere } from '../desk/use-keys.ts'
import { isAction } from '../keys.ts'
import { closedWindow, mainWindow, windowNamed } from '../layout/arrangement.ts'
import { keepLooked } from '../incident-list/looked.ts'
import { keepListViews } from '../incident-list/view-store.ts'
import { arrange, keepLayouts, layouts } from '../layout/layout-store.ts'
import { notePlace } from '../layout/open-windows.ts'
import { thisWindow } from '../layout/this-window.ts'
import { letKeysFindTheirPlace } from '../layout/where-keys-act.ts'
import { useLive } from '../live/line-context.ts'
import { useViewer } from '../live/use-line.ts'
import { isStationDesk } from '../station/my-post.ts'
import { findSession, type Session } from '../sign-in/session.ts'
import { hear, here, openChannel, withDialogsAt, type Message } from './channel.ts'
import { keepInStep } from './in-step.ts'
import { bePresent, presence, type Other } from './presence.ts'

/** A window that comes back within this was only loaded again. */
const reloadMs = 4000

/** Keeps this window in step with the others of the desk; stands once in each, within the drafts. */
export function InStep({ children }: { readonly children: ReactNode }) {
  const viewer = useViewer()
  const { account } = viewer
  const isStation = isStationDesk(viewer)
  const { line, become } = useLive()
  const drafts = useDrafts()
  useEffect(() => {
    const gone = (other: Other): void => {
      drafts.orphan(other.instance)
      if (presence.get().isLead) line.link.takeOver()
      setTimeout(() => putPanelsBack(other.window), reloadMs)
    }
    const ends = [
      keepLayouts(account, isStation ? 'station' : 'dispatcher'),
      keepListViews(account),
      keepLooked(account, line.link.serverNow()),
      openChannel(account),
      keepInStep(),
      letKeysFindTheirPlace(),
      hear((heard) => obey(heard, account, become)),
      bePresent({ account, window: thisWindow, actions: actionsHere, onActions: onActionsHere, onGone: gone }),
      ...(thisWindow === mainWindow ? [] : [notePlace(), closeWhenUnwanted()]),
    ]
    // Once the panels that this window has by its layout are drawn.
    const timer = setTimeout(() => void doEarlyKeys())
    return () => {
      clearTimeout(timer)
      for (const end of ends.toReversed()) end()
    }
  }, [account, isStation, drafts, line, become])
  return children
}

/** Closed or crashed: its panels are wanted here. Where the main window is open it alone does this. */
function putPanelsBack(window: string): void {
  const isBack = presence.get().others.some((each) => each.window === window)
  if (!isBack && thisWindow === mainWindow) arrange((at) => closedWindow(at, window))
}

/** Another layout was chosen that has no such window. */
const closeWhenUnwanted = (): (() => void) =>
  layouts.subscribe(() => {
    if (windowNamed(layouts.get().arrangement, thisWindow) === undefined) window.close()
  })

function obey(heard: Message, account: string, become: (session: Session) => void): void {
  if (heard.kind === 'press' && heard.to === here && isAction(heard.action)) {
    const { action, index, from } = heard
    withDialogsAt(from, () => actFor(action, index))
  } else if (heard.kind === 'dialog' && heard.to === here)
    desk.set({ dialog: heard.dialog, hasText: false, isLeaving: false })
  else if (heard.kind === 'close' && heard.window === thisWindow) window.close()
  else if (heard.kind === 'signed-out') void leave(account)
  else if (heard.kind === 'seat-changed') void follow(become)
}

/** Another person sits at the desk: this window of it is theirs too. */
async function follow(become: (session: Session) => void): Promise<void> {
  const asked = await findSession()
  if (asked.phase === 'answered') become(asked.answer)
}

/** Somebody signed out in another window: nothing of the shift stays in this one. */
async function leave(account: string): Promise<void> {
  await forgetDrafts(account)
  if (thisWindow !== mainWindow) window.close()
  location.reload()
}
