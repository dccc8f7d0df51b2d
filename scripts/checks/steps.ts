/** One step of `npm test`: a program of node_modules/.bin, or a script of ours, that succeeds with exit code 0. */
export interface Step {
  title: string
  command: string
  args: string[]
}

const cruiser = [
  '--import',
  './scripts/arrows/read-using.ts',
  'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
]

/** Steps before the tests, cheapest first, so that a slip shows in seconds; the browser tests need the last. */
export const steps: Step[] = [
  { title: 'Lock file names every platform', command: 'node', args: ['scripts/checks/lock.ts'] },
  { title: 'Format (oxfmt)', command: 'oxfmt', args: ['--check'] },
  { title: 'Types (tsc)', command: 'tsc', args: ['-p', 'tsconfig.json'] },
  { title: 'Pages (vite build)', command: 'node', args: ['scripts/checks/pages.ts'] },
]

/** Steps beside the browser tests. */
export const stepsBeside: Step[] = [
  { title: 'Lint with types (oxlint)', command: 'oxlint', args: ['--quiet'] },
  {
    title: 'Arrows (dependency-cruiser)',
    command: 'node',
    args: [...cruiser, '--config', '.dependency-cruiser.mjs', 'packages', 'apps', 'bench', 'scripts'],
  },
  { title: 'Dead code (knip)', command: 'knip', args: [] },
  { title: 'Size budgets', command: 'node', args: ['scripts/checks/sizes.ts'] },
  { title: 'Page of permissions', command: 'node', args: ['scripts/checks/permissions.ts'] },
  { title: 'Parts (CycloneDX)', command: 'node', args: ['scripts/checks/sbom.ts'] },
]
