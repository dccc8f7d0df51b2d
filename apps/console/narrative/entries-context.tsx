import { createContext, use, useEffect, useEffectEvent, type ReactNode } from 'react'
import { useOf } from '../call-desk/drafts-context.tsx'
import { isDone, type Line } from '../live/line.ts'
import { useLineState, useSend, useViewer } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { openEntries, type Entries } from './entries.ts'
import type { EntryDraft } from './entry-draft.ts'

const EntriesContext = createContext<Entries | null>(null)

export function EntriesProvider({ children }: { readonly children: ReactNode }) {
  const { account } = useViewer()
  const entries = useOf(account, openEntries)
  return (
    <EntriesContext value={entries}>
      <SendEntries entries={entries} />
      {children}
    </EntriesContext>
  )
}

export function useEntries(): Entries {
  const entries = use(EntriesContext)
  if (entries === null) throw new Error('used outside of the EntriesProvider')
  return entries
}

/** Entries whose answer somebody on this page waits for. */
const awaited = new Set<string>()

/**
 * Sends what is to be sent, once the outbox has none of it any more: what was just written, and after a reload what the
 * page before had sent. Twice the same id is one entry, and hears the first answer.
 */
function SendEntries({ entries }: { readonly entries: Entries }) {
  const send = useSend()
  const { pending } = useLineState()
  const drafts = useStore(entries.store, (state) => state.drafts)
  const restored = useStore(entries.store, (state) => state.restored)
  const due = drafts.filter(
    ({ id, phase }) => phase === 'sent' && !awaited.has(id) && !pending.some((command) => command.id === id),
  )
  const deliver = useEffectEvent(() => {
    for (const each of due.toSorted((a, b) => a.writtenAt - b.writtenAt)) void sendEntry(each, entries, send)
  })
  const key = due.map(({ id }) => id).join()
  useEffect(() => {
    if (key !== '') deliver()
  }, [key])
  useEffect(() => {
    for (const { id, phase } of entries.store.get().drafts)
      if (phase === 'stored' && restored.has(id)) entries.remove(id)
  }, [entries, restored])
  return null
}

async function sendEntry(draft: EntryDraft, entries: Entries, send: Line['send']): Promise<void> {
  const { id, incident, text, corrects, writtenAt, onPaperAt } = draft
  awaited.add(id)
  const command = { type: 'note-incident', body: { incident, note: text, entry: id, corrects, onPaperAt } } as const
  const sent = await send(command, { id, deviceAt: writtenAt })
  // on its way: the session ended first, and the row waits for its author's return
  const isLost = 'onItsWay' in sent
  if (!isLost && entries.get(id) !== undefined)
    entries.put({ ...draft, phase: isDone(command, sent) ? 'stored' : 'refused' })
  awaited.delete(id)
}
