import type {
  ContactDocument,
  Hazard,
  IncidentDocument,
  NewsKind,
  PassAnswer,
  PassKind,
  ShareLevel,
  Slip,
  SlipRefusal,
  Unit,
} from '@tocsin/domain'

/** What a message is about, and what is needed to answer it. */
export type Said =
  | {
      readonly kind: 'news'
      readonly unit: string
      readonly news: string
      readonly of: NewsKind
      readonly hazards: readonly Hazard[]
    }
  | { readonly kind: 'dispatch'; readonly unit: string; readonly slip: string }
  | { readonly kind: 'slip'; readonly slip: string; readonly post: string; readonly refused: SlipRefusal | null }
  | {
      readonly kind: 'feedback'
      readonly slip: string
      readonly from: readonly string[]
      readonly post: string | null
      readonly isReturned: boolean
    }
  | {
      readonly kind: 'pass'
      readonly contact: string
      readonly to: string
      readonly of: PassKind
      readonly answer: PassAnswer | 'waiting' | 'told'
    }
  | {
      readonly kind: 'share'
      readonly share: string
      readonly level: ShareLevel
      readonly from: string
      readonly to: string
      readonly isOffered: boolean
    }
  | { readonly kind: 'handover'; readonly from: string; readonly to: string; readonly isOffered: boolean }

/** Something that went between this desk and a crew, a post or another centre. `waits`: an answer is wanted, from whom `way` says. */
export type Message = {
  readonly id: string
  readonly at: number
  readonly way: 'in' | 'out'
  readonly waits: boolean
  readonly incident: string | null
  readonly said: Said
}

export type Sources = {
  readonly org: string
  /** the post whose command room asks; null: the centre */
  readonly post: string | null
  readonly units: readonly Unit[]
  readonly slips: readonly Slip[]
  readonly contacts: readonly ContactDocument[]
  readonly incidents: readonly IncidentDocument[]
}

/** What was answered longer ago than this is found in the timeline of its incident. */
const keptMs = 60 * 60_000

/**
 * What came in and went out, of what this desk sees: what waits for an answer first, the longest wait first; then what was
 * answered within the hour, the newest first. It is read off the board and holds no words of anybody.
 */
export function messagesOf({ org, post, units, slips, contacts, incidents }: Sources, now: number): readonly Message[] {
  const all = [
    ...units.flatMap((unit) => ofUnit(unit, slips)),
    ...slips.flatMap((slip) => ofSlip(slip, post)),
    ...contacts.flatMap(ofContact),
    ...incidents.flatMap((incident) => ofIncident(incident, org)),
  ]
  return all
    .filter(({ waits, at }) => waits || now - at < keptMs)
    .toSorted((a, b) =>
      a.waits === b.waits ? (a.waits ? a.at - b.at : b.at - a.at) || compare(a.id, b.id) : a.waits ? -1 : 1,
    )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** News that its crew has to acknowledge, and a dispatch that it has not. */
function ofUnit({ id, news, state, since }: Unit, slips: readonly Slip[]): readonly Message[] {
  const told = news.map((each): Message => ({
    id: `news ${each.news} ${id}`,
    at: each.at,
    way: 'out',
    waits: true,
    incident: each.incident,
    said: { kind: 'news', unit: id, news: each.news, of: each.kind, hazards: each.hazards },
  }))
  if (state.phase !== 'dispatched') return told
  const { slip } = state
  const incident = slips.find((each) => each.id === slip)?.incident ?? null
  const sent: Message = {
    id: `dispatch ${slip} ${id}`,
    at: since.at,
    way: 'out',
    waits: true,
    incident,
    said: { kind: 'dispatch', unit: id, slip },
  }
  return [...told, sent]
}

/** What a post has to sign, has signed or refused, and feedback that came in or went back; seen from the centre, or from that post. */
function ofSlip(slip: Slip, own: string | null): readonly Message[] {
  const { id, incident, addressee, state, sentAt, signed, feedback, runs } = slip
  const post = addressee.kind === 'post' ? addressee.post : null
  const toCentre = post !== null && post === own ? 'out' : 'in'
  const fromCentre = toCentre === 'in' ? 'out' : 'in'
  const messages: Message[] = []
  const refused = state.phase === 'cancelled' ? state.refused : undefined
  const isLive = state.phase !== 'planned' && (state.phase !== 'cancelled' || refused !== undefined)
  if (post !== null && isLive)
    messages.push({
      id: `slip ${id}`,
      at: signed?.at ?? (state.phase === 'cancelled' ? state.at : sentAt),
      way: signed === null && refused === undefined ? fromCentre : toCentre,
      waits: state.phase === 'sent',
      incident,
      said: { kind: 'slip', slip: id, post, refused: refused?.reason ?? null },
    })
  if (feedback.phase === 'filed' || feedback.phase === 'returned') {
    const from = [...new Set(runs.map(({ unit }) => unit))]
    const isReturned = feedback.phase === 'returned'
    messages.push({
      id: `feedback ${id}`,
      at: feedback.at,
      way: isReturned ? fromCentre : toCentre,
      waits: true,
      incident,
      said: { kind: 'feedback', slip: id, from, post, isReturned },
    })
  }
  return messages
}

/** Calls that were passed to partner centres. */
function ofContact({ id, passes, state }: ContactDocument): readonly Message[] {
  const incident = 'incident' in state ? state.incident : null
  return passes.map((pass): Message => ({
    id: `pass ${pass.id}`,
    at: 'at' in pass.state ? pass.state.at : pass.at,
    way: pass.state.phase === 'signed' || pass.state.phase === 'refused' ? 'in' : 'out',
    waits: pass.state.phase === 'waiting',
    incident,
    said: { kind: 'pass', contact: id, to: pass.to, of: pass.kind, answer: pass.state.phase },
  }))
}

/** An incident that is offered to another organisation, or by one to this. */
function ofIncident(incident: IncidentDocument, org: string): readonly Message[] {
  return [...ofHandover(incident, org), ...ofShares(incident, org)]
}

/** Shares that the other organisation has not consented to yet. */
const ofShares = ({ id, org: owner, shares }: IncidentDocument, org: string): readonly Message[] =>
  shares
    .filter(({ state }) => state === 'offered')
    .map((share): Message => {
      const isOffered = share.with === org
      return {
        id: `share ${share.id}`,
        at: share.at,
        way: isOffered ? 'in' : 'out',
        waits: true,
        incident: id,
        said: { kind: 'share', share: share.id, level: share.level, from: owner, to: share.with, isOffered },
      }
    })

function ofHandover({ id, org: owner, handover }: IncidentDocument, org: string): readonly Message[] {
  if (handover === null) return []
  const isOffered = handover.to === org
  return [
    {
      id: `handover ${id}`,
      at: handover.at,
      way: isOffered ? 'in' : 'out',
      waits: true,
      incident: id,
      said: { kind: 'handover', from: owner, to: handover.to, isOffered },
    },
  ]
}
