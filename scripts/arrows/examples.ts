/** Files of a small house that breaks one rule, or none; and what dependency-cruiser must say of it. */
export interface Example {
  /** Name of the one rule that is broken. */
  breaks: string
  /** The import that breaks it, as `from -> to`. */
  at: string
  files: Record<string, string>
}

const drivers = ['pg', '@node-rs/argon2']

/** One failing example for each rule of .dependency-cruiser.mjs. Imports are written as a careless hand would. */
export const examples: Example[] = [
  {
    breaks: 'domain-imports-only-itself',
    at: 'packages/domain/incident/incident.ts -> packages/link/index.ts',
    files: {
      'packages/domain/package.json': declaring('domain', ['link']),
      'packages/domain/incident/incident.ts': "import type { Frame } from '@tocsin/link'\nexport type Incident = Frame",
    },
  },
  {
    breaks: 'domain-is-pure',
    at: 'packages/domain/incident/decide.ts -> crypto',
    files: {
      'packages/domain/incident/decide.ts': "import { randomUUID } from 'node:crypto'\nexport const id = randomUUID()",
    },
  },
  {
    breaks: 'link-imports-only-domain',
    at: 'packages/link/follow.ts -> packages/city/index.ts',
    files: {
      'packages/link/package.json': declaring('link', ['domain', 'city']),
      'packages/link/follow.ts': "export { city } from '@tocsin/city'",
    },
  },
  {
    breaks: 'ui-imports-only-domain',
    at: 'packages/ui/map/canvas.tsx -> packages/link/index.ts',
    files: {
      'packages/ui/package.json': declaring('ui', ['domain', 'link']),
      'packages/ui/map/canvas.tsx': "import { frame } from '@tocsin/link'\nexport const Canvas = () => <p>{frame}</p>",
    },
  },
  {
    breaks: 'link-and-ui-run-in-browsers',
    at: 'packages/link/outbox.ts -> fs/promises',
    files: {
      'packages/link/outbox.ts': "export const read = async () => (await import('node:fs/promises')).readFile('x')",
    },
  },
  {
    breaks: 'city-imports-no-other-room',
    at: 'packages/city/tiles/draw.ts -> packages/ui/index.tsx',
    files: {
      'packages/city/package.json': declaring('city', ['domain', 'ui'], {
        '.': './index.ts',
        './roads': './roads/index.ts',
      }),
      'packages/city/tiles/draw.ts': "import type { Card } from '@tocsin/ui'\nexport type Tile = typeof Card",
    },
  },
  {
    breaks: 'city-runs-without-trade-and-wire',
    at: 'packages/city/roads/field.ts -> packages/domain/index.ts',
    files: {
      'packages/city/package.json': declaring('city', ['domain'], { '.': './index.ts', './roads': './roads/index.ts' }),
      'packages/city/roads/field.ts':
        "import { incident, type Incident } from '@tocsin/domain'\nexport const goal: Incident = incident",
    },
  },
  {
    breaks: 'pages-import-no-city',
    at: 'apps/console/map/roads.tsx -> packages/city/index.ts',
    files: {
      'apps/console/package.json': declaring('console', ['domain', 'link', 'ui', 'city']),
      'apps/console/map/roads.tsx': "import { city } from '@tocsin/city'\nexport const Roads = () => <b>{city}</b>",
    },
  },
  {
    breaks: 'apps-import-no-app',
    at: 'apps/simulator/drive.ts -> apps/server/index.ts',
    files: {
      'apps/server/package.json': declaring('server', ['domain', 'link', 'city'], { '.': './index.ts' }, drivers),
      'apps/server/index.ts': 'export const app = 1',
      'apps/simulator/package.json': declaring('simulator', ['domain', 'link', 'city', 'server']),
      'apps/simulator/drive.ts': "import { app } from '@tocsin/server'\nexport const world = app",
    },
  },
  {
    breaks: 'rooms-import-no-workshop',
    at: 'apps/server/main.ts -> bench/statistics.ts',
    files: {
      'bench/statistics.ts': 'export const p99 = 1',
      'apps/server/main.ts': "import { p99 } from '../../bench/statistics.ts'\nexport const figure = p99",
    },
  },
  {
    breaks: 'domain-entered-by-index',
    at: 'packages/link/deep.ts -> packages/domain/incident/incident.ts',
    files: {
      'packages/domain/package.json': declaring('domain', [], { '.': './index.ts', './*': './*' }),
      'packages/domain/incident/incident.ts': 'export const incident = 1',
      'packages/link/deep.ts':
        "import { incident } from '@tocsin/domain/incident/incident.ts'\nexport const deep = incident",
    },
  },
  {
    breaks: 'entered-by-name',
    at: 'packages/link/path.ts -> packages/domain/index.ts',
    files: { 'packages/link/path.ts': "import { incident } from '../domain/index.ts'\nexport const path = incident" },
  },
  {
    breaks: 'ui-declares-siblings',
    at: 'packages/ui/index.tsx -> packages/domain/index.ts',
    files: { 'packages/ui/package.json': declaring('ui', []) },
  },
  {
    breaks: 'database-only-in-store',
    at: 'apps/server/live/board.ts -> node_modules/pg/index.js',
    files: { 'apps/server/live/board.ts': "import type { Client } from 'pg'\nexport type Reader = Client" },
  },
  {
    breaks: 'argon2-only-in-auth',
    at: 'apps/server/http/session.ts -> node_modules/@node-rs/argon2/index.js',
    files: { 'apps/server/http/session.ts': "import { hash } from '@node-rs/argon2'\nexport const secret = hash" },
  },
  {
    breaks: 'http-enters-store-by-index',
    at: 'apps/server/http/incidents.ts -> apps/server/store/appender.ts',
    files: {
      'apps/server/store/appender.ts': 'export const append = 1',
      'apps/server/http/incidents.ts': "import { append } from '../store/appender.ts'\nexport const route = append",
    },
  },
  {
    breaks: 'no-cycles',
    at: 'packages/domain/unit/egg.ts -> packages/domain/unit/hen.ts',
    files: {
      'packages/domain/unit/hen.ts': "import { egg } from './egg.ts'\nexport const hen = (): number => egg()",
      'packages/domain/unit/egg.ts': "import { hen } from './hen.ts'\nexport const egg = (): number => hen()",
    },
  },
  {
    breaks: 'declared',
    at: 'packages/link/parse.ts -> node_modules/zod/index.js',
    files: { 'packages/link/parse.ts': "import { z } from 'zod'\nexport const schema = z" },
  },
  {
    breaks: 'declared-in-tests',
    at: 'packages/link/parse.spec.ts -> node_modules/zod/index.js',
    files: {
      'packages/link/parse.spec.ts': "import { z } from 'zod'\nimport { it } from 'vitest'\nit('parses', () => z)",
    },
  },
  {
    breaks: 'resolvable',
    at: 'packages/link/gone.ts -> ./lost.ts',
    files: { 'packages/link/gone.ts': "import { lost } from './lost.ts'\nexport const gone = lost" },
  },
]

/** A house that keeps every rule and uses every lawful arrow; each example changes a few of its files. */
export const lawful: Record<string, string> = {
  'packages/domain/package.json': declaring('domain', []),
  'packages/domain/index.ts': "export { incident, type Incident } from './incident/incident.ts'",
  'packages/domain/incident/incident.ts':
    "import type { Slip } from '../slip/slip.ts'\nexport const incident = 1\nexport type Incident = Slip",
  'packages/domain/slip/slip.ts':
    "import { incident } from '../incident/incident.ts'\nexport type Slip = number\nexport const slip: Slip = incident",
  'packages/domain/incident/incident.spec.ts':
    "import { readFileSync } from 'node:fs'\nimport { it } from 'vitest'\nit('reads a sample', () => readFileSync('x'))",
  'packages/link/package.json': declaring('link', ['domain']),
  'packages/link/index.ts':
    "import { incident, type Incident } from '@tocsin/domain'\nexport type Frame = Incident\nexport const frame = incident",
  'packages/ui/package.json': declaring('ui', ['domain']),
  'packages/ui/index.tsx': "import { incident } from '@tocsin/domain'\nexport const Card = () => <p>{incident}</p>",
  'packages/city/package.json': declaring('city', ['domain'], { '.': './index.ts', './roads': './roads/index.ts' }),
  'packages/city/places/sections.ts': 'export const read = (it: Disposable) => {\n  using held = it\n  return held\n}',
  'packages/city/index.ts': "import { cpus } from 'node:os'\nexport const city = cpus()",
  'packages/city/roads/index.ts':
    "export { city as roads } from '../index.ts'\nimport type { Incident } from '@tocsin/domain'\nexport type Goal = Incident",
  'apps/server/package.json': declaring('server', ['domain', 'link', 'city'], {}, drivers),
  'apps/server/main.ts':
    "import { frame } from '@tocsin/link'\nimport { roads } from '@tocsin/city/roads'\nexport const main = [frame, roads]",
  'apps/server/store/index.ts': "import { Pool } from 'pg'\nexport const sql = Pool",
  'apps/server/auth/secrets.ts': "export { hash } from '@node-rs/argon2'",
  'apps/server/http/health.ts': "import { sql } from '../store/index.ts'\nexport const health = sql",
  'apps/console/package.json': declaring('console', ['domain', 'link', 'ui']),
  'apps/console/main.tsx':
    "import { Card } from '@tocsin/ui'\nimport { frame } from '@tocsin/link'\nexport const Page = () => <Card>{frame}</Card>",
  'apps/simulator/package.json': declaring('simulator', ['domain', 'link', 'city']),
  'apps/simulator/world.ts':
    "import { frame } from '@tocsin/link'\nimport { city } from '@tocsin/city'\nexport const world = [frame, city]",
}

/** package.json of a workspace that declares these siblings, entries and packages. */
function declaring(
  name: string,
  siblings: string[],
  entries?: Record<string, string>,
  packages: string[] = [],
): string {
  const declared = [...siblings.map((sibling) => `@tocsin/${sibling}`), ...packages]
  const index = name === 'ui' ? './index.tsx' : './index.ts'
  return JSON.stringify({
    name: `@tocsin/${name}`,
    version: '0.1.0',
    type: 'module',
    exports: entries ?? { '.': index },
    dependencies: Object.fromEntries(declared.map((dependency) => [dependency, '0.1.0'])),
  })
}
