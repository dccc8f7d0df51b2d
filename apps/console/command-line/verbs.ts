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
  priority: 'pri',
  alarm: 'al',
  share: 'sh',
  cancel: 'ca',
  dial: 'call',
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
  'share',
] as const
export type IncidentVerb = (typeof incidentVerbs)[number]
/** Whether a verb opens a window about one incident. */
export const aboutIncident = (verb: Verb): verb is IncidentVerb => incidentVerbs.some((each) => each === verb)

/** What has no key of its own: a page, or how the page is read. */
export const plainActs = ['language', 'theme', 'wall-page', 'pack-page', 'sign-out'] as const
export type PlainAct = (typeof plainActs)[number]

/** Other words that people try for what a key does. */
const alsoCalled: Partial<Record<ActVerb, readonly string[]>> = {
  help: ['help', '帮助', 'bz'],
  'undo-on-map': ['undo', '撤销', 'cx'],
  'phone-book': ['phones', '电话', 'dh'],
  'part-again': ['part', '拆分', 'cf'],
}

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
/** The same for what has no key. */
export const plainKeys = Object.fromEntries(
  plainActs.map((act) => [act, both(zh.commandLine.plain[act], en.commandLine.plain[act])]),
) as { readonly [Name in PlainAct]: readonly string[] }
export const actionKeys = Object.fromEntries(
  Object.keys(en.actions)
    .filter(isAct)
    .map((action): [string, readonly string[]] => [
      action,
      [...both(zh.actions[action], en.actions[action]), ...(alsoCalled[action] ?? [])],
    ]),
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
