import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react'
import { nameIn } from '@tocsin/ui/words'
import { Age } from '../controls/marks.tsx'
import { useDocument } from '../live/use-board.ts'
import { useNames } from '../live/names.ts'
import { useMyPost } from '../station/my-post.ts'
import { useViewer } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'
import type { Message, Said } from './messages-of.ts'
import classes from './messages.module.css'

/** Which way it went, between whom, what it says, about which incident, and how long ago. */
export function MessageRow({ message: { way, waits, at, incident, said } }: { readonly message: Message }) {
  const { messages: words } = useWords()
  const names = useNames()
  const tell = useTelling()
  const Icon = way === 'in' ? IconArrowDownLeft : IconArrowUpRight
  const { who, what } = tell(said)
  return (
    <>
      <span className={classes['line']}>
        <Icon size={15} aria-label={words.ways[way]} />
        <b className={classes['who']}>{who}</b>
        {incident !== null && <span>{names.incident(incident)}</span>}
        <span className={classes['age']}>
          <Age since={at} />
        </span>
      </span>
      <span className={classes['line']}>
        <span className={classes['what']}>{what}</span>
        {waits && <em className={classes['waits']}>{way === 'in' ? words.waitsHere : words.waitsThere}</em>}
      </span>
    </>
  )
}

/** A message in words: the other side, and what was said. */
function useTelling(): (said: Said) => { readonly who: string; readonly what: string } {
  const { messages: words, trade, desk, calls, sharing, station } = useWords()
  const mine = useMyPost()
  const names = useNames()
  const language = useLanguage()
  const partners = useDocument('organisation', useViewer().org)?.settings.partners ?? []
  const partnerNamed = (id: string): string => {
    const partner = partners.find((each) => each.id === id)
    return partner === undefined ? id : nameIn(language, partner.name)
  }
  return (said) => {
    switch (said.kind) {
      case 'news': {
        const hazards = said.hazards.map((each) => trade.hazards[each]).join(desk.listSeparator)
        const what = said.of === 'hazard' && hazards === '' ? words.dangerOver : trade.newsKinds[said.of]
        return { who: names.unit(said.unit), what: hazards === '' ? what : `${what}: ${hazards}` }
      }
      case 'dispatch':
        return { who: names.unit(said.unit), what: words.dispatch }
      case 'slip':
        return {
          who: names.post(said.post),
          what:
            said.refused !== null
              ? station.refused(trade.slipRefusals[said.refused])
              : said.post === mine
                ? words.slipHere
                : words.slip,
        }
      case 'feedback':
        return {
          who: said.post === null ? said.from.map(names.unit).join(desk.listSeparator) : names.post(said.post),
          what: said.isReturned ? words.feedbackReturned : words.feedback,
        }
      case 'pass':
        return {
          who: partnerNamed(said.to),
          what: `${calls.passKinds[said.of]} · ${words.passes[said.answer]}`,
        }
      case 'share':
        return said.isOffered
          ? { who: names.organisation(said.from), what: words.offersShare(sharing.levels[said.level]) }
          : { who: names.organisation(said.to), what: words.offeredShare(sharing.levels[said.level]) }
      case 'handover':
        return said.isOffered
          ? { who: names.organisation(said.from), what: words.offersIncident }
          : { who: names.organisation(said.to), what: words.offeredIncident }
    }
  }
}
