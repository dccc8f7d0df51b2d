import { isInArea, whoseArea, type Point } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import type { ReactNode } from 'react'
import { useAll } from '../live/use-board.ts'
import { useNames } from '../live/names.ts'
import { useViewer } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './organisations.module.css'

type Props = { readonly at: Point | null; readonly children?: (org: string) => ReactNode }

/**
 * Whose area a place lies in, where it is not plainly one's own: another's, nobody's, several's; else the post that answers
 * for it. `children`: what can be done about another's.
 */
export function AreaLine({ at, children }: Props) {
  const { organisations: words, desk } = useWords()
  const { org } = useViewer()
  const names = useNames()
  const language = useLanguage()
  const organisations = useAll('organisation')
  const posts = useAll('post')
  if (at === null) return null
  const whose = whoseArea(organisations, org, at)
  const other = whose?.orgs.find((each) => each !== org)
  if (whose !== undefined && whose.is !== 'own') {
    const all = whose.orgs.map((each) => names.organisation(each)).join(desk.listSeparator)
    const said = { others: words.liesIn(all), several: words.liesInSeveral(all), nobody: words.liesInNone }[whose.is]
    return (
      <p className={classes['notice']} role="note">
        <span>{said}</span>
        {other !== undefined && children?.(other)}
      </p>
    )
  }
  const mine = posts.filter((post) => post.org === org && post.area !== null && isInArea(post.area, at))
  if (mine.length === 0) return null
  return (
    <p className={classes['notice']} data-own role="note">
      {words.postOf(mine.map(({ name }) => nameIn(language, name)).join(desk.listSeparator))}
    </p>
  )
}

/** The other organisation in whose area a point lies; null where it is one's own too, or nobody has said. */
export function useAreaOwner(at: Point | null): string | null {
  const { org } = useViewer()
  const organisations = useAll('organisation')
  const whose = at === null ? undefined : whoseArea(organisations, org, at)
  return whose?.orgs.find((each) => each !== org) ?? null
}
