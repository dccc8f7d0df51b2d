import { readdirSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/**
 * Puts this process behind everything else that wants the processor: an import has time, a call has not. Linux counts
 * threads one by one, so those that the program already has are told each; later ones follow the one that starts them.
 */
export function giveWay(): void {
  for (const thread of threads()) {
    try {
      setPriority(thread, constants.priority.PRIORITY_LOW)
    } catch {
      // A thread that has ended, or a system that does not let us: the import is done all the same.
    }
  }
}

function threads(): number[] {
  try {
    return readdirSync('/proc/self/task').map(Number)
  } catch {
    return [process.pid]
  }
}
