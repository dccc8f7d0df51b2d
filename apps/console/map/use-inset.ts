import type { Point } from '@tocsin/domain'
import { useEffect, useState } from 'react'
import { useLanguage } from '../words.ts'
import { insetOf, type Inset } from './inset-of.ts'
import { useArchive } from './use-archive.ts'
import { useMapTheme } from './use-map-theme.ts'

/** Who walks through the list draws no map on the way. */
const restMs = 400
const most = 20
const size = { widthPx: 480, heightPx: 240, pixelRatio: 2 } as const

/** The last ones, by what they show. */
const drawn = new Map<string, string>()
/** One at a time: each is a map of its own. */
let before: Promise<unknown> = Promise.resolve()

/** The surroundings of a place as the desk's map looks; undefined until it is drawn, and where no map can be drawn. */
export function useInset(place: Inset['place']): string | undefined {
  const archiveUrl = useArchive()
  const theme = useMapTheme()
  const language = useLanguage()
  const key = keyOf(place.point, [archiveUrl, theme, language, place.radiusM])
  const [, setNews] = useState(0)
  useEffect(() => {
    if (drawn.has(key)) return undefined
    let isWanted = true
    const draw = async (): Promise<void> => {
      if (!isWanted || drawn.has(key)) return
      const url = await insetOf({ archiveUrl, theme, language, place, ...size })
      if (url !== undefined) keep(key, url)
      if (isWanted) setNews((count) => count + 1)
    }
    const timer = setTimeout(() => {
      before = before.then(draw)
    }, restMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
    // `key` says it all: a document that is sent anew has another place that is the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key])
  return drawn.get(key)
}

const keyOf = ({ lon, lat }: Point, rest: readonly (string | number)[]): string => [lon, lat, ...rest].join(' ')

function keep(key: string, url: string): void {
  drawn.set(key, url)
  const [oldest] = drawn.keys()
  if (drawn.size > most && oldest !== undefined) drawn.delete(oldest)
}
