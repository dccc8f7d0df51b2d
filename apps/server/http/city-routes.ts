import { Readable } from 'node:stream'
import { BrokenCity } from '@tocsin/city'
import { layerKinds } from '@tocsin/city/import'
import { z } from 'zod'
import type { CityKeeper } from '../city-keeper.ts'
import { StartupError } from '../postgres/index.ts'
import { conflict, diskFull, notFound, unreadableInput } from './problem.ts'
import { route, type Route } from './route.ts'

const access = { verb: 'manage-cities' } as const
/** What a disk takes as a name, with room for what the program adds to it. */
const longestNameBytes = 200
const fits = (name: string): boolean => Buffer.byteLength(name) <= longestNameBytes
const tooLong = `no more than ${longestNameBytes} bytes; a Chinese character has three`
const cityName = z
  .string()
  .max(60)
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N}_-]*$/u, 'letters, digits, - and _')
  .refine(fits, tooLong)
/** No folder, nothing hidden: a name and nothing else. */
const fileName = z
  .string()
  .max(120)
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N}_. -]*$/u, 'a plain file name: letters, digits, . - _')
  .refine(fits, tooLong)
const folderName = z
  .string()
  .max(200)
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N}_-]*$/u)

const finding = z.object({ kind: z.string(), count: z.number(), examples: z.array(z.string()) })
const citiesAnswer = z.object({
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
  /** what a layer of one's own may be */
  layerKinds: z.array(z.enum(layerKinds)),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), at: z.number() })),
  importing: z.object({ name: z.string(), phase: z.string(), share: z.number() }).nullable(),
  last: z.union([
    z.object({ name: z.string(), outcome: z.literal('done'), city: z.string(), report: z.array(finding) }),
    z.object({ name: z.string(), outcome: z.literal('failed'), message: z.string() }),
    z.object({ name: z.string(), outcome: z.literal('stopped') }),
    z.null(),
  ]),
})

const nothing = z.object({})

/** What an administrator does with cities: bring files, import, choose, remove. */
export function cityRoutes(keeper: CityKeeper): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/cities',
      summary: 'Cities of this server, files for imports, and the import that is under way',
      access,
      answer: citiesAnswer,
      handle: async () => {
        const [cities, files] = await Promise.all([keeper.list(), keeper.files()])
        const shown = cities.map(({ name, bytes, inUse, manifest }) => ({
          name,
          bytes,
          inUse,
          title: manifest?.name ?? null,
          importedAt: manifest?.importedAt ?? null,
          counts: manifest?.counts ?? null,
          report: manifest?.report ?? null,
        }))
        return { cities: shown, layerKinds, files, ...keeper.state() }
      },
    }),
    route({
      method: 'POST',
      path: '/api/cities',
      summary: 'Import a city from files that were brought before; the one in use stays until the new one is whole',
      access,
      body: z.object({
        name: cityName,
        source: fileName,
        layers: z
          .array(z.object({ kind: z.enum(layerKinds), file: fileName, datum: z.literal('gcj02').optional() }))
          .max(50)
          .default([]),
        use: z.boolean().default(true),
      }),
      answer: nothing,
      handle: async ({ body }) => {
        const known = new Set((await keeper.files()).map(({ name }) => name))
        const wanted = [
          ['source', body.source] as const,
          ...body.layers.map(({ file }, at) => [`layers.${at}`, file] as const),
        ]
        const missing = wanted.find(([, file]) => !known.has(file))
        if (missing !== undefined) throw unreadableInput(`body.${missing[0]}`, `${missing[1]} was not brought yet`)
        if (!keeper.begin(body)) throw conflict('an import is under way; wait for it or stop it')
        return {}
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/cities/import',
      summary: 'Stop the import that is under way; nothing of it stays',
      access,
      answer: nothing,
      handle: () => {
        keeper.stop()
        return {}
      },
    }),
    route({
      method: 'PUT',
      path: '/api/cities/in-use',
      summary: 'Use another city at once, without a restart',
      access,
      body: z.object({ name: folderName }),
      answer: nothing,
      handle: async ({ body }) => {
        await orProblem(keeper.use(body.name))
        return {}
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/cities/:name',
      summary: 'Remove a city that is not in use',
      access,
      params: z.object({ name: folderName }),
      answer: z.object({ freedBytes: z.number() }),
      handle: async ({ params }) => ({ freedBytes: (await orProblem(keeper.remove(params.name))).bytes }),
    }),
    route({
      method: 'PUT',
      path: '/api/city-files/:name',
      summary: 'Bring a file for an import (application/octet-stream)',
      access,
      params: z.object({ name: fileName }),
      answer: nothing,
      handle: async ({ params, request }) => {
        if (!(request.body instanceof Readable))
          throw unreadableInput('content-type', 'send the file as application/octet-stream')
        const length = Number(request.headers['content-length'] ?? 0)
        await keeper.keepFile(params.name, request.body, length).catch((error: unknown) => {
          throw error instanceof Error && 'code' in error && error.code === 'ENOSPC' ? diskFull() : error
        })
        return {}
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/city-files/:name',
      summary: 'Remove a file that was brought for an import',
      access,
      params: z.object({ name: fileName }),
      answer: nothing,
      handle: async ({ params }) => {
        await keeper.removeFile(params.name)
        return {}
      },
    }),
  ]
}

/** What the keeper says no to is the client's to mend. */
async function orProblem<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work
  } catch (error) {
    if (error instanceof StartupError)
      throw /there is no city/.test(error.message) ? notFound(error.message) : conflict(error.message)
    if (error instanceof BrokenCity) throw conflict(error.message)
    throw error
  }
}
