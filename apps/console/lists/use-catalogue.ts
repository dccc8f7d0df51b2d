import { listing as schema, neutralListing, type Catalogue, type Listing } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { dequal } from 'dequal/lite'
import { useState } from 'react'
import type { z } from 'zod'
import { showDone } from '../desk/notices.ts'
import { useNames } from '../live/names.ts'
import { useDocument } from '../live/use-board.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { createStore, useStore } from '../store.ts'
import { useLanguage, useWords } from '../words.ts'
import { offeredIn } from './offered.ts'
import { afterSave, changed, clashesOf, undone, unsaved, withFile, type Draft } from './catalogue-draft.ts'
import { mergedLists } from './merged-lists.ts'
import { errorsIn } from './errors-in.ts'

type Coded = { readonly code: string }
export type Prefers = 'mine' | 'file'

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

const codedOf = (listed: Listing, part: keyof Listing) =>
  part === 'severity'
    ? (listed.severity?.steps ?? [])
    : part === 'equivalents'
      ? offeredIn(listed.capabilities)
      : listed[part]

const parts = ['types', 'tags', 'severity', 'feedback', 'capabilities', 'equivalents'] as const

/** The organisation's lists, what somebody here has changed of them, and saving that as one new version. */
export function useCatalogue() {
  const { lists } = useWords()
  const names = useNames()
  const language = useLanguage()
  const send = useSend()
  const known: Catalogue | undefined = useDocument('catalogue', useViewer().org)
  const kept = useStore(draft, (state) => state.draft)
  const [isSaving, setSaving] = useState(false)
  const version = known?.version ?? 0
  const now = listingFrom(known ?? neutralListing)
  const all = kept?.mine ?? now
  const hasChanges = kept !== null && !dequal(kept.base, kept.mine)
  const isBehind = hasChanges && kept.version !== version
  const read = schema.safeParse(all, errorsIn(language))
  const inHand: Draft = kept !== null && hasChanges ? kept : { base: now, version, mine: now, earlier: [] }

  const change = (part: Partial<Listing>): void => draft.set({ draft: changed(inHand, part) })
  const discard = (): void => draft.set({ draft: null })
  const save = async (): Promise<void> => {
    if (!read.success || !hasChanges || isBehind) return
    setSaving(true)
    const sent = await send({ type: 'change-catalogue', body: { basedOn: version, listing: read.data } })
    setSaving(false)
    if (!sent.ok) return
    draft.set({ draft: afterSave(draft.get().draft, kept, read.data) })
    showDone(lists.saved)
  }
  const whereAndWhy = ({ path: [part, at], message }: z.core.$ZodIssue): string => {
    const key = parts.find((each) => each === part)
    const where = key === undefined ? [] : [lists.parts[key], ...(typeof at === 'number' ? [String(at + 1)] : [])]
    return `${where.join(' ')}: ${key === 'equivalents' ? lists.equivalentsWrong : message}`
  }
  const [first] = read.success ? [] : read.error.issues
  const wrong =
    first === undefined || read.success ? undefined : lists.wrong(read.error.issues.length, whereAndWhy(first))
  const file = <Part extends 'types' | 'tags'>(part: Part) => ({
    version,
    meanwhile: known === undefined ? undefined : lists.csvMeanwhile(names.account(known.changedBy)),
    whyNot: isBehind ? lists.bringTogether : undefined,
    isOver: hasChanges && !dequal(inHand.base[part], inHand.mine[part]),
    clashes: (merged: Listing[Part]) => clashesOf<Coded>(inHand.base[part], inHand.mine[part], merged),
    take: (merged: Listing[Part], prefers: Prefers) =>
      change({ [part]: withFile<Coded>(inHand.base[part], inHand.mine[part], merged, prefers) }),
  })
  return {
    all,
    change,
    file,
    unsaved: hasChanges ? unsaved(inHand) : [],
    nameOf: (part: keyof Listing, code: string): string => {
      const items = [inHand.mine, inHand.base].flatMap((each) => codedOf(each, part))
      const name = items.find((each) => each.code === code)?.name
      return name === undefined ? code : nameIn(language, name)
    },
    undo: () => draft.set({ draft: undone(inHand) }),
    mayUndo: hasChanges && inHand.earlier.length > 0,
    known,
    hasChanges,
    wrong,
    meanwhile: isBehind && known !== undefined ? lists.meanwhile(names.account(known.changedBy)) : undefined,
    bringTogether: () => {
      if (kept !== null)
        draft.set({ draft: { base: now, version, mine: mergedLists(kept.base, kept.mine, now), earlier: [] } })
    },
    discard,
    save: () => void save(),
    whyNot: isSaving ? lists.save : !hasChanges ? lists.noChanges : isBehind ? lists.bringTogether : wrong,
  }
}
export type CatalogueDraft = ReturnType<typeof useCatalogue>
