import { settings } from '@tocsin/domain'
import type { Words } from '@tocsin/ui/words'
import { labelOf, type Press } from '../keys.ts'
import type { SiteKeys } from '../site-keys.ts'
import type { Leaf } from './leaves.ts'

/** The strokes of a leaf; undefined where nothing is set. */
export const pressesOf = (leaf: Leaf | undefined): readonly Press[] | undefined =>
  settings.shape.keys.safeParse({ key: leaf }).data?.['key']

/** All strokes that are set, by action. */
export const siteKeysOf = (valueOf: (path: string) => Leaf | undefined, actions: readonly string[]): SiteKeys =>
  Object.fromEntries(
    actions.flatMap((action) => {
      const presses = pressesOf(valueOf(`keys.${action}`))
      return presses === undefined ? [] : [[action, presses]]
    }),
  )

/** A leaf in words: its keys, that there is none, or that it is as everywhere. */
export function tellPresses(leaf: Leaf | undefined, { siteKeys, siteSettings, desk }: Words): string {
  const presses = pressesOf(leaf)
  if (presses === undefined) return siteSettings.isDefault
  return presses.length === 0 ? siteKeys.none : presses.map(labelOf).join(desk.listSeparator)
}
