import type { Recorded } from '../event.ts'
import type { IncidentEvent } from './events.ts'

/** The id of a narrative entry: its writer's, or else its position in the log. */
export const entryOf = ({ data, stamp }: Recorded<IncidentEvent & { type: 'incident-noted' }>): string =>
  data.entry ?? `p${stamp.position}`
