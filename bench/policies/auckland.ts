import { openEms } from '../../packages/city/ems/index.ts'
import { groupByCover } from '../../packages/domain/dispatching/standby/index.ts'
import { exponential, matrixOf, type World } from './world.ts'

/**
 * Auckland as the JEMSS model tells it (calls/.../gen_config.xml and the tables): 280 calls a day at a steady rate, 16
 * ambulances at their stations, 80 % transported to the nearest of 4 hospitals, on scene and handover exponential with 12
 * minutes each, 50 s to dispatch; late after 8, 8 and 20 minutes. Not in the model, so assumed: where people live (the
 * stand-in of the folder, cells of a kilometre), turnout (60 s at a base, as NFPA 1710 wants; 10 s on the road).
 */
export async function openAuckland(folder: string): Promise<World> {
  const model = await openEms(folder)
  if (!model.roads) throw new Error(`${folder} has no roads`)
  const [first] = model.demand.byPriority.values()
  const zones = first ?? []
  const [n, stations] = [zones.length, model.stations.length]
  const places = [...zones, ...model.stations, ...model.hospitals]
  const seconds = matrixOf(model.roads, places)
  const coverS = 8 * 60 - model.dispatchDelayS
  const calling = model.priorities.filter(({ callsPerDay }) => callsPerDay > 0)
  const weights = calling.flatMap(({ callsPerDay }) => zones.map(({ weight }) => weight * callsPerDay))
  const covers = (place: number, base: number) => {
    const factor = calling[Math.floor(place / n)]?.driveFactor ?? Infinity
    return (seconds[(n + base) * places.length + (place % n)] ?? Infinity) * factor <= coverS
  }
  return {
    name: 'auckland',
    places,
    zones: n,
    seconds,
    bases: model.stations.map((_, i) => n + i),
    capacity: model.stations.map(({ capacity }) => capacity),
    hospitals: model.hospitals.map((_, i) => n + stations + i),
    homes: model.ambulances.map((index) => model.stations.findIndex((station) => station.index === index)),
    classes: calling.map(({ name, callsPerDay, driveFactor, targetS }) => ({
      name,
      perDay: callsPerDay,
      zoneWeights: zones.map(({ weight }) => weight),
      driveFactor,
      lateS: targetS ?? 20 * 60,
    })),
    hourFactors: Array.from({ length: 24 }, () => 1),
    dispatchDelayS: model.dispatchDelayS,
    turnoutS: { base: 60, road: 10 },
    returnFactor: Math.max(...model.priorities.map(({ driveFactor }) => driveFactor)),
    transportShare: 0.8,
    onSceneS: exponential(12 * 60),
    handoverS: exponential(12 * 60),
    handoverLeftS: () => 12 * 60,
    coverS,
    cover: groupByCover({ bases: stations, weights, covers }),
    busy: 0.5,
  }
}
