import type { Words } from '@tocsin/ui/words'
import type { ReactNode } from 'react'
import { CoverSection } from './cover-section.tsx'
import { LearntSection } from './learnt-section.tsx'
import type { Leaf } from './leaves.ts'
import { SirensSection } from './sirens-section.tsx'
import type { Fields } from './use-settings.ts'

/** A part of the settings: its name in the list, which things it sets (by path), how these are told, and its screen. */
export type Section = {
  readonly key: string
  readonly title: (words: Words) => string
  readonly owns: (path: string) => boolean
  readonly label: (path: string, words: Words) => string
  readonly value: (value: Leaf | undefined, words: Words) => string
  readonly draw: (fields: Fields) => ReactNode
}

/** All parts, as the list shows them. A new one is a file beside this and a row here. */
export const sections: readonly [Section, ...Section[]] = [
  {
    key: 'sirens',
    title: ({ siteSettings }) => siteSettings.sirens,
    owns: (path) => path.startsWith('sirensFactor'),
    label: (path, { siteSettings, trade }) => {
      const kinds: Readonly<Record<string, string>> = trade.unitKinds
      const kind = path.split('.')[1]
      return `${siteSettings.sirens}: ${kind === undefined ? siteSettings.allUnits : (kinds[kind] ?? kind)}`
    },
    value: (value, { siteSettings }) => (typeof value === 'number' ? value.toFixed(2) : siteSettings.unset),
    draw: (fields) => <SirensSection fields={fields} />,
  },
  {
    key: 'learnt',
    title: ({ siteSettings }) => siteSettings.learnt,
    owns: (path) => path === 'learntTimes',
    label: (_, { siteSettings }) => siteSettings.learntTimes,
    value: (value, { siteSettings }) => (value === 'on' ? siteSettings.on : siteSettings.off),
    draw: (fields) => <LearntSection fields={fields} />,
  },
  {
    key: 'cover',
    title: ({ siteSettings }) => siteSettings.cover,
    owns: (path) => path === 'coverMinutes' || path.startsWith('standby.'),
    label: (path, { siteSettings }) => {
      const names: Readonly<Record<string, unknown>> = siteSettings
      const name = names[path === 'standby.mode' ? 'standbyMode' : path.replace('standby.', '')]
      return typeof name === 'string' ? name : path
    },
    value: (value, { siteSettings }) => {
      const modes: Readonly<Record<string, string>> = siteSettings.standbyModes
      return Array.isArray(value) ? value.join(', ') : (modes[String(value)] ?? String(value))
    },
    draw: (fields) => <CoverSection fields={fields} />,
  },
]

/** A thing that was or is to be set, in words: what, from which value to which. */
export function tellChange(
  { path, from, to }: { readonly path: string; readonly from: Leaf | undefined; readonly to: Leaf | undefined },
  words: Words,
): string {
  const section = sections.find(({ owns }) => owns(path))
  if (section === undefined) return path
  return `${section.label(path, words)} ${section.value(from, words)} → ${section.value(to, words)}`
}
