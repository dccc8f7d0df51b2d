import type { Slip } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { Age } from '../controls/marks.tsx'
import { openDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import classes from './feedback-line.module.css'
import { ToldLine } from '../dialogs/told-feedback.tsx'
import type { Personal } from './personal.ts'

type Words = Pick<Personal['slips'][number], 'feedbackWords' | 'feedbackTexts' | 'returnReason'>

/** Where the feedback of a slip stands, and the next step that it waits for. */
export function FeedbackLine({ slip, words: said }: { readonly slip: Slip; readonly words: Words | undefined }) {
  const { card, trade } = useWords()
  const whyNot = useWhyNot()
  const send = useSend()
  const { feedback } = slip
  if (feedback.phase === 'not-due') return null
  const about = { kind: 'slip', document: slip } as const
  const edit = (): void => openDialog({ kind: 'feedback', incident: slip.incident, slip: slip.id })
  return (
    <div className={classes['line']} data-phase={feedback.phase}>
      <span>
        {card.feedback}: {trade.feedbackPhases[feedback.phase]}
        {feedback.phase === 'due' && (
          <>
            {' '}
            <Age since={feedback.since} />
          </>
        )}
        {'result' in feedback && <b> {trade.feedbackResults[feedback.result]}</b>}
        {said?.feedbackWords && ` · ${said.feedbackWords}`}
        {'told' in feedback && <ToldLine told={feedback.told} texts={said?.feedbackTexts ?? {}} />}
        {feedback.phase === 'returned' && said?.returnReason && ` · ${card.toCorrect}: ${said.returnReason}`}
      </span>
      {(feedback.phase === 'due' || feedback.phase === 'returned') && (
        <ActionButton label={card.file} whyNot={whyNot('file-feedback', about)} onPress={edit} />
      )}
      {feedback.phase === 'filed' && (
        <>
          <ActionButton
            label={card.accept}
            whyNot={whyNot('accept-feedback', about)}
            onPress={() => void send({ type: 'accept-feedback', body: { slip: slip.id } })}
          />
          <ActionButton label={card.giveBack} whyNot={whyNot('return-feedback', about)} onPress={edit} />
        </>
      )}
    </div>
  )
}
