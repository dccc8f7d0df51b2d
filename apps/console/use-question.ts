import { use, useCallback, useEffect, useState } from 'react'
import type { Asked } from './ask.ts'
import { LiveContext } from './live/line-context.ts'

/**
 * `asking` and `failed` keep what was known before, so that nothing blinks while it is asked again: an answer to another
 * question of the same subject. Only `answered` is the answer to this very key.
 */
export type Question<Answer> =
  | { readonly phase: 'asking'; readonly answer: Answer | undefined }
  | { readonly phase: 'answered'; readonly answer: Answer }
  | { readonly phase: 'failed'; readonly status: number | null; readonly answer: Answer | undefined }

/**
 * Asks when `about` changes, `restMs` after its last change; null asks nothing. Answers that came too late are dropped.
 * `again` asks once more. Answers of another `subject` (the part of the key before the first space) are never shown.
 */
export function useQuestion<Answer>(
  about: string | null,
  put: (signal: AbortSignal) => Promise<Asked<Answer>>,
  restMs = 0,
): { readonly question: Question<Answer> | null; readonly again: () => void } {
  // what one person was told is not shown to the next one at the same seat
  const who = use(LiveContext)?.line.account ?? ''
  const key = about === null ? null : `${who}/${about}`
  const [known, setKnown] = useState<Known<Answer> | null>(null)
  const [round, setRound] = useState(0)
  const subject = key?.split(' ', 1)[0] ?? null

  useEffect(() => {
    if (key === null || subject === null) return undefined
    const abort = new AbortController()
    setKnown((before) => ({
      key,
      subject,
      question: { phase: 'asking', answer: before?.subject === subject ? before.question.answer : undefined },
    }))
    const timer = setTimeout(() => {
      const run = async (): Promise<void> => {
        const asked = await put(abort.signal)
        if (abort.signal.aborted) return
        setKnown((before) => ({ key, subject, question: questionFrom(asked, before?.question.answer) }))
      }
      void run()
    }, restMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
    // `put` is made anew at each drawing; `key` says when it asks something else.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, round])

  const again = useCallback(() => setRound((before) => before + 1), [])
  if (key === null) return { question: null, again }
  return { question: current(known, key, subject), again }
}

type Known<Answer> = { readonly key: string; readonly subject: string | null; readonly question: Question<Answer> }

/** What is known of `key` at this drawing; the effect that asks for a new key runs only after it. */
function current<Answer>(known: Known<Answer> | null, key: string, subject: string | null): Question<Answer> {
  if (known?.key === key) return known.question
  return { phase: 'asking', answer: known?.subject === subject ? known.question.answer : undefined }
}

const questionFrom = <Answer>(asked: Asked<Answer>, before: Answer | undefined): Question<Answer> =>
  asked.phase === 'answered'
    ? { phase: 'answered', answer: asked.answer }
    : { phase: 'failed', status: asked.phase === 'refused' ? asked.status : null, answer: before }
