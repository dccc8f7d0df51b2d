import { IconFocus2 } from '@tabler/icons-react'
import { bestFix } from '@tocsin/domain'
import { formatDistance } from '@tocsin/ui'
import { ActionButton } from '../controls/action-button.tsx'
import { Age } from '../controls/marks.tsx'
import { shownKey } from '../keys.ts'
import { useEffect, useMemo } from 'react'
import { useNow } from '../live/use-now.ts'
import { useWords } from '../words.ts'
import classes from './fixes.module.css'
import { shownFixes } from './shown-fixes.ts'
import type { Measured } from './use-caller-words.ts'

/** As many as a call taker looks through. */
const most = 4

/** Measured places of a caller, the one that tells most now first, then the newest of the others. */
export function useByDoubt(measured: readonly Measured[]): readonly Measured[] {
  const best = bestFix(measured, useNow())
  return useMemo(() => {
    const others = measured.filter((each) => each !== best).toSorted((a, b) => b.at - a.at)
    return best === undefined ? [] : [best, ...others].slice(0, most)
  }, [measured, best])
}

type Props = { readonly fixes: readonly Measured[]; readonly onUse: (fix: Measured) => void }

/** Where the caller was measured to be, each with who measured, how far off and how old. A person chooses; nothing is taken over by itself. */
export function Fixes({ fixes, onUse }: Props) {
  const words = useWords()
  const { callForm, trade } = words
  useEffect(() => {
    shownFixes.set(fixes)
    return () => shownFixes.set([])
  }, [fixes])
  if (fixes.length === 0) return null
  return (
    <ul className={classes['fixes']} aria-label={callForm.measuredPlaces}>
      {fixes.map((fix, at) => (
        <li key={fix.id} data-best={at === 0 || undefined}>
          <IconFocus2 size={14} aria-hidden />
          <span className={classes['what']}>
            <span>
              <b>{trade.placeSources[fix.source]}</b>
              {fix.spot.method !== 'unknown' && ` · ${callForm.fixMethods[fix.spot.method]}`}
            </span>
            <span className={classes['doubt']}>
              <span>
                {fix.spot.radiusM === null ? callForm.radiusUntold : `± ${formatDistance(fix.spot.radiusM, words)}`}
              </span>
              {fix.spot.confidencePct !== null && <span>{Math.round(fix.spot.confidencePct)} %</span>}
              <Age since={fix.at} />
            </span>
          </span>
          <ActionButton
            label={callForm.useCallerPlace}
            hint={at === 0 ? shownKey('use-caller-place') : undefined}
            onPress={() => onUse(fix)}
          />
        </li>
      ))}
    </ul>
  )
}
