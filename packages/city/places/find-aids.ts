import { aidKinds, emergencies, type AidKind } from './aids.ts'
import type { NearAid } from './around.ts'
import { osmIdOf } from './entities.ts'
import type { Gazetteer } from './gazetteer.ts'
import { NearestRows } from './nearest-rows.ts'
import type { Point } from './place.ts'

const reachM: Readonly<Record<AidKind, number>> = { hydrant: 2000, aed: 5000, hospital: 100_000 }

/** Hydrants, defibrillators and hospitals near a point. */
export class AidFinder {
  readonly #g: Gazetteer
  readonly #rows: Readonly<Record<AidKind, NearestRows>>
  readonly #emergencyHospitals: NearestRows

  constructor(g: Gazetteer) {
    this.#g = g
    const columns = { lon: g.aidLon, lat: g.aidLat }
    this.#rows = {
      hydrant: new NearestRows(columns, g.hydrantIndex, g.hydrantRows),
      aed: new NearestRows(columns, g.aedIndex, g.aedRows),
      hospital: new NearestRows(columns, g.hospitalIndex, g.hospitalRows),
    }
    this.#emergencyHospitals = new NearestRows(columns, g.emergencyIndex, g.emergencyRows)
  }

  /** The nearest of a kind in a straight line, nearest first; hospitals that take emergencies before all others. */
  near(p: Point, kind: AidKind, count: number): NearAid[] {
    // Twice as many are looked at, since one hospital may be mapped as a point and as an outline.
    const nearest = this.#rows[kind].nearest(p, count * 2, reachM[kind])
    const first = kind === 'hospital' ? this.#emergencyHospitals.nearest(p, count * 2, reachM.hospital) : []
    const rows = new Map([...first, ...nearest].map((near) => [near.row, near.metres]))
    const aids = [...rows].map(([row, metres]) => this.#aid(row, metres))
    return onceEach(aids).slice(0, count)
  }

  #aid(row: number, metres: number): NearAid {
    const { strings, aidKind, aidZh, aidEn, aidDetail, aidEmergency, aidLon, aidLat, aidOsmKind, aidOsmId } = this.#g
    const [zh, en] = [strings.at(aidZh[row] ?? 0), strings.at(aidEn[row] ?? 0)]
    return {
      id: osmIdOf(aidOsmKind[row], aidOsmId[row]),
      kind: aidKinds[aidKind[row] ?? 0] ?? 'hydrant',
      name: { ...(zh && { zh }), ...(en && { en }) },
      detail: strings.at(aidDetail[row] ?? 0),
      emergency: emergencies[aidEmergency[row] ?? 0] ?? null,
      lon: (aidLon[row] ?? 0) / 1e7,
      lat: (aidLat[row] ?? 0) / 1e7,
      metres: Math.round(metres),
    }
  }
}

/** A hospital of the same name comes once: its point and its grounds are one place. */
function onceEach(aids: readonly NearAid[]): NearAid[] {
  const seen = new Set<string>()
  return aids.filter(({ kind, id, name }) => {
    const said = name.zh ?? name.en
    const key = kind === 'hospital' && said !== undefined ? said : id
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}
