import type { CommandBodies, EndReason, Priority, SentAdvice } from '@tocsin/domain'
import type { TypedCommand } from '@tocsin/link'
import type { Draft } from './draft.ts'

/** What a draft becomes: an incident (with units sent at once, or none), part of one, or nothing but its reason. */
export type Outcome =
  | { readonly kind: 'create'; readonly units: readonly string[]; readonly advice: SentAdvice | null }
  | { readonly kind: 'join'; readonly incident: string }
  | { readonly kind: 'end'; readonly reason: EndReason }

type Words = NonNullable<CommandBodies['describe-contact']['words']>

/** The caller's words, letter for letter as they were typed, or chosen; empty fields are left as the server has them. */
function wordsOf({ callerName, callerNumber, story, callerPlace, startedAt }: Draft): Words {
  const said = (key: keyof Words, text: string): Words => (text.trim() === '' ? {} : { [key]: text })
  const { chosen, typed } = callerPlace
  const source = chosen?.source === 'address' || chosen?.source === 'map' ? chosen.source : 'told'
  return {
    ...said('callerName', callerName),
    ...said('callerNumber', callerNumber),
    ...said('story', story),
    ...said('callerPlaceTyped', typed),
    ...(chosen !== null && { callerPlace: { point: chosen.point, radiusM: chosen.radiusM, source, at: startedAt } }),
  }
}

/** Opens the contact at the server as far as it is known, where this desk began it: from then on it is described. */
export const openingOf = (draft: Draft): readonly TypedCommand[] => (draft.isKnown ? [] : contactCommands(draft))

/** What has been typed so far, with the server under who typed it. */
export const wordsSoFar = (draft: Draft): readonly TypedCommand[] => contactCommands(draft)

/** The contact itself: opened with its clocks when this desk began it, else described. */
function contactCommands(draft: Draft): readonly TypedCommand[] {
  const { contact, isKnown, paper } = draft
  const startedAt = paper?.at ?? draft.startedAt
  // what is typed from paper is over
  const hungUpAt = draft.hungUpAt ?? paper?.at ?? null
  const words = wordsOf(draft)
  if (!isKnown) {
    const clocks = { rung: startedAt, handed: startedAt, offHook: startedAt, hungUp: hungUpAt }
    return [{ type: 'open-contact', body: { contact, channel: 'phone', clocks, words } }]
  }
  return Object.keys(words).length === 0 ? [] : [{ type: 'describe-contact', body: { contact, words } }]
}

export type Complete = Draft & { readonly type: string; readonly priority: Priority }

/** Whether there is enough for an incident: a type. A place may be missing; then it can be sent, but not recommended for. */
export const isComplete = (draft: Draft): draft is Complete =>
  draft.type !== null && draft.priority !== null && hasPaperTime(draft)

/** What comes from paper needs the time that stood there. */
export const hasPaperTime = ({ paper }: Draft): boolean => paper === null || paper.at !== null

function openIncident({ incident, contact, type, priority, place, tags, paper }: Complete): TypedCommand {
  const placeTyped = place.typed.trim() === '' ? null : place.typed
  return {
    type: 'open-incident',
    body: { incident, contact, type, priority, place: place.chosen, placeTyped, tags, onPaperAt: paper?.at ?? null },
  }
}

/** The commands that carry out `outcome`, in the order in which they have to be done. */
export function commandsFor(draft: Draft, outcome: Outcome): readonly TypedCommand[] {
  const { contact, incident, slip } = draft
  const first = contactCommands(draft)
  if (outcome.kind === 'end') return [...first, { type: 'end-contact', body: { contact, reason: outcome.reason } }]
  if (outcome.kind === 'join')
    return [...first, { type: 'join-contact', body: { contact, incident: outcome.incident } }]
  if (!isComplete(draft)) return []
  const { units, advice } = outcome
  const { alarmLevel: level } = draft
  const raising: TypedCommand[] = level > 1 ? [{ type: 'set-alarm-level', body: { incident, level } }] : []
  const sending = units.map((unit, index): TypedCommand => ({
    type: 'dispatch-unit',
    body: { slip: index === 0 ? slip : `${slip}-${index + 1}`, incident, unit, advice },
  }))
  return [...first, openIncident(draft), ...raising, ...sending]
}
