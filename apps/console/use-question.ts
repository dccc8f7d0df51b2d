import { useCallback, useEffect, useState } from 'react'
import type { Asked } from './ask.ts'

/** `asking` keeps what was known before, so that nothing blinks while it is asked again. */
export type Question<Answer> =
  | { readonly phase: 'asking'; readonly answer: Answer | undefined }
  | { readonly phase: 'answered'; readonly answer: Answer }
  | { readonly phase: 'failed'; readonly status: number | null; readonly answer: Answer | undefined }

/**
 * Asks when `key` changes, `restMs` after its last change; null asks nothing. Answers that came too late are dropped.
 * `again` asks once more. Answers of another `subject` (the part of the key before the first space) are never shown.
 */
export function useQuestion<Answer>(
  key: string | null,
  put: (signal: AbortSignal) => Promise<Asked<Answer>>,
  restMs = 0,
): { readonly question: Question<Answer> | null; readonly again: () => void } {
  const [known, setKnown] = useState<{ readonly subject: string; readonly question: Question<Answer> } | null>(null)
  const [round, setRound] = useState(0)
  const subject = key?.split(' ', 1)[0] ?? null

  useEffect(() => {
    if (key === null || subject === null) return undefined
    const abort = new AbortController()
    setKnown((before) => ({
      subject,
      question: { phase: 'asking', answer: before?.subject === subject ? before.question.answer : undefined },
    }))
    const timer = setTimeout(() => {
      const run = async (): Promise<void> => {
        const asked = await put(abort.signal)
        if (abort.signal.aborted) return
        setKnown((before) => ({ subject, question: questionFrom(asked, before?.question.answer) }))
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
  return { question: known?.subject === subject ? known.question : { phase: 'asking', answer: undefined }, again }
}

const questionFrom = <Answer>(asked: Asked<Answer>, before: Answer | undefined): Question<Answer> =>
  asked.phase === 'answered'
    ? { phase: 'answered', answer: asked.answer }
    : { phase: 'failed', status: asked.phase === 'refused' ? asked.status : null, answer: before }
