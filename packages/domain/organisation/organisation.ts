import type { Recorded } from '../event.ts'
import type { Area } from '../area/area.ts'
import type { OrganisationKind } from './tree.ts'
import { reliefLeadMs } from '../relief/shift-times.ts'
import { unreachable } from '../unreachable.ts'
import type { OrganisationEvent } from './events.ts'
import { defaultSettings, type Settings } from './settings.ts'

/** A body with its own chain, keys and people: a police bureau, a fire brigade, an ambulance service. */
export type Organisation = {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  /** division code, GB/T 2260, six digits; outside China any six digits of the site's choice */
  readonly division: string
  /** IANA name; the day of a slip number is the day there */
  readonly timeZone: string
  readonly settings: Settings
  /** their last change; null while nobody has changed any */
  readonly settingsChange: SettingsChange | null
  /** null: nobody has said */
  readonly kind: OrganisationKind | null
  /** under which it stands, both sides consenting; under which it has asked to stand */
  readonly superior: string | null
  readonly asks: string | null
  /** what it answers for on the map; null: nobody has said */
  readonly area: Area | null
  /** the next change of shifts is looked for after this moment; null while there were never times of shifts */
  readonly reliefFrom: number | null
}

/** When settings were changed and by which account, the how manieth time it was, and what they were before. */
export type SettingsChange = {
  readonly version: number
  readonly at: number
  readonly by: string
  readonly before: Settings
}

/** An organisation after one more event. Throws when the event comes before its first: then the log is broken. */
export function evolveOrganisation(before: Organisation | undefined, event: Recorded<OrganisationEvent>): Organisation {
  if (event.type === 'organisation-founded') {
    return {
      ...event.data,
      kind: event.data.kind ?? null,
      superior: null,
      asks: null,
      area: null,
      settings: defaultSettings,
      settingsChange: null,
      reliefFrom: null,
    }
  }
  if (before === undefined) throw new Error(`${event.type} before organisation-founded: ${event.stamp.subject}`)
  switch (event.type) {
    case 'organisation-kind-set':
      return { ...before, kind: event.data.kind }
    case 'superior-asked':
      return { ...before, asks: event.data.superior }
    case 'superior-joined':
      return { ...before, superior: event.data.superior, asks: null }
    case 'superior-ended':
      return event.data.why === 'ended' ? { ...before, superior: null } : { ...before, asks: null }
    case 'organisation-area-set':
      return { ...before, area: event.data.area }
    case 'shift-relieved':
      return { ...before, reliefFrom: event.stamp.at + reliefLeadMs }
    case 'settings-changed':
      // An event of before there was a setting leaves it as it is where nobody has set it.
      return {
        ...before,
        settings: { ...defaultSettings, ...event.data },
        settingsChange: changed(before, event.stamp),
        reliefFrom: reliefFromOf(before, event.data.shiftTimes ?? [], event.stamp.at),
      }
    default:
      return unreachable(event)
  }
}

/** Other times of shifts count from when they were set; the same ones leave what is late late. */
const reliefFromOf = (
  { settings, reliefFrom }: Organisation,
  times: Settings['shiftTimes'],
  at: number,
): number | null => (times.join() === settings.shiftTimes.join() ? reliefFrom : at)

const changed = ({ settings, settingsChange: last }: Organisation, { at, by }: Recorded['stamp']): SettingsChange => ({
  version: (last?.version ?? 0) + 1,
  at,
  by,
  before: settings,
})
