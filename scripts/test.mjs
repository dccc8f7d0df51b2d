// npm test: installs what is missing, runs every check and test. Arguments go to Vitest.
import './entry/follow-parent.mjs'
import { join } from 'node:path'
import { handOver } from './entry/child.mjs'
import { house, prepareRuntime } from './entry/install.mjs'

const node = await prepareRuntime()
await handOver(node, [join(house, 'scripts/checks/run.ts'), ...process.argv.slice(2)])
