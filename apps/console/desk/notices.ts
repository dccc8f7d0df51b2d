import { createElement, type ReactNode } from 'react'
import { notifications, notificationsStore, type NotificationData } from '@mantine/notifications'
import { type ChoiceReason, type CommandName, type Refusal } from '@tocsin/domain'
import { CommandUnreadable, OutboxFull } from '@tocsin/link'
import { wordsOf, type Names, type Words } from '@tocsin/ui/words'
import { ActionButton } from '../controls/action-button.tsx'
import { ChoiceNotice } from './choice-notice.tsx'
import { settings } from '../settings.ts'
import { whoMay } from './why-not.ts'

const words = (): Words => wordsOf(settings.get().language)

type Notice = Pick<NotificationData, 'message' | 'autoClose' | 'role'> & {
  readonly id?: string
  readonly title?: string
  readonly color: string
}

let shown = 0

/** The newest stands first: what has just gone wrong must not wait behind what nobody has closed yet. */
function show(notice: Notice): void {
  shown += 1
  notifications.show({ priority: shown, closeButtonProps: { 'aria-label': words().desk.close }, ...notice })
}

/** More than anybody leaves open: the list scrolls, none waits unseen. */
export const noticeLimit = 100

export function closeNewestNotice(): void {
  const [newest] = notificationsStore.getState().notifications
  if (newest?.id !== undefined) notifications.hide(newest.id)
}

export const closeNotices = (): void => notifications.clean()

/** A refusal as people say it. Of a later version than this page: the code is better than silence. */
function sayRefusal({ refused, detail }: Refusal, names: Names): string {
  const { refusals } = words()
  return refused in refusals ? refusals[refused](detail ?? {}, names) : refused
}

/** A "no" stays until somebody has read it: it is never taken away by time. */
export function showRefusal(command: CommandName, refusal: Refusal, names: Names): void {
  const { connection, desk, verbs } = words()
  const mayNot = refusal.refused === 'not-allowed'
  const said = mayNot ? desk.mayNot(verbs[command], whoMay(command, words())) : sayRefusal(refusal, names)
  show({ title: connection.refused, message: said, color: 'red', autoClose: false, role: 'alert' })
}

/** Somebody else has the unit: beside the sentence stands what `rest` makes of it, who won and who is next best. DR21 */
export function showLost(
  refusal: Refusal,
  names: Names,
  rest: (sentence: string, hide: () => void) => ReactNode,
): void {
  const id = `lost-${shown + 1}`
  const message = rest(sayRefusal(refusal, names), () => notifications.hide(id))
  show({ id, title: words().connection.refused, message, color: 'red', autoClose: false, role: 'alert' })
}

export function showUnsent(problem: Error): void {
  const { connection } = words()
  const why = problem instanceof CommandUnreadable ? connection.notReadable(problem.field) : connection.sendBroken
  const message = problem instanceof OutboxFull ? connection.queueFull : why
  show({ title: connection.sendFailed, message, color: 'red', autoClose: false, role: 'alert' })
}

export function showDropped(count: number): void {
  show({ message: words().connection.dropped(count), color: 'yellow', autoClose: false, role: 'alert' })
}

/** Orders are not kept on this machine. */
export function showNotKept(): void {
  show({ message: words().connection.notKept, color: 'red', autoClose: false, role: 'alert' })
}

/** A window closed by itself, since its subject left the board. */
export function showGone(): void {
  show({ message: words().dialogs.gone, color: 'yellow', autoClose: false, role: 'alert' })
}

/** The map did not come: nothing was printed. */
export function showNotPrinted(): void {
  show({ message: words().mapPlace.notPrinted, color: 'yellow', autoClose: false, role: 'alert' })
}

/** A print takes a while: said until the function that this returns is called. */
export function showPreparing(message: string): () => void {
  const id = `preparing-${shown + 1}`
  show({ id, message, color: 'blue', autoClose: false, role: 'status' })
  return () => void notifications.hide(id)
}

/** A key is about the marked unit, and none is. */
export function showNoUnit(): void {
  show({ message: words().around.noUnit, color: 'yellow', autoClose: 6000, role: 'status' })
}

/** A key was meant for the unit that was best a moment ago. */
export function showBestChanged(unit: string): void {
  show({ message: words().recommend.bestChanged(unit), color: 'yellow', autoClose: 8000, role: 'alert' })
}

/** Of the advised, some were not sent with the incident. */
export function showNotSent(message: string): void {
  show({ message, color: 'yellow', autoClose: 12_000, role: 'status' })
}

/** Somebody else did something with what was this person's: stays until it is read. */
export function showTold(message: string): void {
  show({ message, color: 'yellow', autoClose: false, role: 'alert' })
}

/** Something went as wanted; the board shows it too, so this leaves by itself. */
export function showDone(message: string): void {
  show({ message, color: 'teal', autoClose: 4000, role: 'status' })
}

/** What a unit that has got free could go on with; returns what hides it when that no longer holds. */
export function showOffer(message: string, button: Parameters<typeof ActionButton>[0]): () => void {
  const id = `offer-${shown + 1}`
  const hide = (): void => void notifications.hide(id)
  const row = createElement('span', null, message, ' ', createElement(ActionButton, button))
  show({ id, message: row, color: 'blue', autoClose: false, role: 'status' })
  return hide
}

/** Somebody was sent who was not advised, and is on the way: one word, or none. Leaves by itself, and holds nothing up. DR20 */
export function showChoice(explain: (reason: ChoiceReason) => void): void {
  const id = `choice-${shown + 1}`
  const say = (reason: ChoiceReason): void => {
    notifications.hide(id)
    explain(reason)
  }
  show({ id, message: createElement(ChoiceNotice, { onSay: say }), color: 'yellow', autoClose: 30_000, role: 'status' })
}

/** Something was done that can be taken back for a while; returns what hides the notice when it was taken back elsewhere. */
export function showUndo(message: string, label: string, undo: () => void): () => void {
  const id = `undo-${shown + 1}`
  const hide = (): void => void notifications.hide(id)
  const press = (): void => {
    hide()
    undo()
  }
  const row = createElement('span', null, message, ' ', createElement(ActionButton, { label, onPress: press }))
  show({ id, message: row, color: 'teal', autoClose: 15_000, role: 'status' })
  return hide
}
