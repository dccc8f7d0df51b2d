import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { treeOf, watchMemory } from './process-tree.ts'

it.skipIf(!existsSync('/proc/self/task'))(
  'counts what grandchildren hold, and remembers the worst moment',
  async () => {
    const child = fork(new URL('holder.fixture.ts', import.meta.url), ['2'], { execArgv: [] })
    const watch = watchMemory(child.pid ?? 0)
    await once(child, 'message')
    expect(treeOf(child.pid ?? 0)).toHaveLength(3)
    child.send('end')
    await once(child, 'exit')
    expect(treeOf(child.pid ?? 0)).toEqual([child.pid])
    // Three programs, each of which held 100 MiB of its own.
    expect(watch.stop()).toBeGreaterThan(300)
  },
)

it('says nothing rather than zero of a process that is not there', () => {
  expect(watchMemory(2 ** 22 + 1).stop()).toBeNaN()
})
