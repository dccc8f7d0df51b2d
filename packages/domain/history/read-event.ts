import { z } from 'zod'
import type { AnyEvent, EventType } from '../all-events.ts'

/** Every event type that the log may hold, with the newest version of its shape. */
export const eventTypes: { readonly [Type in EventType]: number } = {
  'organisation-founded': 1,
  'settings-changed': 1,
  'organisation-kind-set': 1,
  'superior-asked': 1,
  'superior-joined': 1,
  'superior-ended': 1,
  'organisation-area-set': 1,
  'shift-relieved': 1,
  'account-created': 1,
  'role-granted': 1,
  'role-revoked': 1,
  'account-post-set': 1,
  'account-disabled': 1,
  'account-enabled': 1,
  'account-joined-unit': 1,
  'account-left-unit': 1,
  'account-let-in': 1,
  'account-shut-out': 1,
  'contact-sealed': 1,
  'slip-sealed': 1,
  'alert-sealed': 1,
  'incident-sealed': 1,
  'sealed-people-changed': 1,
  'incident-unsealed': 1,
  'glass-broken': 1,
  'post-opened': 1,
  'post-changed': 1,
  'post-area-set': 1,
  'post-number-set': 1,
  'name-taught': 1,
  'name-confirmed': 1,
  'name-withdrawn': 1,
  'catalogue-changed': 2,
  'plan-written': 1,
  'plan-retired': 1,
  'unit-registered': 2,
  'unit-changed': 1,
  'unit-retired': 1,
  'unit-restored': 1,
  'unit-equipped': 1,
  'unit-signed-on': 3,
  'unit-signed-off': 1,
  'unit-status-changed': 2,
  'unit-planned': 1,
  'unit-unplanned': 1,
  'unit-attached': 1,
  'unit-detached': 1,
  'unit-warned': 1,
  'news-acknowledged': 1,
  'unit-lent': 1,
  'loan-accepted': 1,
  'loan-ended': 1,
  'unit-heard': 1,
  'unit-moved': 1,
  'contact-opened': 1,
  'contact-taken': 1,
  'contact-described': 1,
  'contact-hung-up': 1,
  'contact-ended': 1,
  'contact-attached': 1,
  'contact-shared': 1,
  'contact-parted': 1,
  'contact-closed': 1,
  'contact-safety-set': 1,
  'contact-asks-first': 1,
  'contact-flooding-marked': 1,
  'contact-taken-over': 1,
  'contact-seat-changed': 1,
  'contact-claim-told': 1,
  'contact-parked': 1,
  'contact-unparked': 1,
  'contact-rung-back': 1,
  'contact-located': 1,
  'contact-passed': 1,
  'contact-pass-answered': 1,
  'incident-opened': 3,
  'incident-retyped': 1,
  'incident-tagged': 1,
  'alarm-level-set': 1,
  'hazards-updated': 1,
  'incident-confirmed': 1,
  'incident-placed': 1,
  'incident-noted': 3,
  'file-attached': 1,
  'file-withdrawn': 1,
  'incident-drawn-on': 1,
  'drawing-withdrawn': 1,
  'incident-contact-added': 1,
  'incident-contact-removed': 1,
  'incident-slip-added': 1,
  'incident-crew-named': 1,
  'incident-resumed': 1,
  'incident-awaits-feedback': 1,
  'incident-returned': 1,
  'incident-closed': 1,
  'incident-reopened': 1,
  'incident-held': 1,
  'incident-released': 1,
  'incident-joined': 1,
  'incident-parted': 1,
  'incident-took-in': 1,
  'incident-let-go': 1,
  'handover-offered': 1,
  'handover-accepted': 1,
  'handover-refused': 1,
  'handover-withdrawn': 1,
  'incident-thrown': 1,
  'leader-briefed': 1,
  'incident-shared': 1,
  'share-accepted': 1,
  'share-ended': 1,
  'help-ended': 1,
  'help-resumed': 1,
  'slip-issued': 2,
  'slip-started': 1,
  'slip-arrived': 1,
  'slip-signed': 1,
  'crew-named': 1,
  'run-progressed': 1,
  'run-diverted': 1,
  'run-relieved': 1,
  'run-stood-down': 1,
  'run-corrected': 1,
  'slip-finished': 1,
  'slip-refused': 1,
  'slip-cancelled': 1,
  'feedback-filed': 2,
  'feedback-returned': 1,
  'feedback-accepted': 1,
  'help-recalled': 1,
  'slip-filed-away': 1,
  'choice-explained': 1,
  'closure-drawn': 1,
  'closure-changed': 1,
  'closure-lifted': 1,
  'premises-registered': 1,
  'premises-changed': 1,
  'premises-change-asked': 1,
  'premises-change-dropped': 1,
  'premises-removed': 1,
  'note-proposed': 2,
  'note-contact-read': 1,
  'note-approved': 1,
  'note-review-asked': 1,
  'note-refused': 1,
  'note-withdrawn': 1,
  'note-expired': 1,
  'alert-raised': 1,
  'alert-climbed': 1,
  'alert-taken': 1,
  'alert-handed-on': 1,
  'alert-escalated': 1,
  'alert-settled': 1,
  'alert-closed': 1,
  'agreement-proposed': 1,
  'agreement-accepted': 1,
  'agreement-renewal-asked': 1,
  'agreement-renewed': 1,
  'agreement-ended': 1,
  'relief-begun': 1,
  'relief-commented': 1,
  'relief-handed': 1,
  'relief-taken': 1,
  'relief-dropped': 1,
  'instruction-written': 1,
  'instruction-ended': 1,
  'duty-planned': 1,
  'duty-extended': 1,
  'duty-withdrawn': 1,
  'duty-retired': 1,
  'personal-read': 2,
  'access-noted': 1,
  'try-refused': 1,
  'signed-in': 1,
  'signed-out': 1,
  'desk-locked': 1,
  'desk-unlocked': 1,
  'terminal-changed': 1,
  'words-erased': 1,
  'review-raised': 1,
  'review-done': 1,
}

const nothingTold = { confirmed: null, severity: null, values: {}, words: [] }

const sensitiveCode = /domestic|sex|rape|suicid/i
const listOfTypes = z.array(z.looseObject({ code: z.string() }))

function withSensitiveTypes(data: object): object {
  const types = listOfTypes.safeParse('types' in data ? data.types : undefined).data ?? []
  return { ...data, types: types.map((each) => ({ ...each, sensitive: sensitiveCode.test(each.code) })) }
}

const notFromPaper = (data: object): object => ({ ...data, onPaperAt: null })

/** What has to be done to data of a type that was written with version n, to make it version n + 1. */
const upcasts: ReadonlyMap<string, readonly ((data: object) => object)[]> = new Map([
  // 2: planned, beside, by the crew itself; what was advised when it was sent
  ['slip-issued', [(data: object) => ({ ...data, manner: 'sent', advice: null })]],
  // 2: fields by type, and the type found on scene
  ['feedback-filed', [(data: object) => ({ ...data, told: nothingTold, texts: {} })]],
  // 2: entries have ids, and may put another right; 3: may come from paper
  ['incident-noted', [(data: object) => ({ ...data, entry: null, corrects: null }), notFromPaper]],
  // 2: tags beside the type; 3: may come from paper
  ['incident-opened', [(data: object) => ({ ...data, tags: [] }), notFromPaper]],
  // 2: which types are sensitive; until then those whose code said so were
  ['catalogue-changed', [withSensitiveTypes]],
  // 2: how many people, and who of them can do what; 3: on call or at the unit
  [
    'unit-signed-on',
    [(data: object) => ({ ...data, people: null, skills: [] }), (data: object) => ({ ...data, onCall: false })],
  ],
  // 2: may be on call; nothing in what was written before has to change
  ['unit-status-changed', [(data: object) => data]],
  // 2: units have vehicles of their own
  ['unit-registered', [(data: object) => ({ ...data, vehicle: null })]],
  // 2: whether what was read was over, and why it was read
  ['personal-read', [(data: object) => ({ ...data, over: null })]],
  // 2: the text is sealed; what is in the log in clear stays readable until its note ends
  ['note-proposed', [(data: object) => ('text' in data ? { ...data, text: { clear: data.text } } : data)]],
])

const known = z.custom<AnyEvent>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    Object.hasOwn(eventTypes, value.type),
)

/** The log holds what only a newer program understands. The message is one line with the remedy. */
export class NewerLog extends Error {
  override readonly name = 'NewerLog'
  constructor(holds: string) {
    super(
      `This log was written by a newer Tocsin: it holds ${holds}. Start the newer program, or choose another data folder with TOCSIN_DATA.`,
    )
  }
}

/**
 * An event from the log in today's shape. `schema` is the version it was written with; older ones are brought up here,
 * step by step. The log is ours and hash-chained, so its data is believed. Throws `NewerLog` for a type or version from the future.
 */
export function readEvent(type: string, schema: number, data: object): AnyEvent {
  const steps = upcasts.get(type)?.slice(schema - 1) ?? []
  const event = known.safeParse({ type, data: steps.reduce((older, raise) => raise(older), data) })
  if (!event.success) throw new NewerLog(`events of type ${type}`)
  if (schema > eventTypes[event.data.type])
    throw new NewerLog(`${type} of version ${schema}, this program knows ${eventTypes[event.data.type]}`)
  return event.data
}

const versions = new Map<string, number>(Object.entries(eventTypes))

/** The version in which events of a type are written today; throws for a type that this program does not know. */
export function eventVersion(type: string): number {
  const version = versions.get(type)
  if (version === undefined) throw new Error(`an event type that history does not list: ${type}`)
  return version
}
