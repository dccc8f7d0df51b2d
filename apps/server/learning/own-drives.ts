import { setImmediate } from 'node:timers/promises'
import type { Drive } from '@tocsin/city/roads'
import { vehicleOf, type Vehicle } from '@tocsin/domain'
import type { Fold } from '../live/fold.ts'
import { keepDays, type Store } from '../store/index.ts'

/** Drives of one organisation, with the time zone by which its hours are counted; a slice of all of them. */
export type OwnDrives = { readonly org: string; readonly timeZone: string; readonly drives: readonly Drive[] }

const dayMs = 86_400_000
/** So many are looked up before others have their turn. */
const sliceOf = 500

type Parts = {
  readonly store: Pick<Store, 'drives'>
  readonly find: (subject: string) => Promise<Fold | undefined>
  readonly now: () => number
}

/**
 * The drives of the last month whose both ends are known: by the unit's positions, the end else by the incident's place.
 * Those on foot and by boat stay out. In slices, each of one organisation, with a pause for others between them.
 */
export async function* ownDrives({ store, find, now }: Parts): AsyncGenerator<OwnDrives> {
  const found = await store.drives(now() - keepDays * dayMs)
  const vehicles = new Map<string, Vehicle | undefined>()
  const vehicleFor = async (unit: string): Promise<Vehicle | undefined> => {
    if (!vehicles.has(unit)) vehicles.set(unit, drivenBy(await find(`unit/${unit}`)))
    return vehicles.get(unit)
  }
  for (const [org, all] of Map.groupBy(found, ({ drive }) => drive.org)) {
    const organisation = await find(`organisation/${org}`)
    if (organisation?.kind !== 'organisation') continue
    for (let at = 0; at < all.length; at += sliceOf) {
      const drives: Drive[] = []
      for (const { drive, from, to } of all.slice(at, at + sliceOf)) {
        const vehicle = await vehicleFor(drive.unit)
        const end = to ?? placeOf(await find(`incident/${drive.incident}`))
        if (vehicle === undefined || from === undefined || end === undefined) continue
        const seconds = (drive.onScene - drive.left) / 1000
        drives.push({ from, to: end, startedAt: drive.left, seconds, vehicle })
      }
      yield { org, timeZone: organisation.state.timeZone, drives }
      await setImmediate()
    }
  }
}

function drivenBy(unit: Fold | undefined): Vehicle | undefined {
  if (unit?.kind !== 'unit') return undefined
  const vehicle = vehicleOf(unit.state)
  return vehicle.profile === 'foot' || vehicle.profile === 'boat' ? undefined : vehicle
}

const placeOf = (incident: Fold | undefined): { readonly lon: number; readonly lat: number } | undefined =>
  incident?.kind === 'incident' ? incident.state.place?.point : undefined
