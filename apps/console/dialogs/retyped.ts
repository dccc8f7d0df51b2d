import type { IncidentDocument } from '@tocsin/domain'

type Kind = Pick<IncidentDocument, 'type' | 'priority'>

/**
 * What to send when somebody who saw `before` wants `wanted` and the incident is `now`: null when he changed nothing.
 * Type and priority go together, so the one that he left alone goes as it is now, not as it was.
 */
export function retypedFrom(before: Kind, now: Kind, wanted: Kind): Kind | null {
  const isOther = wanted.type !== before.type || wanted.priority !== before.priority
  if (!isOther) return null
  return {
    type: wanted.type === before.type ? now.type : wanted.type,
    priority: wanted.priority === before.priority ? now.priority : wanted.priority,
  }
}
