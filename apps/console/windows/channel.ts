import { z } from 'zod'
import { draft, type Draft } from '../call-desk/draft.ts'
import { desk, type Dialog } from '../desk/desk-state.ts'
import { newId } from '../new-id.ts'

/*
 * The windows of one desk: pages of their own, each with a line to the server, that tell each other what is selected. They
 * share a browser, and so an origin: nothing of this leaves the machine.
 */

const isDialog = (value: unknown): value is Dialog =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'

/** Two stores that were set at once end alike: the higher count wins, then the higher name. */
const stamp = z.tuple([z.number(), z.string()])
export type Stamp = Readonly<z.output<typeof stamp>>
export const isLater = (one: Stamp, other: Stamp): boolean =>
  one[0] > other[0] || (one[0] === other[0] && one[1] > other[1])

const message = z.discriminatedUnion('kind', [
  /** a window is there, and these actions have their place in it */
  z.object({ kind: z.literal('here'), from: z.string(), window: z.string(), actions: z.array(z.string()) }),
  /** a window has just opened: who else is there, and what do they show? */
  z.object({ kind: z.literal('who'), from: z.string() }),
  z.object({ kind: z.literal('gone'), from: z.string() }),
  z.object({ kind: z.literal('state'), from: z.string(), name: z.string(), stamp, value: z.unknown() }),
  /** a key was pressed in one window whose place is in another: for that one alone */
  z.object({ kind: z.literal('press'), from: z.string(), to: z.string(), action: z.string(), index: z.number() }),
  /** what that key asks is asked where it was pressed */
  z.object({ kind: z.literal('dialog'), from: z.string(), to: z.string(), dialog: z.custom<Dialog>(isDialog) }),
  z.object({ kind: z.literal('draft'), from: z.string(), draft }),
  z.object({ kind: z.literal('draft-gone'), from: z.string(), id: z.string() }),
  /** closes the window of that name */
  z.object({ kind: z.literal('close'), from: z.string(), window: z.string() }),
  z.object({ kind: z.literal('signed-out'), from: z.string() }),
  /** somebody else sits here now */
  z.object({ kind: z.literal('seat-changed'), from: z.string() }),
])
export type Message = z.output<typeof message>
type Unsigned<M> = M extends unknown ? Omit<M, 'from'> : never

/** This page among the windows of the desk; another one after each reload. */
export const here = newId()

const listeners = new Set<(heard: Message) => void>()
let channel: BroadcastChannel | undefined

/** Speaks with the other windows of `account` until what it returns is called. */
export function openChannel(account: string): () => void {
  const opened = new BroadcastChannel(`tocsin-desk/${account}`)
  opened.addEventListener('message', ({ data }) => {
    const heard = message.safeParse(data)
    if (heard.success && heard.data.from !== here) for (const listener of listeners) listener(heard.data)
  })
  channel = opened
  return () => {
    opened.close()
    if (channel === opened) channel = undefined
  }
}

export const tell = (said: Unsigned<Message>): void => channel?.postMessage({ ...said, from: here })

export function hear(listener: (heard: Message) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const tellDraft = (changed: Draft): void => tell({ kind: 'draft', draft: changed })
export const tellDraftGone = (id: string): void => tell({ kind: 'draft-gone', id })

/** Does `act` with its dialogs going to another window. */
export function withDialogsAt(to: string, act: () => void): void {
  const before = desk.get().dialog
  act()
  const { dialog } = desk.get()
  if (dialog === null || dialog === before) return
  desk.set({ dialog: before })
  tell({ kind: 'dialog', to, dialog })
}
