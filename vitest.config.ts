import { randomInt } from 'node:crypto'
import { defineConfig } from 'vitest/config'

// One seed for every random test of the run; the same seed again repeats the run.
const seed = process.env['TOCSIN_SEED'] ?? String(randomInt(2 ** 31))
if (process.env['CI']) console.log(`Random tests use seed ${seed}; TOCSIN_SEED=${seed} repeats them.`)

const browser = '**/*.browser.spec.{ts,tsx}'
const minuteMs = 60_000

export default defineConfig({
  test: {
    env: { TOCSIN_SEED: seed },
    setupFiles: ['./scripts/checks/seed.ts'],
    // A slow machine is no failure: limits only end what hangs.
    testTimeout: minuteMs,
    hookTimeout: 2 * minuteMs,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{packages,scripts,bench}/**/*.spec.{ts,tsx}', 'apps/!(server)/**/*.spec.{ts,tsx}'],
          exclude: ['**/node_modules/**', browser],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['apps/server/**/*.spec.ts'],
          exclude: ['**/node_modules/**', browser],
          testTimeout: 3 * minuteMs,
          // These kill, freeze and fill real things against real time limits; on a starved machine one try may be unlucky.
          retry: 2,
          // they wait for disks, clocks and children more than they compute
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [browser],
          globalSetup: ['./apps/console/e2e/town.fixture.ts'],
          exclude: ['**/node_modules/**'],
          testTimeout: 5 * minuteMs,
          retry: 1,
          hookTimeout: 5 * minuteMs,
          // Each file runs a server, a database and a browser of its own, which mostly wait for each other.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
