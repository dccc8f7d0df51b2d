import type { Unit } from '@tocsin/domain'
import { Age } from '../controls/marks.tsx'
import classes from '../dialogs/dialog.module.css'
import { useNames } from '../live/names.ts'
import { useWords } from '../words.ts'

/** What a unit has besides its own job, as facts of its window. */
export function UnitJobs({ unit }: { readonly unit: Unit }) {
  const { hands, trade, desk } = useWords()
  const names = useNames()
  const incidents = (slips: readonly string[]): string =>
    slips.map((slip) => names.incidentOfSlip(slip) ?? '?').join(desk.listSeparator)
  return (
    <>
      {unit.alsoOn.length > 0 && (
        <>
          <dt>{hands.alsoOn}</dt>
          <dd>{incidents(unit.alsoOn)}</dd>
        </>
      )}
      {unit.planned.length > 0 && (
        <>
          <dt>{hands.planned}</dt>
          <dd>{incidents(unit.planned)}</dd>
        </>
      )}
      {unit.news.length > 0 && (
        <>
          <dt>{hands.unheard}</dt>
          <dd className={classes['problem']}>
            {unit.news.map((each) => (
              <div key={each.news}>
                {trade.newsKinds[each.kind]} {names.incident(each.incident)}{' '}
                {each.hazards.map((hazard) => trade.hazards[hazard]).join(desk.listSeparator)} <Age since={each.at} />
              </div>
            ))}
          </dd>
        </>
      )}
    </>
  )
}
