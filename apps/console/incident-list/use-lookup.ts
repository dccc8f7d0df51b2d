import { useMemo } from 'react'
import { beatFinder } from '../areas/beats.ts'
import { useGround } from '../areas/use-ground.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useTypeOf } from '../live/use-listing.ts'
import type { Lookup } from './groups.ts'

/** What grouping and filtering look things up in, as it is now. */
export function useLookup(): Lookup {
  const typeOf = useTypeOf()
  const names = useNames()
  const posts = useAll('post')
  const units = useAll('unit')
  const postOf = useMemo(() => {
    const known = new Map(units.map(({ id, post }) => [id, post]))
    return (unit: string): string | null => known.get(unit) ?? null
  }, [units])
  const areas = useGround()
  const beatOf = useMemo(() => beatFinder(areas), [areas])
  return { typeOf, tagOf: names.tag, posts, postOf, beatOf }
}
