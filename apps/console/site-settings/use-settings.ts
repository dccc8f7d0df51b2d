import { defaultSettings, type Settings } from '@tocsin/domain'
import { useState } from 'react'
import { showDone, showUndo } from '../desk/notices.ts'
import { useDocument } from '../live/use-board.ts'
import { useLineState, useSend, useViewer } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { afterSave, changed, clashes, current, noDraft, rebased, type Draft, type Known } from './draft.ts'
import { leavesOf, readSettings, withChanges, type Leaf } from './leaves.ts'

/** What a section needs: each thing that can be set, by path, as it is in the draft. */
export type Fields = {
  readonly valueOf: (path: string) => Leaf | undefined
  readonly defaultOf: (path: string) => Leaf | undefined
  readonly isWrong: (path: string) => boolean
  readonly set: (path: string, value: Leaf | undefined) => void
}

const firstly: Known = { settings: defaultSettings, version: 0 }
const defaults = leavesOf(defaultSettings)

/** The organisation's settings, what somebody here has changed of them, and saving that. */
export function useSettings() {
  const { siteSettings: words } = useWords()
  const send = useSend()
  const organisation = useDocument('organisation', useViewer().org)
  const isLive = useLineState().notLiveSince === null
  const [kept, setDraft] = useState<Draft>(noDraft(firstly))
  const [phase, setPhase] = useState<'idle' | 'saving' | 'on-its-way'>('idle')
  const known: Known =
    organisation === undefined
      ? firstly
      : { settings: organisation.settings, version: organisation.settingsChange?.version ?? 0 }
  const draft = current(kept, known)
  const clash = clashes(draft, known)
  const { settings: made, wrong } = readSettings(withChanges(draft.base.settings, draft.changes))
  const hasChanges = draft.changes.size > 0
  const put = async (settings: Settings, seen: number): Promise<boolean> => {
    setPhase('saving')
    const sent = await send({ type: 'change-settings', body: { ...settings, seen } })
    setPhase('onItsWay' in sent ? 'on-its-way' : 'idle')
    return sent.ok
  }
  const save = async (): Promise<void> => {
    if (made === undefined) return
    const { settings: before, version } = draft.base
    if (!(await put(made, version))) return
    setDraft((now) => afterSave(now, draft, made))
    // The answer says that nobody was in between: these are the next ones.
    showUndo(words.saved, words.undo, () => void takeBack(before, version + 1))
  }
  const takeBack = async (before: Settings, seen: number): Promise<void> => {
    if (await put(before, seen)) showDone(words.undone)
  }

  const leaves = leavesOf(draft.base.settings)
  const fields: Fields = {
    valueOf: (path) => (draft.changes.has(path) ? draft.changes.get(path) : leaves.get(path)),
    defaultOf: (path) => defaults.get(path),
    isWrong: (path) => wrong.has(path),
    set: (path, value) => setDraft((now) => changed(current(now, known), path, value)),
  }
  return {
    fields,
    draft,
    known,
    lastChange: organisation?.settingsChange ?? null,
    clash,
    phase,
    hasChanges,
    whyNot: whyNot(),
    save: () => void save(),
    discard: () => setDraft(noDraft(known)),
    keepMine: () => setDraft(rebased(draft, known)),
  }

  function whyNot(): string | undefined {
    if (!isLive) return words.notLive
    if (phase === 'saving') return words.saving
    if (clash.length > 0) return words.clashFirst
    if (!hasChanges) return words.noChanges
    return wrong.size > 0 ? words.notReadable : undefined
  }
}
