import { z } from 'zod'
import { ask, type Asked } from '../ask.ts'

const finding = z.object({ kind: z.string(), count: z.number(), examples: z.array(z.string()) })
const answer = z.object({
  cities: z.array(
    z.object({
      name: z.string(),
      bytes: z.number(),
      inUse: z.boolean(),
      title: z.string().nullable(),
      importedAt: z.string().nullable(),
      counts: z.record(z.string(), z.number()).nullable(),
      report: z.array(finding).nullable(),
    }),
  ),
  layerKinds: z.array(z.string()),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), at: z.number() })),
  importing: z.object({ name: z.string(), phase: z.string(), share: z.number() }).nullable(),
  last: z
    .object({
      name: z.string(),
      outcome: z.enum(['done', 'failed', 'stopped']),
      message: z.string().optional(),
      report: z.array(finding).optional(),
    })
    .nullable(),
})
export type Cities = z.output<typeof answer>
export type City = Cities['cities'][number]
export type Finding = z.output<typeof finding>

/** What a file is for: the city itself, a layer of it, or nothing in this import. */
export type Use = 'extract' | 'unused' | (string & {})

const nothing = z.object({})

export const askCities = (signal: AbortSignal): Promise<Asked<Cities>> => ask('/api/cities', answer, { signal })
export const useCity = (name: string): Promise<Asked<object>> =>
  ask('/api/cities/in-use', nothing, { method: 'PUT', body: { name } })
export const removeCity = (name: string): Promise<Asked<object>> =>
  ask(`/api/cities/${encodeURIComponent(name)}`, z.looseObject({}), { method: 'DELETE' })
export const stopImport = (): Promise<Asked<object>> => ask('/api/cities/import', nothing, { method: 'DELETE' })
export const removeFile = (name: string): Promise<Asked<object>> =>
  ask(`/api/city-files/${encodeURIComponent(name)}`, nothing, { method: 'DELETE' })

export type Wish = {
  readonly name: string
  readonly files: ReadonlyMap<string, Use>
  /** layers among them that are to be converted from GCJ-02 */
  readonly gcj02: ReadonlySet<string>
  readonly use: boolean
}

/** Whether a file is a layer beside the city itself. */
export const isLayer = (use: Use): boolean => use !== 'extract' && use !== 'unused'

/** Orders an import; the files have been brought before. */
export function beginImport({ name, files, gcj02, use }: Wish): Promise<Asked<object>> {
  const source = [...files].find(([, each]) => each === 'extract')?.[0]
  const layers = [...files].flatMap(([file, kind]) =>
    isLayer(kind) ? [{ kind, file, ...(gcj02.has(file) && { datum: 'gcj02' }) }] : [],
  )
  return ask('/api/cities', nothing, { method: 'POST', body: { name, source, layers, use } })
}

/** What a file most likely is, by its name; whoever imports may say otherwise. */
export function likelyUse(file: string, layerKinds: readonly string[]): Use {
  if (/\.pbf$/i.test(file)) return 'extract'
  const word = (kind: string): RegExp => new RegExp(kind.replace('-', '[-_ ]?').replace(/s$/, ''), 'i')
  return layerKinds.find((kind) => word(kind).test(file)) ?? 'unused'
}

/**
 * Sends a file and tells how far it is, 0 to 1. Resolves to whether it arrived. A request of the old kind: `fetch` does not
 * say how much has gone.
 */
export function bringFile(file: File, tell: (share: number) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `/api/city-files/${encodeURIComponent(file.name)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded, total }) => tell(total === 0 ? 0 : loaded / total))
    request.addEventListener('load', () => resolve(request.status === 200))
    request.addEventListener('error', () => resolve(false))
    request.send(file)
  })
}
