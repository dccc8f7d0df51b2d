import { Choices } from '../controls/choices.tsx'
import { handsSteps, openDialog, type HandsStep } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import classes from '../dialogs/dialog.module.css'
import { Dialog } from '../dialogs/dialog.tsx'
import { Gone } from '../dialogs/gone.tsx'
import { labelOf, rowOf } from '../keys.ts'
import { useDocument } from '../live/use-board.ts'
import { useNames } from '../live/names.ts'
import { useWords } from '../words.ts'
import { CorrectTime } from './correct-time.tsx'
import { HazardForm } from './hazard-form.tsx'
import { StandDown } from './stand-down.tsx'
import { stepKeys } from './steps.ts'
import { Swap } from './swap.tsx'
import { TakeUnit } from './take-unit.tsx'

/** What can be done with units beside sending them: the menu, or one of its steps. */
export function HandsDialog({ incident: id, step }: { readonly incident: string; readonly step: HandsStep | null }) {
  const { hands } = useWords()
  const names = useNames()
  const incident = useDocument('incident', id)
  if (incident === undefined) return <Gone />
  const title = step === null ? hands.title : hands.steps[step]
  return (
    <Dialog title={`${title} · ${names.incident(id)}`}>
      <div className={classes['body']}>
        {step === null && <Menu incident={id} />}
        {(step === 'plan' || step === 'attach' || step === 'divert') && <TakeUnit incident={incident} how={step} />}
        {step === 'swap' && <Swap incident={incident} />}
        {step === 'stand-down' && <StandDown incident={incident} />}
        {step === 'hazard' && <HazardForm incident={incident} />}
        {step === 'correct' && <CorrectTime incident={id} />}
      </div>
    </Dialog>
  )
}

function Menu({ incident }: { readonly incident: string }) {
  const { hands } = useWords()
  const whyNot = useWhyNot()
  return (
    <Choices
      label={hands.title}
      columns={1}
      choices={handsSteps.map((step) => {
        const { action, code, verb } = stepKeys[step]
        const direct = rowOf(action).presses.map(labelOf).join(' ')
        return {
          id: step,
          code,
          shown: (
            <>
              {hands.steps[step]} <small className={classes['hint']}>{direct}</small>
            </>
          ),
          whyNot: whyNot(verb),
        }
      })}
      onChoose={(chosen) => {
        const step = handsSteps.find((each) => each === chosen)
        if (step !== undefined) openDialog({ kind: 'hands', incident, step })
      }}
    />
  )
}
