import { useState } from 'react'
import { localDate } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import dialog from '../dialogs/dialog.module.css'
import { Dialog } from '../dialogs/dialog.tsx'
import { useNow } from '../live/use-now.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { daysOfWeek } from './local-moment.ts'
import { PlanDuty } from './plan-duty.tsx'
import { Week } from './week.tsx'

/** Who is on duty when: a week at a glance, and the way to plan it for those who may. */
export function DutyWindow() {
  const { duty } = useWords()
  const mayNot = useWhyNot()('see-duty')
  return (
    <Dialog title={duty.title} widthPx={1180}>
      {mayNot === undefined ? <Roster /> : <p className={dialog['hint']}>{mayNot}</p>}
    </Dialog>
  )
}

function Roster() {
  const { duty: words } = useWords()
  const timeZone = useTimeZone() ?? 'UTC'
  const today = localDate(useNow(), timeZone)
  const [weeks, setWeeks] = useState(0)
  const days = daysOfWeek(today, weeks)
  const mayPlan = useWhyNot()('plan-duty') === undefined
  return (
    <div className={dialog['body']}>
      <div className={dialog['row']}>
        <ActionButton label={words.before} onPress={() => setWeeks(weeks - 1)} />
        <ActionButton label={words.thisWeek} onPress={() => setWeeks(0)} />
        <ActionButton label={words.after} onPress={() => setWeeks(weeks + 1)} />
        <output>{words.week(days[0] ?? '', days[6] ?? '')}</output>
      </div>
      <Week days={days} today={today} timeZone={timeZone} />
      {mayPlan && <PlanDuty today={today} timeZone={timeZone} />}
    </div>
  )
}
