import type { Envelope } from '@tocsin/link'

/** Units whose sending to `incident` the server has not answered yet. */
export const pendingUnits = (pending: readonly Envelope[], incident: string): readonly string[] =>
  pending.flatMap(({ type, body }) => {
    if (type !== 'dispatch-unit' || typeof body !== 'object' || body === null) return []
    return 'incident' in body && body.incident === incident && 'unit' in body && typeof body.unit === 'string'
      ? [body.unit]
      : []
  })
