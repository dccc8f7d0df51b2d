import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { Key } from '../controls/key.tsx'
import { shownKey, type Action } from '../keys.ts'
import { useDocument } from '../live/use-board.ts'
import { useStore } from '../store.ts'
import type { Question } from '../use-question.ts'
import { useWords } from '../words.ts'
import { following, stopFollowing } from './follow.ts'
import classes from './map-chips.module.css'
import { reach, reachMinutes, useReachName, type Reached } from './reach.ts'
import { trailsOf, type Trail } from './trails.ts'

type Props = { readonly reached: Question<Reached> | null; readonly trails: Question<readonly Trail[]> | null }

/** What the map shows beside what it always shows, each with the key that ends it. */
export function MapChips({ reached, trails }: Props) {
  const { around } = useWords()
  const followed = useDocument(
    'unit',
    useStore(following, (state) => state.unit),
  )
  const from = useReachName()
  if (followed === undefined && reached === null && trails === null) return null
  return (
    <div className={classes['chips']} aria-live="polite">
      {followed !== undefined && (
        <Chip action="follow-unit" onEnd={stopFollowing}>
          {around.follows(followed.callSign)}
        </Chip>
      )}
      {reached !== null && (
        <Chip action="reach" onEnd={() => reach.set({ from: null })}>
          {reached.phase === 'failed'
            ? around.reachFailed
            : reached.answer === undefined
              ? around.reachLoading
              : around.reached(from, reachMinutes.join(' / '))}
        </Chip>
      )}
      {trails !== null && (
        <Chip action="trails" onEnd={() => trailsOf.set({ incident: null })}>
          <TrailsLine trails={trails} />
        </Chip>
      )}
    </div>
  )
}

function TrailsLine({ trails }: { readonly trails: Question<readonly Trail[]> }): ReactNode {
  const { around } = useWords()
  if (trails.phase === 'failed') return around.trailsFailed
  if (trails.phase === 'asking') return around.trailsLoading
  const units = new Set(trails.answer.map(({ unit }) => unit)).size
  return units === 0 ? around.noTrails : around.trailsOf(units)
}

type ChipProps = { readonly action: Action; readonly onEnd: () => void; readonly children: ReactNode }

function Chip({ action, onEnd, children }: ChipProps) {
  const { around } = useWords()
  return (
    <p className={classes['chip']}>
      {children} <Key label={shownKey(action)} />
      <CloseButton size="xs" aria-label={around.hide} onClick={onEnd} />
    </p>
  )
}
