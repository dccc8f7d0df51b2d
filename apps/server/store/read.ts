import { z } from 'zod'
import type { Pending } from './contract.ts'
import { commandKey, type Found } from './tail.ts'

/** The question that a batch asks under the lock, as a prepared statement with one row and one column, `found`. */
export const readOf = (batch: readonly Pending[]) => ({
  name: 'read',
  text,
  values: [
    distinct(batch.map(({ actor }) => actor.org)),
    batch.map(({ command }) => command),
    distinct(batch.flatMap(({ expects, drafts }) => [...expects.keys(), ...drafts.map(({ subject }) => subject)])),
    distinct(batch.flatMap(({ drafts }) => drafts.flatMap(({ series }) => series ?? []))),
    distinct(batch.flatMap(({ take, release }) => [...take, ...release].map(({ key }) => key))),
  ],
})

/** The log's end alone: what cannot be guessed. All else can be assumed, and checked while writing. */
export const readEndOf = (batch: readonly Pending[]) => ({
  name: 'read-end',
  text: endText,
  values: [
    distinct(batch.map(({ actor }) => actor.org)),
    distinct(batch.flatMap(({ drafts }) => drafts.flatMap(({ series }) => series ?? []))),
  ],
})

/** The answer to `readOf` or `readEndOf`. */
export const parseFound = (found: string): Found => shape.parse(JSON.parse(found))

const distinct = (keys: readonly string[]): string[] => [...new Set(keys)]

const end = `
    'mark', mark,
    'position', position,
    'at', at,
    'chains', (select json_agg(json_build_array(asked.org, newest.org_seq, encode(newest.hash, 'hex'))) from unnest($1::text[]) as asked (org),
      lateral (select org_seq, hash from tocsin.events where events.org = asked.org order by org_seq desc limit 1) as newest)`

const endText = `
  select json_build_object(${end},
    'answers', null, 'versions', null, 'claims', null,
    'serials', (select json_agg(json_build_array(series, last)) from tocsin.serials where series = any ($2::text[]))
  )::text as found
  from tocsin.log_head`

const text = `
  select json_build_object(${end},
    'answers', (select json_agg(json_build_array(org, id, answer, position)) from tocsin.commands where org = any ($1::text[]) and id = any ($2::text[])),
    'versions', (select json_agg(json_build_array(asked.subject, newest.version)) from unnest($3::text[]) as asked (subject),
      lateral (select version from tocsin.events where events.subject = asked.subject order by version desc limit 1) as newest),
    'serials', (select json_agg(json_build_array(series, last)) from tocsin.serials where series = any ($4::text[])),
    'claims', (select json_agg(json_build_array(key, holder)) from tocsin.claims where key = any ($5::text[]))
  )::text as found
  from tocsin.log_head`

/** Waits for the log's lock: the row that every batch changes. In force until the transaction ends. */
export const lock = { name: 'lock', text: 'select from tocsin.log_head for update' }

const number = z.number()
const answer = z.string().transform((json): object => z.looseObject({}).parse(JSON.parse(json)))
const counts = z.array(z.tuple([z.string(), number])).nullable()
const holders = z.array(z.tuple([z.string(), z.string()])).nullable()
const shape = z.object({
  mark: z.string(),
  position: number,
  at: number,
  chains: z
    .array(z.tuple([z.string(), number, z.string()]))
    .nullable()
    .transform((links) => new Map(links?.map(([org, orgSeq, hash]) => [org, { orgSeq, hash }]))),
  answers: z
    .array(z.tuple([z.string(), z.string(), answer, number]))
    .nullable()
    .transform(
      (known) =>
        new Map(known?.map(([org, id, first, position]) => [commandKey(org, id), { answer: first, position }])),
    ),
  versions: counts.transform((entries) => new Map(entries)),
  serials: counts.transform((entries) => new Map(entries)),
  claims: holders.transform((entries) => new Map(entries)),
})
