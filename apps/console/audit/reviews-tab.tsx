import { reviewOutcomes, type ReviewOutcome } from '@tocsin/domain'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useViewer } from '../live/use-line.ts'
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
  async function done(id: string, outcome: ReviewOutcome, comment: string): Promise<void> {
    const asked = await sayOutcome(id, outcome, comment)
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
            onDone={(outcome, comment) => void done(review.id, outcome, comment)}
          />
        ))}
      </ul>
    </>
  )
}

type RowProps = {
  readonly review: Review
  readonly onLook: () => void
  readonly onDone: (outcome: ReviewOutcome, comment: string) => void
}

function ReviewRow({ review, onLook, onDone }: RowProps) {
  const { audit, secrecy } = useWords()
  const { accounts: names } = useLive()
  const { account } = useViewer()
  const [comment, setComment] = useState('')
  const moment = useMoment()
  const { kind, count, usual, spanMs, done } = review
  const mustSay = kind === 'glass-broken' && comment.trim() === '' ? secrecy.commentFirst : undefined
  const whyNot = review.account === account ? audit.notOwn : mustSay
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
          <input
            value={comment}
            maxLength={500}
            placeholder={secrecy.comment}
            aria-label={secrecy.comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          {reviewOutcomes.map((outcome) => (
            <ActionButton
              key={outcome}
              label={audit.outcomes[outcome]}
              whyNot={whyNot}
              onPress={() => onDone(outcome, comment.trim())}
            />
          ))}
        </span>
      ) : (
        <small>
          {audit.done(audit.outcomes[done.outcome], names.nameOf(done.by), moment(done.at))} {done.comment}
        </small>
      )}
    </li>
  )
}
