import { readFileSync } from 'node:fs'

/** Samples taken while something ran; NaN where the system does not tell (only Linux does, in /proc). */
export type MemoryWatch = {
  /** ends the watching; MiB of all processes together at the worst moment seen */
  stop(): number
}

const everyMs = 50

/**
 * Watches the resident memory of a process and of all that it starts, every 50 ms. What two of them share (the program
 * itself) counts in each, so the figure is rather too high than too low.
 */
export function watchMemory(pid: number): MemoryWatch {
  let peak = NaN
  const sample = (): void => {
    const now = treeOf(pid).reduce((sum, each) => sum + residentMb(each), 0)
    if (!(now <= peak) && now > 0) peak = now
  }
  sample()
  const timer = setInterval(sample, everyMs)
  return {
    stop: () => {
      clearInterval(timer)
      return peak
    },
  }
}

/** The process and its children, grandchildren and so on. */
export function treeOf(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)
  return [pid, ...children.flatMap(treeOf)]
}

/** MiB; 0 for a process that has ended. */
function residentMb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024
}

/** A process may end between two looks. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
