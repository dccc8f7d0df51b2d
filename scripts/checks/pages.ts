import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildPages } from '../entry/pages.mjs'

const house = join(import.meta.dirname, '../..')

await buildPages(process.execPath)
for (const folder of globSync('apps/*/dist', { cwd: house })) printBundle(join(house, folder), folder)

/** Prints what a browser downloads: each script and style, packed by gzip, and their sum. */
function printBundle(dist: string, name: string): void {
  if (!existsSync(join(dist, 'index.html'))) return
  const files = globSync('**/*.{js,mjs,css}', { cwd: dist }).map((path) => ({
    path,
    bytes: gzipSync(readFileSync(join(dist, path))).byteLength,
  }))
  for (const file of files.toSorted((a, b) => b.bytes - a.bytes))
    console.log(`  ${kilobytes(file.bytes)}  ${file.path}`)
  console.log(
    `${name}: ${kilobytes(files.reduce((sum, file) => sum + file.bytes, 0)).trim()} of scripts and styles (gzip)`,
  )
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(8)} kB`
}
