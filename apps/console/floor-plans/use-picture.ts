import { useEffect, useState } from 'react'
import { useLineState } from '../live/use-line.ts'
import { keptPicture, loadPicture, type NoPicture, type Picture } from './picture.ts'

export type PictureState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'shown'; readonly picture: Picture }
  | { readonly phase: NoPicture }

const retryMs = 5000

/** A storey's image; null asks for none. One that could not be reached is tried again by itself, at once when the line is back. */
export function usePicture(image: string | null): PictureState {
  const { link } = useLineState()
  const isLive = link.phase === 'live'
  const [known, setKnown] = useState<{ readonly image: string; readonly state: PictureState } | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (image === null || keptPicture(image) !== undefined) return undefined
    const abort = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    void loadPicture(image, abort.signal).then((loaded) => {
      if (abort.signal.aborted) return
      setKnown({ image, state: typeof loaded === 'string' ? { phase: loaded } : { phase: 'shown', picture: loaded } })
      if (loaded === 'unreachable') timer = setTimeout(() => setRound((before) => before + 1), retryMs)
    })
    return () => {
      abort.abort()
      clearTimeout(timer)
    }
  }, [image, round, isLive])
  const picture = image === null ? undefined : keptPicture(image)
  if (picture !== undefined) return { phase: 'shown', picture }
  return known !== null && known.image === image ? known.state : { phase: 'loading' }
}
