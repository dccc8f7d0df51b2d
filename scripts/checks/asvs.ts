import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
/** Ids of levels 1 and 2, and of level 3 of V8 and V16, in the order of OWASP ASVS 5.0.0, one a line. */
const expected = { count: 260, sha256: '9f814a0dad9ba99011d5dba05bd4b179edf0f0362176821f07d90653041a97b7' }
const states = ['met', 'site', 'not applicable', 'open']

/** What is wrong with the list of docs/asvs.md, in sentences; none: it is whole. */
export function wrongsOf(text: string, isThere: (path: string) => boolean): readonly string[] {
  const rows = text.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    const [, id = '', state = '', short = '', where = ''] = cells
    return /^V\d+\.\d+\.\d+$/.test(id) ? [{ id, state, short, where }] : []
  })
  const ids = rows.map(({ id }) => id)
  const sha256 = createHash('sha256').update(ids.join('\n')).digest('hex')
  const paths = rows.flatMap(({ id, where }) =>
    (where.match(/(?:apps|packages|docs|scripts)\/[\w./-]+/g) ?? []).map((path) => ({ id, path })),
  )
  return [
    ...(sha256 === expected.sha256
      ? []
      : [`${ids.length} requirements of ${expected.count}, or others, or in another order`]),
    ...rows.filter(({ state }) => !states.includes(state)).map(({ id, state }) => `${id}: no state "${state}"`),
    ...rows.filter(({ short }) => short === '').map(({ id }) => `${id}: nothing is said of it`),
    ...paths.filter(({ path }) => !isThere(path)).map(({ id, path }) => `${id}: there is no ${path}`),
  ]
}

export const asvsWrongs = (): readonly string[] =>
  wrongsOf(readFileSync(join(root, 'docs/asvs.md'), 'utf8'), (path) => existsSync(join(root, path)))
