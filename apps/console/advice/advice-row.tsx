import type { Unit } from '@tocsin/domain'
import { formatAge, formatDistance, formatDriveTime } from '@tocsin/ui'
import { Key } from '../controls/key.tsx'
import { useNames } from '../live/names.ts'
import { useWords } from '../words.ts'
import classes from './advice.module.css'
import type { Comer } from './answer.ts'
import type { ShownRow } from './use-rows.ts'

/** Closures that cost less than this are not worth a word. */
const toldDelayS = 5
/** Positions older than this are said with their age. */
const staleS = 60

type Props = {
  readonly row: ShownRow
  readonly unit: Unit | undefined
  readonly reason: string
  readonly letterOf: (unit: string) => string | undefined
}

/** One unit on one line: its letter, why it is there, with what doubt, and when it could arrive. */
export function AdviceRow({ row, unit, reason, letterOf }: Props) {
  const words = useWords()
  const names = useNames()
  const { recommend, trade, times } = words
  const { comer, standing } = row
  const seconds = comer?.seconds ?? null
  // what it would leave or take is told of who may still go
  const why = useDoubts(standing.phase === 'free' ? comer : undefined)
  const told =
    standing.phase === 'taken'
      ? [
          recommend.takenBy(names.incident(standing.incident), standing.by),
          ...(standing.next === undefined
            ? []
            : [recommend.nextBest(names.unit(standing.next), letterOf(standing.next) ?? '')]),
        ]
      : standing.phase === 'gone'
        ? [recommend.goneNow]
        : standing.phase === 'here'
          ? [recommend.isHere]
          : [reason]
  return (
    <>
      <Key label={row.letter} />
      <b data-struck={standing.phase === 'taken' || standing.phase === 'gone'}>{unit?.callSign ?? row.unit}</b>
      <span className={classes['kind']}>{unit === undefined ? '' : trade.unitKinds[unit.kind]}</span>
      <span className={classes['reason']}>
        {told.filter((each) => each !== '').join(' · ')} <i>{why.join(' · ')}</i>
      </span>
      <span className={classes['distance']}>
        {comer === undefined || comer.metres === null ? '' : formatDistance(comer.metres, words)}
      </span>
      <span className={classes['time']} data-unknown={seconds === null}>
        {seconds === null ? times.unknownDrive : formatDriveTime(seconds, words)}
      </span>
    </>
  )
}

/** What one has to know of a time: what would be left, from where it is reckoned, how old that is. */
function useDoubts(comer: Comer | undefined): readonly string[] {
  const words = useWords()
  const names = useNames()
  const { recommend, closures, sharing } = words
  if (comer === undefined) return []
  const { standing, lentBy, abandons, rest, whyUnknown, seconds, profile, factor, learnt, delayS, from, ageS } = comer
  return [
    lentBy !== null && sharing.lentBy(names.organisation(lentBy)),
    standing === 'moving-back' && recommend.back,
    standing === 'on-call' && recommend.onCall,
    // one that is about to clear is planned for afterwards, and leaves nothing
    standing === 'divert' &&
      abandons !== null &&
      recommend.abandons(names.incident(abandons.incident), abandons.priority, abandons.othersStay),
    rest !== null && recommend.clears(formatDriveTime(rest.seconds, words), rest.cases),
    whyUnknown === 'no-car' && recommend.noCar,
    whyUnknown === 'closed-off' && closures.cutOff,
    seconds !== null && (profile === 'foot' || profile === 'boat') && recommend.by[profile],
    seconds !== null && factor !== 1 && recommend.sirens(factor),
    seconds !== null && learnt && recommend.learnt,
    delayS !== null && delayS >= toldDelayS && closures.detour(formatDriveTime(delayS, words)),
    from === 'post' && recommend.fromPost,
    from === 'unknown' && recommend.fromUnknown,
    from === 'position' && ageS !== null && ageS > staleS && recommend.positionAge(formatAge(ageS * 1000, words)),
  ].filter((each) => typeof each === 'string')
}
