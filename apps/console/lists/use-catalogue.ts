import { listing as schema, neutralListing, type Catalogue, type Listing } from '@tocsin/domain'
import { useEffect, useState } from 'react'
import { desk } from '../desk/desk-state.ts'
import { showDone } from '../desk/notices.ts'
import { useNames } from '../live/names.ts'
import { useDocument } from '../live/use-board.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { createStore, useStore } from '../store.ts'
import { useLanguage, useWords } from '../words.ts'
import { mergedLists } from './codes.ts'
import { errorsIn } from './errors-in.ts'

type Draft = { readonly base: Listing; readonly version: number; readonly mine: Listing }

/** Outlives the window's parts: going to another part and back loses nothing. */
const draft = createStore<{ readonly draft: Draft | null }>({ draft: null })

const listingFrom = ({ types, tags, severity, feedback, capabilities, equivalents }: Listing): Listing => ({
  types,
  tags,
  severity,
  feedback,
  capabilities,
  equivalents,
})

const isSame = (one: Listing, other: Listing): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The organisation's lists, what somebody here has changed of them, and saving that as one new version. */
export function useCatalogue() {
  const { lists } = useWords()
  const names = useNames()
  const send = useSend()
  const known: Catalogue | undefined = useDocument('catalogue', useViewer().org)
  const kept = useStore(draft, (state) => state.draft)
  const [isSaving, setSaving] = useState(false)
  const version = known?.version ?? 0
  const now = listingFrom(known ?? neutralListing)
  const all = kept?.mine ?? now
  const hasChanges = kept !== null && !isSame(kept.base, kept.mine)
  const isBehind = hasChanges && kept.version !== version
  const read = schema.safeParse(all, errorsIn(useLanguage()))
  // Leaving the window would hide it: it asks once, as with a text.
  useEffect(() => {
    if (hasChanges) desk.set({ hasText: true })
  }, [hasChanges])

  const change = (part: Partial<Listing>): void =>
    draft.set({ draft: { base: kept?.base ?? now, version: kept?.version ?? version, mine: { ...all, ...part } } })
  const discard = (): void => {
    draft.set({ draft: null })
    desk.set({ hasText: false })
  }
  const save = async (): Promise<void> => {
    if (!read.success) return
    setSaving(true)
    const sent = await send({ type: 'change-catalogue', body: { basedOn: version, listing: read.data } })
    setSaving(false)
    if (!sent.ok) return
    discard()
    showDone(lists.saved)
  }
  const [first] = read.success ? [] : read.error.issues
  const wrong =
    first === undefined || read.success
      ? undefined
      : lists.wrong(read.error.issues.length, `${first.path.join(' › ')}: ${first.message}`)
  return {
    all,
    change,
    known,
    hasChanges,
    wrong,
    meanwhile: isBehind && known !== undefined ? lists.meanwhile(names.account(known.changedBy)) : undefined,
    bringTogether: () => {
      if (kept !== null) draft.set({ draft: { base: now, version, mine: mergedLists(kept.base, kept.mine, now) } })
    },
    discard,
    save: () => void save(),
    whyNot: isSaving ? lists.save : !hasChanges ? lists.noChanges : isBehind ? lists.bringTogether : wrong,
  }
}
export type CatalogueDraft = ReturnType<typeof useCatalogue>
