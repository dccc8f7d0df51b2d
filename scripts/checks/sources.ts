import { globSync, readFileSync } from 'node:fs'

/** One of our source files. */
export interface Source {
  path: string
  text: string
  lines: number
  isSpec: boolean
}

/** Every TypeScript and plain-JavaScript file of ours, by path; without packages, built pages and recorded data. */
export function readSources(house: string): Source[] {
  const paths = globSync('{packages,apps,bench,scripts}/**/*.{ts,tsx,mjs}', {
    cwd: house,
    exclude: (name) => name === 'node_modules' || name === 'dist' || name === '.oracle',
  })
  return paths.toSorted().map((path) => {
    const text = readFileSync(`${house}/${path}`, 'utf8')
    return { path, text, lines: text.split('\n').length - 1, isSpec: /\.spec\.tsx?$/.test(path) }
  })
}
