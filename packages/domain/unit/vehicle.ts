import { z } from 'zod'
import type { Unit, UnitKind } from './unit.ts'

/** How a unit goes: as a car, a large engine, a motorcycle, on foot, by boat. */
export const travelProfiles = ['car', 'large', 'motorcycle', 'foot', 'boat'] as const
export type TravelProfile = (typeof travelProfiles)[number]

/** What a unit drives, in metres and tonnes; a size that is not told is the usual one of its profile. */
export const vehicle = z.object({
  profile: z.enum(travelProfiles),
  heightM: z.number().min(0.5).max(6).optional(),
  weightT: z.number().min(0.1).max(100).optional(),
  widthM: z.number().min(0.5).max(5).optional(),
  lengthM: z.number().min(1).max(30).optional(),
  /** has the keys of gates that are locked for others */
  hasKeys: z.boolean().optional(),
})
export type Vehicle = Readonly<z.output<typeof vehicle>>

/** What a unit of a kind drives where nobody says otherwise: an aerial ladder is higher, heavier and longer than an engine. */
const usualVehicles: Readonly<Record<UnitKind, Vehicle>> = {
  patrol: { profile: 'car' },
  engine: { profile: 'large' },
  ladder: { profile: 'large', heightM: 3.6, weightT: 18, lengthM: 10.5 },
  rescue: { profile: 'large' },
  ambulance: { profile: 'car', heightM: 2.8, weightT: 3.5, widthM: 2.1, lengthM: 6.5 },
  command: { profile: 'car' },
  motorcycle: { profile: 'motorcycle' },
  foot: { profile: 'foot' },
  boat: { profile: 'boat' },
  other: { profile: 'car' },
}

/** What a unit drives: its own vehicle, else the usual one of its kind. */
export const vehicleOf = (unit: Pick<Unit, 'kind' | 'vehicle'>): Vehicle => unit.vehicle ?? usualVehicles[unit.kind]
