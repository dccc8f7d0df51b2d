import { Client } from 'pg'
import type { Connection } from '../postgres/index.ts'

/**
 * The schema as PostgreSQL's catalogue has it, as text that reads like the statements that made it: tables with their
 * comments, constraints, indexes, policies and rights, then functions. The same schema always gives the same text.
 */
export async function describeSchema(connection: Connection): Promise<string> {
  const client = new Client(connection)
  await client.connect()
  try {
    const { rows: tables } = await client.query<Table>(tablesText)
    const { rows: functions } = await client.query<{ text: string }>(functionsText)
    return [heading, ...tables.map(describeTable), ...functions.map(({ text }) => `${text.trim()};\n`)].join('\n')
  } finally {
    await client.end()
  }
}

const heading = '-- Generated from the migrations by "node apps/server/store/write-schema.ts"; to be read, not run.\n'

type Table = {
  readonly name: string
  readonly about: string | null
  readonly partition: string | null
  readonly columns: readonly { text: string; about: string | null }[]
  readonly constraints: readonly string[] | null
  readonly indexes: readonly string[] | null
  readonly policies: readonly string[] | null
  readonly rights: readonly string[] | null
}

function describeTable({ name, about, partition, columns, constraints, indexes, policies, rights }: Table): string {
  const members = [
    ...columns.map((column) => ({ text: column.text, about: column.about })),
    ...(constraints ?? []).map((text) => ({ text, about: null })),
  ]
  const lines = members.map(
    ({ text, about: note }, index) =>
      `  ${text}${index < members.length - 1 ? ',' : ''}${note === null ? '' : `  -- ${note}`}`,
  )
  const end = partition === null ? ');' : `) partition by ${partition.toLowerCase()};`
  const statements = [...(indexes ?? []), ...(policies ?? []), ...(rights ?? [])].map((text) => `${text};`)
  return [`-- ${about ?? ''}`, `create table ${name} (`, ...lines, end, ...statements, ''].join('\n')
}

const tablesText = `
  select c.relname as name, obj_description(c.oid, 'pg_class') as about, pg_get_partkeydef(c.oid) as partition,
    (select json_agg(json_build_object(
        'text', a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
          || case when a.attnotnull then ' not null' else '' end || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''),
        'about', col_description(c.oid, a.attnum)) order by a.attnum)
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select json_agg(pg_get_constraintdef(k.oid) order by k.contype, k.conname) from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n') as constraints,
    (select json_agg(pg_get_indexdef(i.indexrelid) order by i.indexrelid::regclass::text) from pg_index i
      where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid)) as indexes,
    (select json_agg('create policy ' || p.policyname || ' on ' || p.tablename || ' for ' || lower(p.cmd) || ' to ' || array_to_string(p.roles, ', ')
        || coalesce(' using (' || p.qual || ')', '') || coalesce(' with check (' || p.with_check || ')', '') order by p.policyname)
      from pg_policies p where p.schemaname = 'tocsin' and p.tablename = c.relname) as policies,
    (select json_agg(text order by text) from (
      select 'grant ' || string_agg(lower(r.privilege_type), ', ' order by r.privilege_type) || ' to ' || r.grantee as text
      from information_schema.role_table_grants r
      where r.table_schema = 'tocsin' and r.table_name = c.relname and r.grantee in ('tocsin_log', 'tocsin_read') group by r.grantee
      union all
      select 'grant update (' || string_agg(g.column_name, ', ' order by g.column_name) || ') to ' || g.grantee
      from information_schema.column_privileges g
      where g.table_schema = 'tocsin' and g.table_name = c.relname and g.privilege_type = 'UPDATE' and g.grantee in ('tocsin_log', 'tocsin_read')
        and not has_table_privilege(g.grantee::name, c.oid, 'update') group by g.grantee) as granted) as rights
  from pg_class c
  where c.relnamespace = 'tocsin'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  order by c.relname`

const functionsText = `
  select pg_get_functiondef(oid) || coalesce(E';\\n-- ' || obj_description(oid, 'pg_proc'), '') as text
  from pg_proc where pronamespace = 'tocsin'::regnamespace order by proname`
