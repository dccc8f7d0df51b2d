/** An entry of package-lock.json, as far as we care. */
export interface LockEntry {
  version?: string
  optionalDependencies?: Record<string, string> | undefined
  dev?: boolean | undefined
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
}

/** The entries of package-lock.json by their path, e.g. `node_modules/vite/node_modules/x`. */
export type LockPackages = Record<string, LockEntry>

const systems = ['darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'android', 'openharmony']
const processors = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32']

/**
 * Finds the packages for single platforms that some package of the lock names with an exact version and the lock does not
 * hold, and makes their entries: version, system, processor and C library as their names say. The checksum is not known
 * here; npm adds it where it installs one.
 */
export function missingPlatforms(packages: LockPackages): LockPackages {
  const missing: LockPackages = {}
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const platform = platformOf(name)
      if (!platform || !/^\d/.test(version) || isHeld(packages, path, name)) continue
      missing[`node_modules/${name}`] = {
        version,
        cpu: platform.cpu,
        ...(dev ? { dev } : {}),
        ...platform.libc,
        optional: true,
        os: platform.os,
      }
    }
  }
  return missing
}

/** Node's search: beside the package, then in each folder above. */
function isHeld(packages: LockPackages, from: string, name: string): boolean {
  let folder = from
  for (;;) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (packages[path]) return true
    if (folder === '') return false
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))
  }
}

function platformOf(name: string): { os: string[]; cpu: string[]; libc: { libc?: string[] } } | undefined {
  const words = name.replace('windows', 'win32').split(/[-/]/)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor))
  if (os.length !== 1 || cpu.length !== 1) return undefined
  return { os, cpu, libc: libcOf(words, os) }
}

function libcOf(words: string[], os: string[]): { libc?: string[] } {
  if (os[0] !== 'linux') return {}
  if (words.some((word) => word.startsWith('musl'))) return { libc: ['musl'] }
  return words.some((word) => word.startsWith('gnu')) ? { libc: ['glibc'] } : {}
}
