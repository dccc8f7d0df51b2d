import type { Bilingual, Partner } from '@tocsin/domain'
import { useMemo } from 'react'
import { useAll } from '../live/use-board.ts'
import { usePartners } from './use-partners.ts'

/** A line of the phone book: a partner centre, or the duty telephone of a post. */
export type Entry = {
  readonly id: string
  readonly name: Bilingual
  readonly number: string
  readonly languages: readonly string[]
  /** null: a post, to which no call is handed over */
  readonly partner: Partner | null
}

/** Whom one can ring: partner centres as they stand in the book, then posts that have a telephone, by name. */
export function useEntries(): readonly Entry[] {
  const partners = usePartners()
  const posts = useAll('post')
  return useMemo(
    () => [
      ...partners.map((partner): Entry => ({ ...partner, partner })),
      ...posts
        .toSorted((a, b) => a.name.zh.localeCompare(b.name.zh, 'zh-CN', { numeric: true }))
        .flatMap(({ id, name, number }): Entry[] =>
          number === null ? [] : [{ id: `post/${id}`, name, number, languages: [], partner: null }],
        ),
    ],
    [partners, posts],
  )
}
