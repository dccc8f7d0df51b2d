import { mapNameIn, type Language } from '@tocsin/ui/words'
import type { NearAid } from './point-question.ts'

type Named = { readonly id: string; readonly said: string; readonly metres: number }

/** Help near by as it is told: what has a name or something written on it by that, the others by how many metres off they are. */
export function aidLines(
  aids: readonly NearAid[],
  language: Language,
): { readonly named: readonly Named[]; readonly nameless: readonly number[] } {
  const named: Named[] = []
  const nameless: number[] = []
  for (const { id, name, detail, metres } of aids) {
    const said = mapNameIn(language, name) || detail
    if (said === '') nameless.push(metres)
    else named.push({ id, said, metres })
  }
  return { named, nameless }
}
