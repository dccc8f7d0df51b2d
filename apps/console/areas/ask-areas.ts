import { z } from 'zod'
import { ask, type Asked } from '../ask.ts'

const area = z.object({
  id: z.string(),
  kind: z.enum(['beat', 'zone']),
  name: z.object({ zh: z.string().optional(), en: z.string().optional() }),
  shape: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
})
/** A beat or zone; `shape` as that of a GeoJSON MultiPolygon, WGS 84. */
export type Area = z.output<typeof area>

/** Beats and zones of the city in use, with their ground. */
export async function askAreas(signal: AbortSignal): Promise<Asked<readonly Area[]>> {
  const asked = await ask('/api/city/areas', z.object({ areas: z.array(area) }), { signal })
  return asked.phase === 'answered' ? { phase: 'answered', answer: asked.answer.areas } : asked
}
