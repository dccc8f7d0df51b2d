import { notifications } from '@mantine/notifications'
import type { CommandName, Refusal } from '@tocsin/domain'
import { OutboxFull } from '@tocsin/link'
import { wordsOf, type Names, type Words } from '@tocsin/ui/words'
import { settings } from '../settings.ts'
import { whoMay } from './why-not.ts'

const words = (): Words => wordsOf(settings.get().language)

/** A "no" stays until somebody has read it: it is never taken away by time. */
export function showRefusal(command: CommandName, { refused, detail }: Refusal, names: Names): void {
  const { refusals, connection, desk, verbs } = words()
  // Of a later version than this page: the code is better than silence.
  const sentence = refused in refusals ? refusals[refused](detail ?? {}, names) : refused
  const said = refused === 'not-allowed' ? desk.mayNot(verbs[command], whoMay(command, words())) : sentence
  notifications.show({ title: connection.refused, message: said, color: 'red', autoClose: false, role: 'alert' })
}

export function showUnsent(problem: Error): void {
  const { connection } = words()
  const message = problem instanceof OutboxFull ? connection.queueFull : connection.notReadable(problem.message)
  notifications.show({ title: connection.sendFailed, message, color: 'red', autoClose: false, role: 'alert' })
}

export function showDropped(count: number): void {
  notifications.show({ message: words().connection.dropped(count), color: 'yellow', autoClose: false, role: 'alert' })
}

/** Something went as wanted; the board shows it too, so this leaves by itself. */
export function showDone(message: string): void {
  notifications.show({ message, color: 'teal', autoClose: 4000, role: 'status' })
}
