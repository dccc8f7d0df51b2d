import type { Envelope } from '@tocsin/link'
import type { Names } from '@tocsin/ui/words'
import { z } from 'zod'

const fields = z.record(z.string(), z.unknown()).catch({})

/** What an order is about, as people call it: the incident, units, post that it names. Never words of a caller. */
export function aboutOf({ body }: Pick<Envelope, 'body'>, names: Names): readonly string[] {
  const named = fields.parse(body)
  const one = (key: string, tell: (id: string) => string | undefined): readonly string[] => {
    const id = named[key]
    const told = typeof id === 'string' ? tell(id) : undefined
    return told === undefined ? [] : [told]
  }
  const incident = one('incident', names.incident)
  return [
    ...(incident.length > 0 ? incident : one('slip', names.incidentOfSlip)),
    ...one('unit', names.unit),
    ...one('post', names.post),
    ...one('contact', names.contact),
  ]
}
