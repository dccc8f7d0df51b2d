import type { Client } from 'pg'
import { z } from 'zod'
import { arbitrate, type Verdict } from './arbitrate.ts'
import type { Clock } from './clock.ts'
import type { Pending } from './contract.ts'
import type { Schemas } from './record.ts'
import { commandKey, type Found, type Tail } from './tail.ts'

/** The log-wide lock: who holds it writes alone, in every server process on this database. */
export const logLock = 7_110_001
/** Name of the wake-up; its payload is the position of the log's end. */
export const logChannel = 'tocsin_log'

/** The connection broke after COMMIT was sent: the batch is stored whole or not at all, and only the log can tell. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown'
  readonly verdicts: readonly Verdict[]
  readonly stored: Tail['commands']
  constructor(verdicts: readonly Verdict[], stored: Tail['commands'], options: ErrorOptions) {
    super('the connection broke during commit', options)
    this.verdicts = verdicts
    this.stored = stored
  }
}

/**
 * Stores a batch in one transaction of two round trips: lock and read; write and commit. Returns a verdict for each
 * command, in order. `client` must be in pipeline mode and nobody else's. Throws `OutcomeUnknown`, or the error of
 * PostgreSQL or the connection when nothing was stored.
 */
export async function storeBatch(
  client: Client,
  batch: readonly Pending[],
  clock: Clock,
  schemas: Schemas,
): Promise<readonly Verdict[]> {
  const found = await lockAndRead(client, batch)
  clock.atLeast(found.at)
  const { verdicts, tail } = arbitrate(batch, found, clock.now(), schemas)
  if (tail.commands.length === 0) await client.query('rollback')
  else await writeAndCommit(client, tail, verdicts)
  return verdicts
}

async function lockAndRead(client: Client, batch: readonly Pending[]): Promise<Found> {
  const values = [
    distinct(batch.map(({ actor }) => actor.org)),
    batch.map(({ actor }) => actor.org),
    batch.map(({ command }) => command),
    distinct(batch.flatMap(({ expects, drafts }) => [...expects.keys(), ...drafts.map(({ subject }) => subject)])),
    distinct(batch.flatMap(({ drafts }) => drafts.flatMap(({ series }) => series ?? []))),
    distinct(batch.flatMap(({ take, release }) => [...take, ...release].map(({ key }) => key))),
  ]
  const sent = [
    client.query('begin'),
    client.query(lockText),
    client.query<{ found: string }>({ name: 'read', text: readText, values }),
  ] as const
  try {
    const [, , { rows }] = await Promise.all(sent)
    return foundShape.parse(JSON.parse(rows[0]?.found ?? ''))
  } catch (error) {
    client.query('rollback').catch(() => undefined)
    throw error
  }
}

const lockText = `select pg_advisory_xact_lock(${logLock})`

const distinct = (keys: readonly string[]): string[] => [...new Set(keys)]

const readText = `
  select json_build_object(
    'position', position,
    'at', at,
    'chains', (select json_agg(json_build_array(org, org_seq, encode(hash, 'hex'))) from tocsin.chain_heads where org = any($1::text[])),
    'answers', (select json_agg(json_build_array(org, id, answer, position)) from tocsin.commands
      where (org, id) in (select * from unnest($2::text[], $3::text[]))),
    'versions', (select json_agg(json_build_array(subject, version)) from unnest($4::text[]) as subject,
      lateral (select version from tocsin.events where events.subject = subject.subject order by version desc limit 1) as newest),
    'serials', (select json_agg(json_build_array(series, last)) from tocsin.serials where series = any($5::text[])),
    'claims', (select json_agg(json_build_array(key, holder)) from tocsin.claims where key = any($6::text[]))
  )::text as found
  from tocsin.log_head`

const number = z.number()
const counts = z
  .array(z.tuple([z.string(), number]))
  .nullable()
  .transform((entries) => new Map(entries))
const holders = z
  .array(z.tuple([z.string(), z.string()]))
  .nullable()
  .transform((entries) => new Map(entries))
const answer = z.string().transform((text): object => z.looseObject({}).parse(JSON.parse(text)))
const foundShape = z.object({
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
  versions: counts,
  serials: counts,
  claims: holders,
})

async function writeAndCommit(client: Client, tail: Tail, verdicts: readonly Verdict[]): Promise<void> {
  const write = client.query({ name: 'write', text: writeText, values: writeValues(tail) })
  const commit = client.query('commit')
  const [written, committed] = await Promise.allSettled([write, commit])
  if (written.status === 'fulfilled' && committed.status === 'fulfilled' && committed.value.command === 'COMMIT') return
  if (committed.status === 'rejected') throw new OutcomeUnknown(verdicts, tail.commands, { cause: committed.reason })
  throw written.status === 'rejected' ? written.reason : new Error('the commit was turned into a rollback')
}

/**
 * Whether all these commands are in the log at these very positions, asked under the log's lock: not merely stored by
 * somebody else in the meantime.
 */
export async function isAnswered(client: Client, commands: Tail['commands']): Promise<boolean> {
  const values = [
    commands.map(({ pending }) => pending.actor.org),
    commands.map(({ pending }) => pending.command),
    commands.map(({ position }) => position),
  ]
  const sent = [
    client.query('begin'),
    client.query(lockText),
    client.query(answeredText, values),
    client.query('rollback'),
  ] as const
  const [, , { rowCount }] = await Promise.all(sent)
  return rowCount === commands.length
}

const answeredText = `
  select from tocsin.commands
  where (org, id, position) in (select * from unnest($1::text[], $2::text[], $3::bigint[]))`

/** Each thing is written in a part of its own; no two parts touch the same table. */
const writeText = `
  with events as (
    insert into tocsin.events select * from json_populate_recordset(null::tocsin.events, $1)
  ), commands as (
    insert into tocsin.commands select * from json_populate_recordset(null::tocsin.commands, $2)
  ), subjects as (
    insert into tocsin.subjects as kept select * from json_populate_recordset(null::tocsin.subjects, $3)
    on conflict (subject) do update set owner = excluded.owner, version = excluded.version, position = excluded.position,
      open = excluded.open, exercise = excluded.exercise, number = excluded.number, type = excluded.type,
      phase = excluded.phase, lon = excluded.lon, lat = excluded.lat, state = excluded.state
  ), chain_heads as (
    insert into tocsin.chain_heads select * from json_populate_recordset(null::tocsin.chain_heads, $4)
    on conflict (org) do update set org_seq = excluded.org_seq, hash = excluded.hash
  ), serials as (
    insert into tocsin.serials select * from json_populate_recordset(null::tocsin.serials, $5)
    on conflict (series) do update set last = excluded.last
  ), taken as (
    insert into tocsin.claims select * from json_populate_recordset(null::tocsin.claims, $6)
  ), passed as (
    update tocsin.claims set holder = new.holder, position = new.position
    from json_populate_recordset(null::tocsin.claims, $7) as new where claims.key = new.key
  ), given_back as (
    delete from tocsin.claims where key = any($8::text[])
  ), keys as (
    insert into tocsin.data_keys (id, org, subject, retention, wrapped)
    select id, org, subject, retention, wrapped from json_populate_recordset(null::tocsin.data_keys, $9)
  ), head as (
    update tocsin.log_head set position = $10, at = $11 where position <> $10
  )
  select pg_notify('${logChannel}', $12) where $12 is not null`

function writeValues(tail: Tail): (string | number | string[] | null)[] {
  const { found, events } = tail
  const position = found.position + events.length
  const hands = [...tail.hands].map(([key, holder]) => ({ key, holder, position }))
  const held = hands.filter(({ holder }) => holder !== null)
  return [
    JSON.stringify(events.map(eventRow)),
    JSON.stringify(tail.commands.map((command) => commandRow(command, tail.at))),
    JSON.stringify([...tail.subjects.values()].map((row) => ({ ...row, state: JSON.stringify(row.state) }))),
    JSON.stringify([...tail.chains].map(([org, { orgSeq, hash }]) => ({ org, org_seq: orgSeq, hash: `\\x${hash}` }))),
    JSON.stringify([...tail.serials].map(([series, last]) => ({ series, last }))),
    JSON.stringify(held.filter(({ key }) => !found.claims.has(key))),
    JSON.stringify(held.filter(({ key }) => found.claims.has(key))),
    hands.filter(({ holder, key }) => holder === null && found.claims.has(key)).map(({ key }) => key),
    JSON.stringify(tail.keys.map((key) => ({ ...key, wrapped: `\\x${Buffer.from(key.wrapped).toString('hex')}` }))),
    position,
    events.length > 0 ? tail.at : found.at,
    events.length > 0 ? String(position) : null,
  ]
}

const eventRow = ({ stamp, body, hash }: Tail['events'][number]): object => ({
  position: stamp.position,
  org: stamp.org,
  org_seq: stamp.orgSeq,
  subject: stamp.subject,
  version: stamp.version,
  owner: stamp.owner,
  at: stamp.at,
  body,
  hash: `\\x${hash}`,
})

const commandRow = ({ pending, position }: Tail['commands'][number], at: number): object => ({
  org: pending.actor.org,
  id: pending.command,
  account: pending.actor.account,
  at,
  position,
  answer: JSON.stringify(pending.answer),
})
