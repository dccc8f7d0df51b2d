/** How large a town has to be drawn for the addresses asked of it. All in metres on the plan. */
export type PlanSize = {
  readonly addresses: number
  readonly reachEastM: number
  readonly reachNorthM: number
  readonly reachSouthM: number
}

/** measured: addresses on a square kilometre of built-up land as `blocks/` fills it */
const addressesPerKm2 = 2500

export const defaultAddresses = 15_000

export const sizeFor = (addresses: number): PlanSize => {
  const builtUpM2 = (addresses / addressesPerKm2) * 1e6
  // an oval 1.5 times as long as it is high, two thirds of it north of the river
  const radius = Math.sqrt(builtUpM2 / Math.PI)
  return { addresses, reachEastM: radius * 1.3, reachNorthM: radius * 0.95, reachSouthM: radius * 0.8 }
}
