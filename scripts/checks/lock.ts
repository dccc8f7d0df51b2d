import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { missingPlatforms } from './platforms.ts'

// npm drops a package for another platform from package-lock.json when its registry does not have it at that moment, and
// from then on `npm ci` refuses the lock. With --write this adds what was dropped; without, it says what is missing.
const file = join(import.meta.dirname, '../../package-lock.json')
// Read as records: zod would put the keys of an object schema first and so change every line of the file.
const record = z.record(z.string(), z.unknown())
const lock = record.parse(JSON.parse(readFileSync(file, 'utf8')))
const packages = z.record(z.string(), record).parse(lock['packages'])
const entry = z.object({
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  dev: z.boolean().optional(),
})
const held = Object.fromEntries(Object.entries(packages).map(([path, it]) => [path, entry.parse(it)]))

const missing = missingPlatforms(held)
if (process.argv.includes('--write')) write({ ...packages, ...missing })
else for (const path of Object.keys(missing)) console.log(`package-lock.json lacks ${path}`)
if (Object.keys(missing).length > 0 && !process.argv.includes('--write')) {
  console.log('Run "npm run lock" and commit package-lock.json.')
  process.exitCode = 1
}

function write(completed: Record<string, object>): void {
  const sorted = Object.fromEntries(Object.entries(completed).toSorted(([a], [b]) => a.localeCompare(b, 'en')))
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: sorted }, undefined, 2)}\n`)
  console.log(`package-lock.json: ${Object.keys(missing).length} packages for other platforms added`)
}
