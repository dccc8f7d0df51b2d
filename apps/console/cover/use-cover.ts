import { mayEver } from '@tocsin/domain'
import { markShapes, type MapPoint, type MapTint } from '@tocsin/ui/map'
import { useMemo } from 'react'
import { useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { createStore, useStore } from '../store.ts'
import { useQuestion, type Question } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import { askCover, type CoverAnswer } from './ask-cover.ts'

/** Whether the map shows cover. */
export const coverShown = createStore<{ readonly isOn: boolean }>({ isOn: false })
export const toggleCover = (): void => coverShown.set({ isOn: !coverShown.get().isOn })

const refreshMs = 5000

/** What free units reach, asked anew every few seconds while it is shown; null while it is not. */
export function useCover(): Question<CoverAnswer> | null {
  const isOn = useStore(coverShown, (state) => state.isOn)
  const may = mayEver(useViewer().roles, 'see-cover')
  const round = Math.floor(useNow() / refreshMs)
  return useQuestion(isOn && may ? `cover ${round}` : null, askCover).question
}

/** Bands from the widest to the narrowest: each lies on the ones before, so the soonest is the strongest. */
const opacities = [0.12, 0.14, 0.16, 0.18]

/** Cover as the map draws it. The same lists while it is the same. */
export function useCoverMarks(): { readonly tints: readonly MapTint[]; readonly points: readonly MapPoint[] } {
  const { cover: words } = useWords()
  const language = useLanguage()
  const known = useCover()?.answer?.cover ?? null
  const bands = known?.bands
  const tints = useMemo(
    () =>
      (bands ?? [])
        .map((shape, i) => ({ id: `band-${i}`, shape, colour: '--cover' }))
        .toReversed()
        .map((tint, i) => ({ ...tint, opacity: opacities[i] ?? 0.18 })),
    [bands],
  )
  const version = known?.version
  const points = useMemo(
    () =>
      (known?.holes ?? []).map(({ area, lon, lat, share }) => ({
        id: area,
        lon,
        lat,
        colour: '--warn',
        shape: markShapes.ring,
        label: words.hole(percent(share, language)),
        importance: Math.round(share * 1000),
      })),
    // oxlint-disable-next-line react/exhaustive-deps -- the version says when anything in it is another
    [version, words, language],
  )
  return { tints, points }
}

export const percent = (share: number, language: string): string =>
  share.toLocaleString(language, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 })
