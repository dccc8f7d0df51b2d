import { z } from 'zod'
import { route, type Route } from './route.ts'

export type Health = {
  readonly status: 'ok' | 'degraded'
  readonly version: string
  readonly position: number
  readonly clockSkewMs: number
  /** when the newest fall-back pack was written, milliseconds; null: none since the start */
  readonly packAt: number | null
  /** when the newest backup was made, milliseconds; null: none since the start, or none is made by itself */
  readonly backupAt: number | null
  /** when the log's heads were last in every second place, milliseconds; null: not since the start, or there is none */
  readonly auditAt: number | null
  /** whether the log could be signed and its heads be written everywhere the last time */
  readonly auditOk: boolean
}

export function healthRoutes(health: () => Health, openapi: () => object): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/health',
      summary: 'Whether the server serves; degraded while the database is away',
      access: 'public',
      answer: z.object({
        status: z.enum(['ok', 'degraded']),
        version: z.string(),
        position: z.number(),
        clockSkewMs: z.number(),
        packAt: z.number().nullable(),
        backupAt: z.number().nullable(),
        auditAt: z.number().nullable(),
        auditOk: z.boolean(),
      }),
      handle: () => health(),
    }),
    route({
      method: 'GET',
      path: '/api/openapi.json',
      summary: 'This description',
      access: 'public',
      answer: z.any(),
      handle: () => openapi(),
    }),
  ]
}
