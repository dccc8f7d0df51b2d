import type { reportableStatuses } from '@tocsin/domain'
import { pinyinInitials } from '@tocsin/ui'
import { wordsOf } from '@tocsin/ui/words'
import type { Action } from '../keys.ts'

/** Verbs of the command line, each with its short code. Their names are in the words of the screens. */
export const verbs = {
  send: 'd',
  note: 'n',
  find: 'f',
  close: 'x',
  feedback: 'fb',
  edit: 'e',
  tags: 't',
  join: 'j',
  'hand-over': 'h',
  'send-to-post': 'p',
  'units-of': 's',
  throw: 'th',
  layout: 'l',
} as const
export type Verb = keyof typeof verbs

const incidentVerbs = [
  'close',
  'feedback',
  'edit',
  'tags',
  'join',
  'hand-over',
  'send-to-post',
  'units-of',
  'throw',
] as const
export type IncidentVerb = (typeof incidentVerbs)[number]
/** Whether a verb opens a window about one incident. */
export const aboutIncident = (verb: Verb): verb is IncidentVerb => incidentVerbs.some((each) => each === verb)

/** What a key does and no verb says. */
const notActs = ['send-numbered', 'leave', 'command-line', 'close-notice', 'close-notices'] as const
export type ActVerb = Exclude<Action, (typeof notActs)[number]>

/** What radio and paper use for short. */
const statusCodes: { readonly [Status in (typeof reportableStatuses)[number]]: readonly string[] } = {
  acknowledged: ['ak'],
  'en-route': ['er'],
  'on-scene': ['os'],
  transporting: ['tr'],
  'at-destination': ['ad'],
  clearing: ['cl'],
  'on-call': ['oc'],
  available: ['av'],
  'out-of-service': ['oos'],
}

const [zh, en] = [wordsOf('zh-CN'), wordsOf('en')]
const both = (chinese: string, english: string): readonly string[] => [
  chinese,
  pinyinInitials(chinese),
  english.toLowerCase(),
]

/** What statuses, verbs and actions are found by: code, Chinese, pinyin initials, English; worked out once. */
export const statusKeys = keysOf(statusCodes, (status) => both(zh.trade.statuses[status], en.trade.statuses[status]))
/** What the layouts that every desk has are found by. */
export const builtInKeys = mapValues(en.layout.builtIns, (_, name) => [
  name,
  ...both(zh.layout.builtIns[name], en.layout.builtIns[name]),
])
export const verbKeys = keysOf(
  mapValues(verbs, (code) => [code]),
  (verb) => both(zh.commandLine.verbs[verb], en.commandLine.verbs[verb]),
)
export const actionKeys = Object.fromEntries(
  Object.keys(en.actions)
    .filter(isAct)
    .map((action) => [action, both(zh.actions[action], en.actions[action])]),
) as { readonly [Name in ActVerb]: readonly string[] }

function isAct(name: string): name is ActVerb {
  return name in en.actions && !notActs.some((each) => each === name)
}

function keysOf<Name extends string>(
  codes: { readonly [Key in Name]: readonly string[] },
  names: (name: Name) => readonly string[],
): { readonly [Key in Name]: readonly string[] } {
  return mapValues(codes, (code, name) => [...code, ...names(name)])
}

function mapValues<Name extends string, From, To>(
  from: { readonly [Key in Name]: From },
  make: (value: From, name: Name) => To,
): { readonly [Key in Name]: To } {
  const made = Object.entries<From>(from).map(([name, value]) => [name, make(value, name as Name)])
  return Object.fromEntries(made) as { readonly [Key in Name]: To }
}
