import type { Point } from '@tocsin/domain'
import { formatDistance } from '@tocsin/ui'
import type { Words } from '@tocsin/ui/words'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { useWords } from '../words.ts'
import classes from './here.module.css'
import { useHere, type Doubt } from './point-question.ts'

type Props = {
  readonly doubts: readonly Doubt[]
  /** takes the point that is offered in place of this one; without it the doubt is told and no more */
  readonly onInstead?: (instead: Point) => void
  readonly onKeep?: () => void
}

/** What is doubtful about a point, in words, with what could be done. It holds nobody up. */
export function PointDoubts({ doubts, onInstead, onKeep }: Props) {
  const words = useWords()
  if (doubts.length === 0) return null
  // Swapped axes say why a point lies outside: one question, not two.
  const [told] = doubts.toSorted((a, b) => Number('instead' in b) - Number('instead' in a))
  if (told === undefined) return null
  return (
    <output className={classes['doubt']}>
      <span>{sentenceOf(told, words)}</span>
      <span>
        {'instead' in told && onInstead !== undefined && (
          <ActionButton
            label={told.kind === 'gcj02' ? words.here.useShifted : words.here.useSwapped}
            onPress={() => onInstead(told.instead)}
          />
        )}
        {onKeep !== undefined && <ActionButton label={words.here.keep} onPress={onKeep} />}
      </span>
    </output>
  )
}

function sentenceOf(doubt: Doubt, words: Words): string {
  if (doubt.kind === 'outside-area') return words.here.outside(formatDistance(doubt.metres, words))
  return doubt.kind === 'gcj02' ? words.here.gcj02(formatDistance(doubt.offM, words)) : words.here.swapped
}

/** Points whose doubts somebody has answered at this desk: nobody is asked twice. */
const answered = new Set<string>()

/** Asks once about a point that was chosen, whatever chose it: typed, from a device, on the map. */
export function ChosenDoubts({ at, onInstead }: { readonly at: Point; readonly onInstead: (instead: Point) => void }) {
  const key = `${at.lon},${at.lat}`
  const [, setRound] = useState(0)
  const { question } = useHere(answered.has(key) ? null : at)
  if (question?.phase !== 'answered') return null
  return (
    <PointDoubts
      doubts={question.answer.doubts}
      onInstead={onInstead}
      onKeep={() => {
        answered.add(key)
        setRound((before) => before + 1)
      }}
    />
  )
}
