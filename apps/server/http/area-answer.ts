import type { Beat } from '@tocsin/city'
import { z } from 'zod'

const corner = z.tuple([z.number(), z.number()])

/** A beat or zone with its ground: polygons of closed rings, the outer one first, [lon, lat] in degrees (WGS 84). */
export const groundArea = z.object({
  id: z.string(),
  kind: z.enum(['beat', 'zone']),
  name: z.object({ zh: z.string().optional(), en: z.string().optional() }),
  shape: z.array(z.array(z.array(corner))),
})

/** The ground of a beat as a map wants it. */
export const groundOf = ({ id, kind, name, polygons }: Beat): z.output<typeof groundArea> => ({
  id,
  kind,
  name,
  shape: polygons.map((rings) => rings.map(cornersOf)),
})

function cornersOf(ring: readonly number[]): [number, number][] {
  const corners: [number, number][] = []
  for (let i = 0; i + 1 < ring.length; i += 2) corners.push([ring[i] ?? 0, ring[i + 1] ?? 0])
  return corners
}
