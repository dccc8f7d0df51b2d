import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { attachedIn } from './check-set.ts'
import type { Manifest } from './manifest.ts'
import { readSet, setsIn } from './sets.ts'

const dayMs = 86_400_000
/** All sets of the last day are kept, then the newest of each day for so long. What was erased is gone from backups after that. */
export const keptDays = 14

/** Which sets are not needed any more, of their names and times (milliseconds); the newest always is. */
export function superfluous(sets: readonly Pick<Manifest, 'name' | 'madeAt'>[], now: number): readonly string[] {
  const newest = sets.toSorted((a, b) => b.madeAt - a.madeAt)
  const days = new Set<number>()
  return newest.slice(1).flatMap(({ name, madeAt }) => {
    const age = now - madeAt
    if (age <= dayMs) return []
    const day = Math.floor(madeAt / dayMs)
    if (age <= keptDays * dayMs && !days.has(day)) {
      days.add(day)
      return []
    }
    return [name]
  })
}

/**
 * Removes sets that are not needed any more, and the files that no set speaks of then. Where a set cannot be read or believed,
 * no file goes: it may be the one that needs it. Returns how many sets went.
 */
export async function prune(folder: string, secret: Uint8Array, now: number): Promise<number> {
  const names = await setsIn(folder)
  const read = await Promise.all(names.map((name) => readSet(folder, secret, name)))
  const sets = read.filter((each) => typeof each === 'object')
  const gone = new Set(superfluous(sets, now))
  for (const name of gone) await rm(join(folder, 'sets', name), { recursive: true, force: true })
  if (gone.size > 0 && sets.length === names.length)
    await removeUnspoken(
      folder,
      secret,
      sets.filter(({ name }) => !gone.has(name)),
    )
  return gone.size
}

async function removeUnspoken(folder: string, secret: Uint8Array, sets: readonly Manifest[]): Promise<void> {
  const spokenOf = new Set(sets.flatMap(({ parts }) => parts.map(({ file }) => file)))
  for (const { parts } of sets)
    for (const address of await attachedIn(folder, secret, parts))
      spokenOf.add(`files/${address.slice(0, 2)}/${address}`)
  for (const place of ['segments', 'data', 'files'])
    for (const entry of await readdir(join(folder, place), { recursive: true, withFileTypes: true }).catch(() => [])) {
      const path = join(entry.parentPath, entry.name)
      if (entry.isFile() && !spokenOf.has(path.slice(folder.length + 1))) await rm(path, { force: true })
    }
}
