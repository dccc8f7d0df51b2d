import { reviewOutcomes, type ReviewOutcome } from '@tocsin/domain'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useLive } from '../live/line-context.ts'
import { useQuestion } from '../use-question.ts'
import { useWords } from '../words.ts'
import { askReviews, sayOutcome, type Review } from './answers.ts'
import classes from './audit.module.css'
import { useMoment } from './entries-tab.tsx'

/** Unusual reading, and what came of it. */
export function ReviewsTab({ onLook }: { readonly onLook: (account: string) => void }) {
  const { audit, desk } = useWords()
  const { question, again } = useQuestion('reviews', askReviews)
  const [failed, setFailed] = useState(false)
  const known = question?.answer
  async function done(id: string, outcome: ReviewOutcome): Promise<void> {
    const asked = await sayOutcome(id, outcome)
    setFailed(asked.phase !== 'answered')
    again()
  }
  return (
    <>
      <p className={dialog['hint']}>{audit.reviewHint}</p>
      {(failed || question?.phase === 'failed') && (
        <p className={dialog['problem']} role="alert">
          {audit.loadFailed} <ActionButton label={desk.retry} onPress={again} />
        </p>
      )}
      {known === undefined && question?.phase === 'asking' && <p className={dialog['hint']}>{desk.loading}</p>}
      {known?.reviews.length === 0 && <p className={dialog['hint']}>{audit.noReviews}</p>}
      <ul className={classes['reviews']}>
        {known?.reviews.map((review) => (
          <ReviewRow
            key={review.id}
            review={review}
            onLook={() => onLook(review.account)}
            onDone={(outcome) => void done(review.id, outcome)}
          />
        ))}
      </ul>
    </>
  )
}

type RowProps = {
  readonly review: Review
  readonly onLook: () => void
  readonly onDone: (outcome: ReviewOutcome) => void
}

function ReviewRow({ review, onLook, onDone }: RowProps) {
  const { audit } = useWords()
  const { accounts: names } = useLive()
  const moment = useMoment()
  const { kind, count, usual, spanMs, done } = review
  const minutes = Math.max(1, Math.round(spanMs / 60_000))
  return (
    <li data-done={done !== null || undefined}>
      <p>
        <b>{names.nameOf(review.account)}</b> {kind === 'bulk' ? audit.bulk(count, minutes) : audit[kind]}
        <small>
          {moment(review.at)} {usual !== null && audit.usual(usual)}
        </small>
      </p>
      {done === null ? (
        <span className={classes['keys']}>
          <ActionButton label={audit.lookAt} onPress={onLook} />
          {reviewOutcomes.map((outcome) => (
            <ActionButton key={outcome} label={audit.outcomes[outcome]} onPress={() => onDone(outcome)} />
          ))}
        </span>
      ) : (
        <small>{audit.done(audit.outcomes[done.outcome], names.nameOf(done.by), moment(done.at))}</small>
      )}
    </li>
  )
}
