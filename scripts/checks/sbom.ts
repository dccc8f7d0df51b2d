import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

// What the product is made of, as CycloneDX (https://cyclonedx.org), for who has to know whether a fault of a library is a
// fault here: sbom.cdx.json beside package.json. Each part has to name its version, its licence and the hash it was fetched by.
const root = join(import.meta.dirname, '../..')
const component = z.object({
  name: z.string(),
  version: z.string(),
  purl: z.string(),
  licenses: z.array(z.unknown()).default([]),
  hashes: z.array(z.unknown()).default([]),
})
const bom = z.object({ bomFormat: z.literal('CycloneDX'), components: z.array(component).min(1) })

const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 2 ** 20,
  stdio: ['ignore', 'pipe', 'ignore'],
})
const { components } = bom.parse(JSON.parse(text))
writeFileSync(join(root, 'sbom.cdx.json'), text)
/** Licences that stand in the package's LICENSE file alone. */
const licensedByFile = new Map([['splaytree-ts', 'BSD-3-Clause']])
/** The program that runs it all, fetched by the script of the package `node`, which the lock file pins. */
const isRuntime = (name: string): boolean => /^node-(linux|darwin|win)-/.test(name)

const own = (purl: string): boolean => purl.startsWith('pkg:npm/%40tocsin/') || purl.startsWith('pkg:npm/tocsin@')
const fetched = components.filter(({ purl }) => !own(purl))
for (const { name, version, licenses, hashes } of fetched) {
  if (licenses.length === 0 && !licensedByFile.has(name)) tell(`${name} ${version} names no licence`)
  if (hashes.length === 0 && !isRuntime(name)) tell(`${name} ${version} has no hash in the lock file`)
}
console.log(`sbom.cdx.json: ${fetched.length} parts that were fetched`)

function tell(what: string): void {
  console.log(what)
  process.exitCode = 1
}
