import {
  hasEnded,
  type ContactDocument,
  type IncidentDocument,
  type Alert,
  type Slip,
  type Viewer,
} from '@tocsin/domain'
import { isForMe } from '../alerts/order.ts'

/**
 * What a person is to hear, the weightiest first. Few, so that each is known by ear:
 * `emergency` a unit that does not answer, or an incident of the first priority; `alert` a wait that has come up to this
 * person; `call` somebody waits to be answered; `incident` something to send help to; `note` any other alert.
 */
export const cueKinds = ['emergency', 'alert', 'call', 'incident', 'note'] as const
export type CueKind = (typeof cueKinds)[number]

export type Cue =
  | { readonly kind: CueKind; readonly id: string; readonly about: 'incident'; readonly incident: IncidentDocument }
  | { readonly kind: CueKind; readonly id: string; readonly about: 'alert'; readonly alert: Alert }
  | { readonly kind: CueKind; readonly id: string; readonly about: 'call'; readonly contact: ContactDocument }

export type Heard = {
  readonly contacts: readonly ContactDocument[]
  readonly incidents: readonly IncidentDocument[]
  readonly alerts: readonly Alert[]
  readonly slips: readonly Slip[]
}

type Listener = {
  readonly viewer: Pick<Viewer, 'account' | 'roles'> & { readonly post?: string | null }
  /** the post whose command room this is */
  readonly post: string | null
  /** whether this person takes calls, and sends units */
  readonly takesCalls: boolean
  readonly dispatches: boolean
  /** whether the organisation wants every new alert to be heard */
  readonly hearsAlerts: boolean
}

/** Everything there is to hear of, by an id that says it once: an alert that climbs to somebody is heard again. */
export function cuesIn({ contacts, incidents, alerts, slips }: Heard, listener: Listener): readonly Cue[] {
  const { viewer, takesCalls, dispatches, hearsAlerts } = listener
  const calls = contacts.flatMap((contact): Cue[] =>
    takesCalls && !contact.exercise && contact.state.phase === 'waiting'
      ? [{ kind: 'call', id: `call ${contact.id} ${contact.state.since}`, about: 'call', contact }]
      : [],
  )
  const opened = incidents.flatMap((incident): Cue[] =>
    dispatches && !incident.exercise && incident.state.phase === 'open' && incident.seen !== 'redacted'
      ? [
          {
            kind: incident.priority === firstPriority ? 'emergency' : 'incident',
            id: `incident ${incident.id} ${incident.openSince} ${incident.priority === firstPriority}`,
            about: 'incident',
            incident,
          },
        ]
      : [],
  )
  const waits = alerts.flatMap((alert): Cue[] => {
    if (alert.exercise) return []
    const kind = kindOf(alert, viewer)
    if (kind === 'note' && !hearsAlerts) return []
    return [{ kind, id: `alert ${alert.id} ${kind} ${alert.climbedAt}`, about: 'alert', alert }]
  })
  return [...calls, ...opened, ...slipCues(slips, incidents, listener), ...waits].toSorted(
    (a, b) => weightOf(a) - weightOf(b),
  )
}

const firstPriority = 1

/** At a command room a slip that comes and feedback that came back; at a dispatcher's desk a slip that a post refused. */
function slipCues(slips: readonly Slip[], incidents: readonly IncidentDocument[], { post, dispatches }: Listener) {
  const byId = new Map(incidents.map((incident) => [incident.id, incident]))
  return slips.flatMap((slip): Cue[] => {
    const incident = byId.get(slip.incident)
    const what = slip.exercise || incident === undefined ? undefined : newsOf(slip, post, dispatches)
    if (incident === undefined || what === undefined) return []
    const kind = what === 'sent' && incident.priority === firstPriority ? 'emergency' : 'incident'
    return [{ kind, id: `slip ${slip.id} ${what}`, about: 'incident', incident }]
  })
}

function newsOf(slip: Slip, post: string | null, dispatches: boolean): string | undefined {
  const { state, feedback, addressee } = slip
  if (dispatches && state.phase === 'cancelled' && state.refused !== undefined) return 'refused'
  if (post === null || addressee.kind !== 'post' || addressee.post !== post) return undefined
  if (feedback.phase === 'returned') return `returned ${feedback.at}`
  return hasEnded(slip) || state.phase === 'planned' ? undefined : 'sent'
}

function kindOf(alert: Alert, viewer: Listener['viewer']): CueKind {
  if (alert.owner.phase === 'taken') return 'note'
  if (alert.kind === 'crew-silent') return 'emergency'
  return isForMe(alert, viewer) ? 'alert' : 'note'
}

const weightOf = ({ kind }: Cue): number => cueKinds.indexOf(kind)

/** Those of `now` that were not there before. `before` undefined: just come to the desk, nothing is new. */
export const newCues = (before: ReadonlySet<string> | undefined, now: readonly Cue[]): readonly Cue[] =>
  before === undefined ? [] : now.filter(({ id }) => !before.has(id))

export type Ways = {
  readonly sound: boolean
  readonly speech: boolean
  readonly flash: boolean
}

type Situation = {
  readonly kind: CueKind
  readonly settings: {
    readonly sound: boolean
    readonly speech: string
    readonly flash: boolean
    readonly device: string
    readonly quietUntil: number
  }
  readonly now: number
  /** this desk has somebody on the phone */
  readonly isOnCall: boolean
}

/**
 * How a cue reaches a person. Quiet silences all but an emergency. On an open line nothing is spoken, and nothing sounds but
 * in a headset that was chosen: what would have been heard is then shown. An emergency is always shown.
 */
export function waysOf({ kind, settings, now, isOnCall }: Situation): Ways {
  const isEmergency = kind === 'emergency'
  if (settings.quietUntil > now && !isEmergency) return { sound: false, speech: false, flash: false }
  // an emergency is heard whatever was switched off
  const wantsSound = settings.sound || isEmergency
  const sound = wantsSound && (!isOnCall || settings.device !== '')
  return {
    sound,
    speech: settings.speech !== 'off' && !isOnCall,
    flash: settings.flash || isEmergency || (wantsSound && !sound && kind !== 'note'),
  }
}
