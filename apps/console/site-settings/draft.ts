import type { Settings } from '@tocsin/domain'
import { differing, isSame, leavesOf, type Changes, type Leaf } from './leaves.ts'

/** Settings as the server has them, and the how manieth they are. */
export type Known = { readonly settings: Settings; readonly version: number }

/** Changes that are not saved, and the settings that they were made on. */
export type Draft = { readonly base: Known; readonly changes: Changes }

export const noDraft = (base: Known): Draft => ({ base, changes: new Map() })

/** The draft as it is now: one without changes always stands on the newest settings. */
export const current = (draft: Draft, known: Known): Draft => (draft.changes.size === 0 ? noDraft(known) : draft)

/** The draft with one thing set otherwise; what is as it was before is no change. */
export function changed({ base, changes }: Draft, path: string, value: Leaf | undefined): Draft {
  const next = new Map(changes)
  if (isSame(leavesOf(base.settings).get(path), value)) next.delete(path)
  else next.set(path, value)
  return { base, changes: next }
}

/** What another has changed since the draft was begun; empty while nothing stands in its way. */
export function clashes({ base, changes }: Draft, known: Known) {
  if (base.version === known.version) return []
  return differing(base.settings, known.settings).map((each) => ({ ...each, isOwn: changes.has(each.path) }))
}

/** The same changes on top of the newest settings; those that came to the same are done. */
export function rebased({ changes }: Draft, known: Known): Draft {
  const leaves = leavesOf(known.settings)
  return { base: known, changes: new Map([...changes].filter(([path, value]) => !isSame(leaves.get(path), value))) }
}

/** What is left of a draft that was saved as `made`: what was changed while that was on its way, or nothing. */
export const afterSave = (now: Draft, saved: Draft, made: Settings): Draft => {
  const next = { settings: made, version: saved.base.version + 1 }
  return now.changes === saved.changes ? noDraft(next) : rebased(now, next)
}
