import { priorities, topAlarmLevel, type Priority, type reportableStatuses } from '@tocsin/domain'
import { pinyinInitials } from '@tocsin/ui'
import { rankOf } from '../rank.ts'
import { aboutIncident, plainActs, verbs, type ActVerb, type IncidentVerb, type PlainAct, type Verb } from './verbs.ts'

type Reportable = (typeof reportableStatuses)[number]

/** What the desk has that a line may name. */
export type Scene = {
  readonly incidents: readonly SceneIncident[]
  /** the incident whose card is shown */
  readonly selected: string | null
  readonly units: readonly SceneUnit[]
  /** what a status is found by, whichever language it is typed in */
  readonly statusKeys: { readonly [Status in Reportable]: readonly string[] }
  /** the same for a verb */
  readonly verbKeys: { readonly [Name in Verb]: readonly string[] }
  /** the same for what a key does */
  readonly actionKeys: { readonly [Name in ActVerb]: readonly string[] }
  /** in the language of the screen */
  /** layouts of the desk: those that every desk has, and one's own */
  readonly layouts: readonly SceneLayout[]
  readonly verbNames: { readonly [Name in Verb]: string }
  readonly actionNames: { readonly [Name in ActVerb]: string }
  /** what has no key: what it is found by, and its name */
  readonly plainKeys: { readonly [Name in PlainAct]: readonly string[] }
  readonly plainNames: { readonly [Name in PlainAct]: string }
  /** who is in the phone book */
  readonly phones: readonly ScenePhone[]
  /** what the gazetteer has for the text behind `find`, best first */
  readonly places: readonly ScenePlace[]
  /** a call form is open: a place that is found can be its place */
  readonly hasForm: boolean
}
export type ScenePlace = { readonly id: string; readonly label: string; readonly about: string }
export type ScenePhone = { readonly name: string; readonly number: string; readonly keys: readonly string[] }
export type SceneLayout = { readonly id: string; readonly name: string; readonly keys: readonly string[] }
export type SceneIncident = {
  readonly id: string
  readonly spoken: number
  /** in full, as it stands on paper */
  readonly number: string
  readonly words: string
}
export type SceneUnit = {
  readonly id: string
  readonly callSign: string
  readonly isFree: boolean
  /** statuses that may follow the present one */
  readonly next: readonly Reportable[]
}

/** What a line does once Enter is pressed. */
export type Deed =
  | { readonly do: 'send'; readonly incident: string; readonly units: readonly string[] }
  | { readonly do: 'report'; readonly unit: string; readonly status: Reportable }
  | { readonly do: 'note'; readonly incident: string; readonly note: string }
  | { readonly do: 'show-incident'; readonly incident: string }
  | { readonly do: 'show-unit'; readonly unit: string }
  /** chosen, and the map goes there */
  | { readonly do: 'go-to'; readonly kind: 'incident' | 'unit'; readonly id: string }
  | { readonly do: 'about'; readonly verb: IncidentVerb; readonly incident: string }
  | { readonly do: 'show-place'; readonly place: string }
  | { readonly do: 'set-place'; readonly place: string }
  | { readonly do: 'layout'; readonly layout: string }
  | { readonly do: 'priority'; readonly incident: string; readonly priority: Priority }
  | { readonly do: 'alarm'; readonly incident: string; readonly level: number }
  | { readonly do: 'throw-to-wall'; readonly incident: string }
  | { readonly do: 'cancel'; readonly unit: string }
  | { readonly do: 'dial'; readonly name: string; readonly number: string }
  | { readonly do: 'plain'; readonly act: PlainAct }
  | { readonly do: 'act'; readonly action: ActVerb }

/** A way to understand or to finish a line. Without a deed it only completes it. */
export type Offer = {
  readonly text: string
  readonly deed: Deed | null
  /** what stands behind a number that is only completed */
  readonly about?: string
}

const most = 9
/** of each kind, where incidents, units, commands and places stand in one list */
const mostOfKind = 4

/**
 * What a line may mean, the likeliest first. `E12 os` puts a unit on scene, `d 23 E12 E14` sends, `note 23 ...` writes,
 * `close 23` opens that window, `23` shows the incident, and the name of anything that has a key does it. Verbs, statuses and
 * names may be typed in Chinese, in pinyin initials, in English or as their code; numbers may have their #.
 */
export function offersFor(line: string, scene: Scene): readonly Offer[] {
  const isOpen = line === '' || /\s$/.test(line)
  const words = line.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const [first = '', ...rest] = words
  if (rest.length === 0 && !isOpen) return firstWords(first, scene)
  const unit = unitNamed(first, scene)
  if (unit !== undefined) return ofUnit(unit, rest, scene)
  const verb = verbNamed(first, scene)
  const said = verb === undefined ? [] : ofVerb(verb, first, rest, isOpen, line, scene)
  // A name of several words: `show the keys`.
  const whole = line.trim().toLowerCase()
  return said.length > 0 ? said : [...actions(whole, scene), ...layoutsLike(whole, scene)]
}

/** What is looked for in the gazetteer: the text behind `find`; null where the line says something else, or too little. */
export function placeTextOf(line: string, scene: Pick<Scene, 'verbKeys'>): string | null {
  const [first = '', ...rest] = line.trim().split(/\s+/)
  const text = rest.join(' ')
  return text.length > 1 && verbNamed(first, scene) === 'find' ? text : null
}

/** Whether what follows is free text: then the input method belongs to the line. */
export const isFreeText = (line: string, scene: Scene): boolean => {
  const [first = '', ...rest] = line.trimStart().split(/\s+/)
  return rest.length > 0 && ['note', 'find'].includes(verbNamed(first, scene) ?? '')
}

/** Whether what is typed is to be kept: the words of a note. */
export const isNote = (line: string, scene: Pick<Scene, 'verbKeys'>): boolean =>
  verbNamed(line.trimStart().split(/\s+/)[0] ?? '', scene) === 'note'

function firstWords(word: string, scene: Scene): readonly Offer[] {
  const typed = word.toLowerCase()
  const incidents = incidentsLike(word, scene).map(showIncident)
  const units = unitsLike(word, scene).map((unit) => ({
    text: unit.callSign,
    deed: showUnit(unit),
    isWhole: isCalled(unit, typed),
  }))
  const said = verbsLike(typed, scene).map((verb): Offer => ({
    text: `${scene.verbNames[verb]} `,
    deed: deedOfVerb(verb, scene),
  }))
  const whole = units.filter(({ isWhole }) => isWhole)
  const others = units.filter(({ isWhole }) => !isWhole)
  const found = [
    ...whole,
    ...said,
    ...incidents,
    ...actions(typed, scene),
    ...layoutsLike(typed, scene),
    ...others,
  ].map(({ text, deed }) => ({
    text,
    deed,
  }))
  // what is no name of anything here may be one of a place
  return found.length > 0 ? found.slice(0, most) : [{ text: `${scene.verbNames.find} ${word} `, deed: null }]
}

const isCalled = ({ callSign }: SceneUnit, typed: string): boolean => callSign.toLowerCase() === typed
const showIncident = ({ id, spoken }: SceneIncident): Offer => ({
  text: `${spoken}`,
  deed: { do: 'show-incident', incident: id },
})
const showUnit = ({ id }: SceneUnit): Deed => ({ do: 'show-unit', unit: id })

/** A verb that is about the incident on the card needs no number. */
function deedOfVerb(verb: Verb, { selected }: Scene): Deed | null {
  return selected !== null && aboutIncident(verb) ? { do: 'about', verb, incident: selected } : null
}

function ofUnit(unit: SceneUnit, rest: readonly string[], { statusKeys }: Scene): readonly Offer[] {
  const typed = rest.join(' ').toLowerCase()
  const reports = sure(unit.next, (status) => (typed === '' ? 1 : beginning(statusKeys[status], typed))).map(
    ({ item: status, isMeant }): Offer => {
      const [code = status] = statusKeys[status]
      const deed = { do: 'report', unit: unit.id, status } as const
      return { text: `${unit.callSign} ${code}`, deed: isMeant ? deed : null }
    },
  )
  return typed === '' ? [{ text: unit.callSign, deed: showUnit(unit) }, ...reports] : reports
}

function ofVerb(
  verb: Verb,
  first: string,
  rest: readonly string[],
  isOpen: boolean,
  line: string,
  scene: Scene,
): readonly Offer[] {
  if (verb === 'send') return toSend(first, rest, isOpen, scene)
  if (verb === 'note') return toNote(line, first, rest, scene)
  if (verb === 'find') return toFind(first, rest, scene)
  if (verb === 'layout') return toLayout(first, rest, scene)
  if (verb === 'priority' || verb === 'alarm') return toStep(verb, first, rest, scene)
  if (verb === 'cancel') return toCancel(first, rest, scene)
  if (verb === 'dial') return toDial(first, rest, scene)
  if (verb === 'throw' && rest.length === 2) return toWall(first, rest, scene)
  const [number = ''] = rest
  if (rest.length > 1 || !aboutIncident(verb)) return []
  const named = number === '' ? scene.selected : incidentNumbered(number, scene)?.id
  const chosen = number === '' ? scene.incidents.filter(({ id }) => id === named) : incidentsLike(number, scene)
  return chosen.map(({ id, spoken }) => ({
    text: `${first} ${spoken}`,
    deed: id === named ? { do: 'about', verb, incident: id } : null,
  }))
}

/** `d 23 E12 E14`; without a number to the incident on the card. */
function toSend(first: string, rest: readonly string[], isOpen: boolean, scene: Scene): readonly Offer[] {
  const named = rest[0] === undefined ? undefined : incidentNumbered(rest[0], scene)
  const incident = named?.id ?? scene.selected
  if (incident === null) return toWhich(rest[0] ?? '', scene, (spoken) => [first, spoken, ...rest.slice(1)].join(' '))
  const before = named === undefined ? rest : rest.slice(1)
  const done = isOpen ? before : before.slice(0, -1)
  const units = done.map((word) => unitNamed(word, scene))
  if (units.some((unit) => unit === undefined)) return []
  const chosen = units.flatMap((unit) => unit ?? [])
  const start = [first, ...(named === undefined ? [] : [named.spoken]), ...chosen.map(({ callSign }) => callSign)].join(
    ' ',
  )
  const typed = isOpen ? '' : (before.at(-1) ?? '')
  const deedFor = (sent: readonly SceneUnit[]): Deed => ({ do: 'send', incident, units: sent.map(({ id }) => id) })
  const free = scene.units.filter((unit) => unit.isFree && !chosen.includes(unit))
  const more = sure(free, ({ callSign }) => (typed === '' ? 1 : rankOf([callSign.toLowerCase()], typed.toLowerCase())))
    .slice(0, most)
    .map(({ item: unit, isMeant }): Offer => {
      const text = `${start} ${unit.callSign}`
      return { text, deed: isMeant && typed !== '' ? deedFor([...chosen, unit]) : null }
    })
  const numbers =
    rest.length <= 1 && named === undefined && typed !== ''
      ? incidentsLike(typed, scene).map(({ spoken }): Offer => ({ text: `${first} ${spoken} `, deed: null }))
      : []
  const whole: Offer[] = typed === '' && chosen.length > 0 ? [{ text: start, deed: deedFor(chosen) }] : []
  return [...whole, ...more, ...numbers].slice(0, most)
}

/** `note 23 ...` and `note ...`; the text stays as it was typed. */
function toNote(line: string, first: string, rest: readonly string[], scene: Scene): readonly Offer[] {
  const text = line.trimStart().slice(first.length).trim()
  const named = rest.length > 1 || /\s$/.test(line) ? incidentNumbered(rest[0] ?? '', scene) : undefined
  const incident = named?.id ?? scene.selected
  const note = named === undefined ? text : text.slice((rest[0] ?? '').length).trim()
  if (incident === null) return toWhich('', scene, (spoken) => `${first} ${spoken} ${text}`)
  if (note === '') return []
  return [{ text: line.trimEnd(), deed: { do: 'note', incident, note } }]
}

/** Nothing is on the card and no number was said: the incidents there are, to go on with. */
const toWhich = (typed: string, scene: Scene, lineFor: (spoken: number) => string): readonly Offer[] =>
  (incidentsLike(typed, scene).length > 0 ? incidentsLike(typed, scene) : scene.incidents)
    .slice(0, most)
    .map(({ spoken, words }) => ({ text: `${lineFor(spoken).trim()} `, deed: null, about: words }))

/**
 * Units, incidents, commands and places in one list. Places come last, for they come later: what is marked must not be
 * another thing when Enter falls.
 */
function toFind(first: string, rest: readonly string[], scene: Scene): readonly Offer[] {
  const typed = rest.join(' ')
  if (typed === '') return []
  const incidents = incidentsLike(typed, scene).map(({ id, spoken }): Offer => ({
    text: `${first} ${spoken}`,
    deed: { do: 'go-to', kind: 'incident', id },
  }))
  const units = unitsLike(typed, scene).map((unit): Offer => ({
    text: `${first} ${unit.callSign}`,
    deed: { do: 'go-to', kind: 'unit', id: unit.id },
  }))
  const named = actions(typed.toLowerCase(), scene)
  const local = [units, incidents, named].flatMap((each) => each.slice(0, mostOfKind))
  return [...local, ...toPlaces(first, scene)]
}

/** With a call form open a place is the call's first of all; the map goes there in any case. */
const toPlaces = (first: string, { places, hasForm }: Scene): readonly Offer[] =>
  (hasForm ? (['set-place', 'show-place'] as const) : (['show-place'] as const)).flatMap((deed) =>
    places.map(({ id, label, about }): Offer => ({ text: `${first} ${label}`, about, deed: { do: deed, place: id } })),
  )

/** `priority 23 1`, `alarm 2`: the last number is the step, the one before the incident. */
function toStep(verb: 'priority' | 'alarm', first: string, rest: readonly string[], scene: Scene): readonly Offer[] {
  if (rest.length > 2) return []
  const steps = verb === 'priority' ? priorities : Array.from({ length: topAlarmLevel }, (_, at) => at + 1)
  const isStep = (word: string): boolean => steps.some((step) => String(step) === word)
  const [one = ''] = rest
  // `priority 23` goes on with the steps of 23
  const named = rest.length === 2 || (rest.length === 1 && !isStep(one)) ? incidentNumbered(one, scene) : undefined
  if (rest.length > 0 && named === undefined && (rest.length === 2 || !isStep(one))) return []
  const incident = named?.id ?? scene.selected
  if (incident === null) return toWhich('', scene, (spoken) => `${first} ${spoken}`)
  const said = named === undefined ? rest[0] : rest[1]
  const start = [first, ...(named === undefined ? [] : [named.spoken])].join(' ')
  return steps
    .filter((step) => said === undefined || String(step) === said)
    .map((step): Offer => {
      const priority = priorities.find((each) => each === step)
      const deed: Deed | null =
        verb === 'alarm'
          ? { do: 'alarm', incident, level: step }
          : priority === undefined
            ? null
            : { do: 'priority', incident, priority }
      return { text: `${start} ${step}`, deed: said === undefined ? null : deed }
    })
}

/** `cancel E12`: the slip that it is on; only what is at work can be called back. */
function toCancel(first: string, rest: readonly string[], scene: Scene): readonly Offer[] {
  const typed = (rest[0] ?? '').toLowerCase()
  if (rest.length > 1) return []
  const working = scene.units.filter(({ isFree }) => !isFree)
  return sure(working, ({ callSign }) => (typed === '' ? 1 : rankOf([callSign.toLowerCase()], typed)))
    .slice(0, most)
    .map(({ item: { id, callSign }, isMeant }) => ({
      text: `${first} ${callSign}`,
      deed: isMeant && typed !== '' ? { do: 'cancel', unit: id } : null,
    }))
}

/** `dial 120`, `dial hospital`: by number, or whatever of a name says which. */
function toDial(first: string, rest: readonly string[], { phones }: Scene): readonly Offer[] {
  const typed = rest.join(' ').toLowerCase()
  return sure(phones, ({ number, keys }) => (typed === '' ? 1 : rankOf([number, ...keys], typed)))
    .slice(0, most)
    .map(({ item: { name, number }, isMeant }) => ({
      text: `${first} ${name}`,
      about: number,
      deed: isMeant && typed !== '' ? { do: 'dial', name, number } : null,
    }))
}

/** `throw 23 wall`. */
function toWall(first: string, [number = '', to = '']: readonly string[], scene: Scene): readonly Offer[] {
  const named = incidentNumbered(number, scene)
  const isWall = ['wall', '大屏', 'dp'].some((each) => each.startsWith(to.toLowerCase()))
  if (named === undefined || !isWall) return []
  return [{ text: `${first} ${named.spoken} ${to}`, deed: { do: 'throw-to-wall', incident: named.id } }]
}

/** A layout by its name alone. */
const layoutsLike = (typed: string, { layouts }: Scene): readonly Offer[] =>
  sure(layouts, ({ keys }) => beginning(keys, typed)).map(({ item: { id, name }, isMeant }) => ({
    text: name,
    deed: isMeant ? { do: 'layout', layout: id } : null,
  }))

/** `layout night`, `布局 夜间`: whatever of its name says which. */
function toLayout(first: string, rest: readonly string[], { layouts }: Scene): readonly Offer[] {
  const typed = rest.join(' ').toLowerCase()
  return sure(layouts, ({ keys }) => (typed === '' ? 1 : rankOf(keys, typed))).map(
    ({ item: { id, name }, isMeant }) => ({
      text: `${first} ${name}`,
      deed: isMeant ? { do: 'layout', layout: id } : null,
    }),
  )
}

function actions(typed: string, scene: Scene): readonly Offer[] {
  const plain = ranked(plainActs, (act) => beginning(scene.plainKeys[act], typed)).map((act): Offer => ({
    text: scene.plainNames[act],
    deed: { do: 'plain', act },
  }))
  const found = ranked(Object.entries(scene.actionKeys), ([, keys]) => beginning(keys, typed))
  const keyed = found.flatMap(([action]): Offer[] =>
    isAct(action, scene) ? [{ text: scene.actionNames[action], deed: { do: 'act', action } }] : [],
  )
  return [...keyed, ...plain].slice(0, most)
}

const isAct = (name: string, { actionKeys }: Scene): name is ActVerb => name in actionKeys

function verbsLike(typed: string, { verbKeys }: Scene): readonly Verb[] {
  return ranked(verbNames, (verb) => beginning(verbKeys[verb], typed))
}
const verbNames = Object.keys(verbs).filter((name): name is Verb => name in verbs)

function verbNamed(word: string, { verbKeys }: Pick<Scene, 'verbKeys'>): Verb | undefined {
  return verbNames.find((verb) => verbKeys[verb].includes(word.toLowerCase()))
}

/** Call signs that are the text, then those that begin with it, then those that hold it. */
const unitsLike = (typed: string, { units }: Scene): readonly SceneUnit[] =>
  typed === ''
    ? units.slice(0, most)
    : ranked(units, ({ callSign }) => rankOf(spellings(callSign), typed.toLowerCase())).slice(0, most)

/** `E01` is called `E1` too. */
function spellings(callSign: string): readonly string[] {
  const small = callSign.toLowerCase()
  return [...new Set([small, small.replace(/^(\D+)0+(?=\d)/, '$1')])]
}

const unitNamed = (word: string, { units }: Scene): SceneUnit | undefined =>
  units.find((unit) => isCalled(unit, word.toLowerCase()))

const incidentNumbered = (word: string, { incidents }: Scene): SceneIncident | undefined =>
  /^#?\d+$/.test(word) ? incidents.find(({ spoken }) => spoken === Number(word.replace('#', ''))) : undefined

/** From so many digits on a number is the one on paper: nobody says that many. */
const fullFrom = 6

function incidentsLike(typed: string, { incidents }: Scene): readonly SceneIncident[] {
  const text = typed.replace('#', '').toLowerCase()
  const isNumber = /^\d+$/.test(text)
  return ranked(incidents, ({ spoken, number, words }) =>
    rankOf(isNumber ? [text.length < fullFrom ? `${spoken}` : number] : [words.toLowerCase(), initialsOf(words)], text),
  ).slice(0, most)
}

const initials = new Map<string, string>()
/** Worked out once for each text: collation is slow, and the words of an incident seldom change. */
function initialsOf(words: string): string {
  const known = initials.get(words)
  if (known !== undefined) return known
  if (initials.size > 2000) initials.clear()
  const made = pinyinInitials(words)
  initials.set(words, made)
  return made
}

/** As `rankOf`, but nothing in the middle of a word: `os` is no way to say `oos`. */
function beginning(keys: readonly string[], typed: string): number | undefined {
  const rank = rankOf(keys, typed)
  return rank === 3 ? undefined : rank
}

/** Ranked, each with whether it alone can be meant: named in full, or nothing else fits. Anything else is only completed. */
function sure<Item>(items: readonly Item[], rank: (item: Item) => number | undefined) {
  const found = ranked(items, rank)
  return found.map((item) => ({ item, isMeant: found.length === 1 || rank(item) === 0 }))
}

/** Those that have a rank, the least first, else in their order. */
function ranked<Item>(items: readonly Item[], rank: (item: Item) => number | undefined): readonly Item[] {
  return items
    .flatMap((item) => {
      const at = rank(item)
      return at === undefined ? [] : [{ item, at }]
    })
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
