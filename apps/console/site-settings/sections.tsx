import type { Words } from '@tocsin/ui/words'
import type { ReactNode } from 'react'
import { alertKinds, branches, responseClocks } from '@tocsin/domain'
import { LadderSection } from './ladder-section.tsx'
import { BriefingSection } from './briefing-section.tsx'
import { CatalogueSection } from '../lists/catalogue-section.tsx'
import { CoverSection } from './cover-section.tsx'
import { FilesSection } from './files-section.tsx'
import { isAction } from '../keys.ts'
import { KeysSection } from './keys-section.tsx'
import { tellPresses } from './told-keys.ts'
import { LearntSection } from './learnt-section.tsx'
import type { Leaf } from './leaves.ts'
import { PhoneBookSection } from './phone-book-section.tsx'
import { SignInSection } from './sign-in-section.tsx'
import { ShiftsSection } from './shifts-section.tsx'
import { RetentionSection } from './retention-section.tsx'
import { SirensSection } from './sirens-section.tsx'
import { StatusGraphSection } from './status-graph-section.tsx'
import { tellRows } from './status-rows.ts'
import { TargetsSection } from './targets-section.tsx'
import { TurnoutSection } from './turnout-section.tsx'
import { tellTurnout } from './turnout.ts'
import type { Fields } from './use-settings.ts'
import { plainText } from './plain-text.ts'

/** A part of the settings: its name in the list, which things it sets (by path), how these are told, and its screen. */
export type Section = {
  readonly key: string
  readonly title: (words: Words) => string
  readonly owns: (path: string) => boolean
  readonly label: (path: string, words: Words) => string
  readonly value: (value: Leaf | undefined, words: Words) => string
  readonly draw: (fields: Fields) => ReactNode
}

function kindIn(path: string, { trade }: Words): string {
  const kinds: Readonly<Record<string, string>> = trade.unitKinds
  const kind = path.split('.')[1] ?? ''
  return kinds[kind] ?? kind
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
    key: 'ladder',
    title: ({ alerts }) => alerts.settings.title,
    owns: (path) => path.startsWith('alert') || path.startsWith('notMovingOf'),
    label: ladderLabel,
    value: (value, { alerts }) => {
      const said: Readonly<Record<string, string>> = { ...alerts.steps, ...alerts.settings.tones }
      if (value === undefined) return alerts.settings.asUsual
      return typeof value === 'number'
        ? `${value} ${alerts.settings.seconds}`
        : (said[plainText(value)] ?? plainText(value))
    },
    draw: (fields) => <LadderSection fields={fields} />,
  },
  {
    key: 'status-graph',
    title: ({ units }) => units.graph,
    owns: (path) => path.startsWith('statusGraph'),
    label: (path, words) => `${words.units.graph}: ${kindIn(path, words)}`,
    value: tellRows,
    draw: (fields) => <StatusGraphSection fields={fields} />,
  },
  {
    key: 'turnout',
    title: ({ units }) => units.turnout,
    owns: (path) => path.startsWith('turnoutS'),
    label: (path, words) => `${words.units.turnout}: ${kindIn(path, words)}`,
    value: tellTurnout,
    draw: (fields) => <TurnoutSection fields={fields} />,
  },
  {
    key: 'catalogue',
    title: ({ lists }) => lists.catalogue,
    // it has versions and a save key of its own
    owns: () => false,
    label: (path) => path,
    value: () => '',
    draw: () => <CatalogueSection />,
  },
  {
    key: 'phone-book',
    title: ({ calls }) => calls.book,
    owns: (path) => path === 'partners',
    label: (_, { calls }) => calls.book,
    value: (value, { calls }) => calls.centres(Array.isArray(value) ? value.length : 0),
    draw: (fields) => <PhoneBookSection fields={fields} />,
  },
  {
    key: 'cover',
    title: ({ siteSettings }) => siteSettings.cover,
    owns: (path) => path === 'coverMinutes' || path.startsWith('coverKinds') || path.startsWith('standby.'),
    label: (path, { siteSettings, trade }) => {
      const branch = branches.find((each) => path === `coverKinds.${each}`)
      if (branch !== undefined) return `${siteSettings.coverKinds}: ${trade.branches[branch]}`
      const names: Readonly<Record<string, unknown>> = siteSettings
      const name = names[path === 'standby.mode' ? 'standbyMode' : path.replace('standby.', '')]
      return typeof name === 'string' ? name : path
    },
    value: (value, { siteSettings, trade }) => {
      if (value === undefined) return siteSettings.isDefault
      if (Array.isArray(value) && value.length === 0) return siteSettings.loadLeftOut
      const kinds: Readonly<Record<string, string>> = trade.unitKinds
      const modes: Readonly<Record<string, string>> = siteSettings.standbyModes
      return Array.isArray(value)
        ? value.map((each) => kinds[String(each)] ?? String(each)).join(', ')
        : (modes[plainText(value)] ?? plainText(value))
    },
    draw: (fields) => <CoverSection fields={fields} />,
  },
  {
    key: 'targets',
    title: ({ siteSettings }) => siteSettings.targets,
    owns: (path) => path.startsWith('clockTargetS') || path.startsWith('clockSharePct'),
    label: (path, { siteSettings, wall }) => {
      const clock = responseClocks.find((each) => path.endsWith(`.${each}`))
      const head = path.startsWith('clockTargetS') ? siteSettings.targetS : siteSettings.targetShare
      return clock === undefined ? path : `${wall.clockNames[clock]}: ${head}`
    },
    value: (value, { siteSettings }) => (value === undefined ? siteSettings.isDefault : plainText(value)),
    draw: (fields) => <TargetsSection fields={fields} />,
  },
  {
    key: 'briefing',
    title: ({ duty }) => duty.briefing,
    owns: (path) => path.startsWith('briefLeader.'),
    label: (path, { duty }) => {
      if (path.endsWith('types')) return duty.briefTypes
      return path.endsWith('toPriority') ? duty.briefPriority : duty.briefAlarm
    },
    value: (value, { relief }) =>
      Array.isArray(value) ? (value.length > 0 ? value.join(' ') : relief.none) : plainText(value),
    draw: (fields) => <BriefingSection fields={fields} />,
  },
  {
    key: 'shifts',
    title: ({ relief }) => relief.shifts,
    owns: (path) => path === 'shiftTimes' || path === 'onDutyRoles',
    label: (path, { relief, duty }) => (path === 'onDutyRoles' ? duty.onDutyRoles : relief.shiftTimes),
    value: (value, { relief, trade }) => {
      const names: Readonly<Record<string, string>> = trade.roles
      return Array.isArray(value) && value.length > 0
        ? value.map((each) => names[String(each)] ?? String(each)).join(' ')
        : relief.none
    },
    draw: (fields) => <ShiftsSection fields={fields} />,
  },
  {
    key: 'files',
    title: ({ attachments }) => attachments.title,
    owns: (path) => path === 'largestFileMb',
    label: (_, { siteSettings }) => siteSettings.largestFileMb,
    value: (value, { siteSettings }) => (value === undefined ? siteSettings.isDefault : `${plainText(value)} MB`),
    draw: (fields) => <FilesSection fields={fields} />,
  },
  {
    key: 'sign-in',
    title: ({ lock }) => lock.settings.title,
    owns: (path) => path.startsWith('signIn.'),
    label: (path, { lock }) => {
      if (path.endsWith('lockAfterMin')) return lock.settings.lockAfterMin
      return path.endsWith('terminalRoles') ? lock.settings.terminalRoles : lock.settings.secondFactorRoles
    },
    value: (value, { lock, trade, desk }) => {
      if (!Array.isArray(value)) return lock.settings.minutes(plainText(value))
      const names: Readonly<Record<string, string>> = trade.roles
      const said = value.map((each) => names[String(each)] ?? String(each)).join(desk.listSeparator)
      return said === '' ? lock.settings.nobody : said
    },
    draw: (fields) => <SignInSection fields={fields} />,
  },
  {
    key: 'retention',
    title: ({ siteSettings }) => siteSettings.retention,
    owns: (path) => path.startsWith('retention.'),
    label: (path, { siteSettings }) =>
      path === 'retention.positionDays' ? siteSettings.positionDays : siteSettings.callerDays,
    value: (value, { siteSettings }) =>
      value === undefined ? siteSettings.isDefault : siteSettings.days(plainText(value)),
    draw: (fields) => <RetentionSection fields={fields} />,
  },
  {
    key: 'keys',
    title: ({ siteKeys }) => siteKeys.title,
    owns: (path) => path.startsWith('keys.'),
    label: (path, { siteKeys, actions }) => {
      const action = path.slice('keys.'.length)
      return `${siteKeys.title}: ${isAction(action) ? actions[action] : action}`
    },
    value: (value, words) => tellPresses(value, words),
    draw: (fields) => <KeysSection fields={fields} />,
  },
]

function ladderLabel(path: string, { alerts, trade }: Words): string {
  const [group = '', name = ''] = path.split('.')
  if (group === 'alertTone') return alerts.settings.tone
  const kind = alertKinds.find((each) => each === name)
  const steps: Readonly<Record<string, string>> = alerts.steps
  const units: Readonly<Record<string, string>> = trade.unitKinds
  if (kind !== undefined)
    return `${alerts.kinds[kind]}: ${group === 'alertTop' ? alerts.settings.top : alerts.settings.after}`
  return group === 'notMovingOf'
    ? `${alerts.kinds['not-moving']}: ${units[name] ?? name}`
    : `${alerts.settings.ladder}: ${steps[name] ?? name}`
}

/** A thing that was or is to be set, in words: what, from which value to which. */
export function tellChange(
  { path, from, to }: { readonly path: string; readonly from: Leaf | undefined; readonly to: Leaf | undefined },
  words: Words,
): string {
  const section = sections.find(({ owns }) => owns(path))
  if (section === undefined) return path
  return `${section.label(path, words)} ${section.value(from, words)} → ${section.value(to, words)}`
}
