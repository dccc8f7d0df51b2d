import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

/**
 * Keeps the memory of this process and of all that it starts out of what a crash leaves behind: callers' words are in
 * clear there. A diagnostic report leaves the environment out. On Linux there is no core file, nor one through a pipe
 * (a limit of 1 says that, core(5)); where the limit cannot be set, a core has no memory in it, but wide registers have
 * been seen to hold words. Elsewhere cores have to be switched off for the service.
 */
export function keepMemoryOutOfDumps(): void {
  process.report.excludeEnv = true
  if (process.platform !== 'linux') return
  tryTo(() => writeFileSync('/proc/self/coredump_filter', '0'))
  tryTo(() => execFileSync('prlimit', ['--pid', String(process.pid), '--core=1:1'], { stdio: 'ignore' }))
}

/** A system without /proc or util-linux, or with a hard limit of 0 already, is left as it is. */
function tryTo(act: () => unknown): void {
  try {
    act()
  } catch {
    // cores are off by default nearly everywhere
  }
}
