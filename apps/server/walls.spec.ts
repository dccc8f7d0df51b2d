import { createHash } from 'node:crypto'
import { readFileSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { commandNames, commandSchemas } from '@tocsin/domain'
import { eventTypes, samples } from '@tocsin/domain/history'
import { isFreeText, isNeverStored, leavesOf, namesIn, neverStored } from '@tocsin/domain/walls'
import { clientMessage } from '@tocsin/link'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestApp, type TestApp } from './testing/app.fixture.ts'
import { ask } from './testing/database.fixture.ts'
import { schemaOf } from './testing/nasty.fixture.ts'

const house = join(import.meta.dirname, '../..')

/** All that the program stores, asks and is asked by, as it stands in the running program. */
type Surface = {
  readonly columns: readonly { readonly table: string; readonly column: string }[]
  /** what each index is made of: columns by name, expressions as PostgreSQL writes them */
  readonly keys: readonly { readonly table: string; readonly part: string }[]
  readonly routes: readonly {
    readonly name: string
    readonly asked: readonly unknown[]
    readonly answered: unknown
    readonly body: unknown
  }[]
  readonly commands: Readonly<Record<string, unknown>>
  readonly events: Readonly<Record<string, unknown>>
  readonly messages: unknown
  /** source of the rooms that decide by rule */
  readonly rules: Readonly<Record<string, string>>
}

let host: TestApp
let real: Surface

/** Plans, alerts, filters, advice, figures, agreements: where something follows from something. */
const ruleRooms = [
  'packages/domain/{dispatching,plan,alert,agreement,sharing,tables}/**/*.ts',
  'packages/domain/organisation/*.ts',
  'apps/server/{advice,cover,learning,sharing,timers,plans}/**/*.ts',
  'apps/server/store/{figures,choices,reports,drives,finished-runs,opened-since}.ts',
  'apps/console/{rank,incident-list/*}.ts',
]

beforeAll(async () => {
  host = await startTestApp()
  const { owner } = host.app.database.connections
  const columns = await ask<{ table: string; column: string }>(
    owner,
    `select relname as table, attname as column from pg_attribute join pg_class on pg_class.oid = attrelid
     where relnamespace = 'tocsin'::regnamespace and relkind in ('r', 'p', 'v', 'm') and attnum > 0 and not attisdropped and not relispartition`,
  )
  const keys = await ask<{ table: string; part: string }>(
    owner,
    `select t.relname as table, pg_get_indexdef(i.indexrelid, n, true) as part
     from pg_index i join pg_class t on t.oid = i.indrelid, generate_series(1, i.indnkeyatts) as n
     where t.relnamespace = 'tocsin'::regnamespace and not t.relispartition`,
  )
  const files = ruleRooms.flatMap((pattern) => globSync(pattern, { cwd: house }))
  real = {
    columns,
    keys,
    routes: host.app.routes.map((each) => ({
      name: `${each.method} ${each.path}`,
      asked: [schemaOf(each.params), schemaOf(each.query)],
      body: each.hasBody ? schemaOf(each.body) : {},
      answered: schemaOf(each.answer),
    })),
    commands: Object.fromEntries(commandNames.map((name) => [name, schemaOf(commandSchemas[name])])),
    events: Object.fromEntries(
      Object.keys(eventTypes).map((type) => [type, Object.entries(samples).filter(([name]) => name === type)]),
    ),
    messages: schemaOf(clientMessage),
    rules: Object.fromEntries(
      files
        .filter((path) => !/\.(spec|fixture)\.tsx?$/.test(path))
        .map((path) => [path, readFileSync(join(house, path), 'utf8')]),
    ),
  }
})
afterAll(() => host.stop())

/** Names of sealed fields that are words of every program too, and say nothing of a person by themselves. */
const common = new Set(['instruction', 'key', 'name', 'note', 'reason', 'signer', 'text', 'texts', 'words'])

/** Names of fields that are personal wherever they stand. */
function personalNames({ commands }: Surface): ReadonlySet<string> {
  const leaves = Object.entries(commands).flatMap(([name, schema]) => leavesOf(schema, name))
  const last = (path: string): string => path.replaceAll(/\[\]|\{\}/g, '').replace(/.*\./, '')
  const sealed = leaves.filter(({ schema }) => schema['personal'] === true).map(({ path }) => last(path))
  return new Set(sealed.filter((name) => !common.has(name)))
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const wordsOf = (text: string): ReadonlySet<string> => new Set(text.match(/[A-Za-z_]\w*/g) ?? [])

/** What rows may be found by: ids that the program or a client made, codes, times, places, numbers of the log, hashes of secrets. */
const mayKey: Readonly<Record<string, string>> = {
  position: 'number of an event',
  org: 'an organisation',
  owner: 'an organisation',
  org_seq: 'number of an event in its chain',
  subject: 'kind and id of an incident, a contact, a unit, an account',
  version: 'number of an event of its subject',
  single: 'the one row',
  id: 'an id that was made here',
  key: 'what one holder has: see the claims below',
  series: 'a series of numbers',
  kind: 'kind of subject',
  since: 'when it began',
  number: 'the number that the log gave an incident or a slip',
  name: 'of a table or a step of the schema',
  unit: 'a unit',
  at: 'a time',
  erased_at: 'when a key was destroyed',
  account: 'an account of staff, by its id',
  hash: 'of a secret that the program made',
  code_hash: 'of a secret that the program made',
  issuer: 'an identity provider, before its name for a member of staff',
  size: 'so many events',
  'point(lon, lat)': 'where a closed incident was',
}

/** Free texts in paths and queries, and what each is. No other may be. */
const mayAsk: Readonly<Record<string, string>> = {
  'POST /api/audit/reviews/:id.id': 'id of a review',
  'GET /api/cover.seen': 'versions of what the map has',
  'GET /api/standby/plan.units': 'a count',
  'GET /api/places.q': 'a place, looked up in the gazetteer of the city alone',
  'GET /api/recommendation.kinds': 'kinds of unit',
  'GET /api/recommendation.exercise': 'yes or no',
  'GET /api/route.unit': 'a unit',
  'GET /api/route.exercise': 'yes or no',
  'GET /api/reach.unit': 'a unit',
  'GET /api/reach.post': 'a post',
  'GET /api/reach.minutes': 'a number',
}

const a = {
  /** (a) what would join incidents by person */
  keys: (surface: Surface): string[] => {
    const personal = new Set([...personalNames(surface)].flatMap((name) => [name, snake(name)]))
    return [
      ...surface.keys
        .filter(({ part }) => !(part.replaceAll('"', '') in mayKey))
        .map(({ table, part }) => `index of ${table} on ${part}`),
      ...surface.columns
        .filter(({ column }) => personal.has(column))
        .map(({ table, column }) => `column ${table}.${column}`),
      ...surface.routes.flatMap(({ name, asked }) =>
        asked.flatMap((schema) =>
          leavesOf(schema, name)
            .filter(
              (leaf) =>
                leaf.schema['personal'] === true ||
                [...wordsOf(leaf.path)].some((word) => personal.has(word)) ||
                (isFreeText(leaf) && !(leaf.path in mayAsk)),
            )
            .map(({ path }) => `asked by ${path}`),
        ),
      ),
    ]
  },
  /** (b) names that are never stored */
  names: (surface: Surface): string[] =>
    [
      ...surface.columns.flatMap(({ table, column }) => [table, column]),
      ...surface.keys.map(({ part }) => part),
      ...surface.routes.flatMap(({ name, asked, body, answered }) => [
        ...name.split(/[ /:]/),
        ...namesIn(asked),
        ...namesIn(body),
        ...namesIn(answered),
      ]),
      ...namesIn(surface.commands),
      ...namesIn(surface.events),
      ...namesIn(surface.messages),
    ].filter(isNeverStored),
  /** (c) rules that read a personal field */
  rules: (surface: Surface): string[] => {
    const personal = personalNames(surface)
    const decided = ['change-settings', 'write-plan', 'change-catalogue', 'propose-agreement']
    return [
      ...Object.entries(surface.rules).flatMap(([path, text]) =>
        [...wordsOf(text.replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, ''))]
          .filter((word) => personal.has(word))
          .map((word) => `${path} reads ${word}`),
      ),
      ...decided.flatMap((name) => [
        ...leavesOf(surface.commands[name], name)
          .filter(({ schema }) => schema['personal'] === true)
          .map(({ path }) => `rule by ${path}`),
        ...[...namesIn(surface.commands[name])].filter((word) => personal.has(word)).map((word) => `${name}: ${word}`),
      ]),
    ]
  },
}

describe('the schema as it runs', () => {
  test('has no key that joins incidents by person', () => {
    expect([...personalNames(real)]).toEqual(
      expect.arrayContaining(['callerName', 'callerNumber', 'story', 'callerPlace', 'placeTyped', 'contactNumber']),
    )
    expect(real.keys.length).toBeGreaterThan(15)
    expect(a.keys(real)).toEqual([])
  })

  test('names nothing that is never stored', () => {
    expect(a.names(real)).toEqual([])
  })

  test('has no rule that reads a personal field', () => {
    expect(Object.keys(real.rules).length).toBeGreaterThan(40)
    expect(a.rules(real)).toEqual([])
  })

  test('tells commands, events, routes and tables all', () => {
    expect(Object.keys(real.events).filter((type) => JSON.stringify(real.events[type]) === '[]')).toEqual([])
    expect(real.routes.length).toBe(host.app.routes.length)
    expect(new Set(real.columns.map(({ table }) => table)).size).toBeGreaterThan(12)
  })
})

const text = schemaOf(z.object({ q: z.string() }))
const planted: readonly (readonly [what: string, by: keyof typeof a, bend: (surface: Surface) => Surface])[] = [
  ['an index on a caller', 'keys', (s) => ({ ...s, keys: [...s.keys, { table: 'subjects', part: 'caller_number' }] })],
  [
    'an index on a field inside the state',
    'keys',
    (s) => ({ ...s, keys: [...s.keys, { table: 'subjects', part: "((state::json ->> 'story'::text))" }] }),
  ],
  [
    'a column of a caller',
    'keys',
    (s) => ({ ...s, columns: [...s.columns, { table: 'contacts', column: 'caller_name' }] }),
  ],
  [
    'a route that asks in words',
    'keys',
    (s) => ({ ...s, routes: [...s.routes, { name: 'GET /api/people', asked: [text], body: {}, answered: {} }] }),
  ],
  [
    'a route that asks by a number, checked by a pattern',
    'keys',
    (s) => ({
      ...s,
      routes: [
        ...s.routes,
        {
          name: 'GET /api/contacts',
          asked: [schemaOf(z.object({ callerNumber: z.string().regex(/^\d+$/) }))],
          body: {},
          answered: {},
        },
      ],
    }),
  ],
  ...neverStored.map(
    (word) =>
      [
        `a column named ${word}`,
        'names',
        (s: Surface) => ({ ...s, columns: [...s.columns, { table: 'units', column: word.replaceAll('-', '_') }] }),
      ] as const,
  ),
  [
    'a route named so',
    'names',
    (s) => ({ ...s, routes: [...s.routes, { name: 'GET /api/watch-list', asked: [], body: {}, answered: {} }] }),
  ],
  [
    'a field of a body named so',
    'names',
    (s) => ({
      ...s,
      routes: [
        ...s.routes,
        { name: 'PUT /api/x', asked: [], body: schemaOf(z.object({ faceId: z.string() })), answered: {} },
      ],
    }),
  ],
  ['an event named so', 'names', (s) => ({ ...s, events: { ...s.events, 'plate-read': [] } })],
  [
    'a field of an event named so',
    'names',
    (s) => ({ ...s, events: { ...s.events, x: [{ data: { riskScore: 1 } }] } }),
  ],
  [
    'a rule that reads words',
    'rules',
    (s) => ({ ...s, rules: { 'plan/choose.ts': 'if (contact.words.story) send()' } }),
  ],
  [
    'a plan by number',
    'rules',
    (s) => ({
      ...s,
      commands: { ...s.commands, 'write-plan': schemaOf(z.object({ when: z.object({ callerNumber: z.string() }) })) },
    }),
  ],
  [
    'a filter over a sealed field',
    'rules',
    (s) => ({
      ...s,
      commands: { ...s.commands, 'change-settings': schemaOf(z.object({ x: z.string().meta({ personal: true }) })) },
    }),
  ],
]

describe('what is planted is found:', () => {
  test.for(planted)('%s', ([, by, bend]) => {
    expect(a[by](bend(real)).length).toBeGreaterThan(a[by](real).length)
  })
})

test('the same words sealed twice are not the same: no index, claim or comparison can join them', async () => {
  const { owner } = host.app.database.connections
  await host.give('centre', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  for (const contact of ['c1', 'c2'])
    await host.give('centre', {
      type: 'open-contact',
      body: { contact, channel: 'phone', clocks: { rung: Date.now() }, words: { callerNumber: '13800000000' } },
    })
  const rows = await ask<{ body: string }>(owner, `select body from tocsin.events where subject like 'contact/%'`)
  const sealed = rows.map(({ body }) => /"callerNumber":(\{[^}]*\})/.exec(body)?.[1])
  expect(sealed).toHaveLength(2)
  expect(sealed[0]).toContain('"c":')
  expect(new Set(sealed).size).toBe(2)
  expect(await ask(owner, `select key from tocsin.claims where key !~ '^[a-z-]+/'`)).toEqual([])
})

test('the list of names is the one that a decision was made on, and the README leads to it', () => {
  const note = readFileSync(join(house, 'docs/decisions/0010-names-that-are-never-stored.md'), 'utf8')
  expect(note).toContain(createHash('sha256').update(JSON.stringify(neverStored)).digest('hex'))
  expect(readFileSync(join(house, 'README.md'), 'utf8')).toContain('docs/decisions/0010-names-that-are-never-stored.md')
})
