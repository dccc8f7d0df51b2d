import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { z } from 'zod'

const house = join(import.meta.dirname, '../..')
const thirdParties = ['pg', '@node-rs/argon2', 'zod', 'vitest']

const resultSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
  modules: z.array(
    z.object({ source: z.string(), dependencies: z.array(z.object({ module: z.string(), resolved: z.string() })) }),
  ),
})

/** What dependency-cruiser says of a house. */
export type CruiseResult = z.infer<typeof resultSchema>

/**
 * Writes the files into an empty folder, links workspaces and stand-ins of the packages as npm would, runs
 * dependency-cruiser there with our own rules, and removes the folder.
 */
export function cruiseFiles(files: Record<string, string>): CruiseResult {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tocsin-arrows-')))
  try {
    write(folder, { 'package.json': '{"name":"house","type":"module"}', ...files })
    linkWorkspaces(folder, files)
    for (const name of thirdParties) writeStandIn(folder, name)
    copyFileSync(join(house, '.dependency-cruiser.mjs'), join(folder, '.dependency-cruiser.mjs'))
    return cruiseFolder(folder, ['packages', 'apps', ...('bench/statistics.ts' in files ? ['bench'] : [])])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Runs dependency-cruiser with the rules of the folder itself on some of its parts. */
export function cruiseFolder(folder: string, parts: string[]): CruiseResult {
  const script = join(house, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = [
    '--import',
    join(import.meta.dirname, 'read-using.ts'),
    script,
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'json',
    ...parts,
  ]
  const answer = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (!answer.stdout.startsWith('{')) throw new Error(`dependency-cruiser did not run: ${answer.stderr}`)
  return resultSchema.parse(JSON.parse(answer.stdout))
}

function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

function linkWorkspaces(folder: string, files: Record<string, string>): void {
  mkdirSync(join(folder, 'node_modules/@tocsin'), { recursive: true })
  for (const path of Object.keys(files)) {
    const name = /^(?:packages|apps)\/([^/]+)\/package\.json$/.exec(path)?.[1]
    if (name) symlinkSync(join(folder, dirname(path)), join(folder, 'node_modules/@tocsin', name), 'junction')
  }
}

function writeStandIn(folder: string, name: string): void {
  const about = JSON.stringify({ name, version: '1.0.0', type: 'module', main: './index.js' })
  write(join(folder, 'node_modules', name), { 'package.json': about, 'index.js': 'export const it = 1' })
}
