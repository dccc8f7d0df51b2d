import { milestones, type Clock, type Milestone } from '@tocsin/domain'
import { useState } from 'react'
import { Choices, digitCode } from '../controls/choices.tsx'
import { ClockTime } from '../controls/marks.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import classes from '../dialogs/dialog.module.css'
import { onCtrlEnter, Submit } from '../dialogs/text-area.tsx'
import { noTold, ToldFields, useTold } from '../dialogs/told-fields.tsx'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { focusFirst } from './focus-first.ts'

type Chosen = { readonly slip: string; readonly unit: string; readonly milestone: Milestone; readonly clock: Clock }

/** Which time was wrong, then when it really was. */
export function CorrectTime({ incident }: { readonly incident: string }) {
  const { hands, trade } = useWords()
  const names = useNames()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const times = useAll('slip')
    .filter((slip) => slip.incident === incident)
    .flatMap((slip) =>
      slip.runs.flatMap((run) =>
        milestones.flatMap((milestone) => {
          const clock = run[milestone]
          return clock === null ? [] : [{ slip: slip.id, unit: run.unit, milestone, clock }]
        }),
      ),
    )
    .sort((a, b) => b.clock.toldAt - a.clock.toldAt)
    .slice(0, 24)
  if (chosen !== null) return <RightTime chosen={chosen} />
  if (times.length === 0) return <p className={classes['hint']}>{hands.nothingToCorrect}</p>
  return (
    <Choices
      label={hands.which}
      choices={times.map(({ slip, unit, milestone, clock }, place) => ({
        id: `${slip} ${unit} ${milestone}`,
        code: digitCode(place),
        shown: (
          <>
            <b>{names.unit(unit)}</b> {trade.milestones[milestone]} <ClockTime clock={clock} />
          </>
        ),
      }))}
      onChoose={(id) => setChosen(times.find((each) => id === `${each.slip} ${each.unit} ${each.milestone}`) ?? null)}
    />
  )
}

function RightTime({ chosen: { slip, unit, milestone, clock } }: { readonly chosen: Chosen }) {
  const { hands, trade } = useWords()
  const names = useNames()
  const send = useSend()
  const mayNot = useWhyNot()('correct-milestone')
  const [told, setTold] = useState(noTold)
  const { at, problem } = useTold(told)
  const whyNot = mayNot ?? problem ?? (at === null ? hands.rightTime : undefined)
  const correct = (): void => {
    if (at === null || whyNot !== undefined) return
    const { byRadio } = told
    void send({ type: 'correct-milestone', body: { slip, unit, milestone, happenedAt: at, byRadio } })
    closeDialog()
  }
  return (
    <div ref={focusFirst} className={classes['body']} role="presentation" onKeyDown={onCtrlEnter(correct)}>
      <p className={classes['subject']}>
        <b>{names.unit(unit)}</b> {trade.milestones[milestone]} <ClockTime clock={clock} />
      </p>
      <ToldFields told={told} onTold={setTold} onDone={correct} isFirst label={hands.rightTime} />
      <Submit label={hands.correct} whyNot={whyNot} onPress={correct} />
    </div>
  )
}
