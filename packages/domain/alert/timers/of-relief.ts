import { nextShiftChange } from '../../relief/shift-times.ts'
import type { Organisation } from '../../organisation/organisation.ts'
import { isUnderWay, type Relief } from '../../relief/relief.ts'
import { waitOf, type Waiting } from './wait.ts'

/** The change of shifts that nobody has signed for yet: from the moment when it is due by the organisation's clocks. */
export const ofOrganisation: Waiting<Organisation> = {
  waits: ({ id, settings, timeZone, reliefFrom }) => {
    const since = reliefFrom === null ? undefined : nextShiftChange(settings.shiftTimes, timeZone, reliefFrom)
    if (since === undefined) return []
    const about = `organisation/${id}`
    return [waitOf({ kind: 'relief-late', about, org: id, incident: null, unit: null, exercise: false, since })]
  },
  ending: ({ settings }) => (settings.shiftTimes.length === 0 ? 'called-off' : 'signed'),
}

/** A relief that was begun, and that one side or both have not signed. */
export const ofRelief: Waiting<Relief> = {
  waits: (relief) => {
    const { id, org, begunAt } = relief
    if (!isUnderWay(relief)) return []
    const about = `relief/${id}`
    const since = relief.outgoing?.at ?? begunAt
    return [waitOf({ kind: 'relief-unsigned', about, org, incident: null, unit: null, exercise: false, since })]
  },
  ending: ({ state }) => (state.phase === 'dropped' ? 'called-off' : 'signed'),
}
