import { cpus, totalmem, type, release, availableParallelism } from 'node:os'

/** The machine that figures were measured on. Compare ratios within one run, never absolute times between machines. */
export interface Machine {
  cpu: string
  /** Cores that this process may use. */
  cores: number
  memoryGiB: number
  os: string
  node: string
  /** When, ISO 8601 in UTC. */
  date: string
}

/** Describes this machine, now. */
export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round((totalmem() / 2 ** 30) * 10) / 10,
    os: `${type()} ${release()}`,
    node: process.version,
    date: new Date().toISOString(),
  }
}
