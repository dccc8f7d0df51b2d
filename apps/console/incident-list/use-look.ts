import { useEffect, useEffectEvent, useState } from 'react'
import { useLive } from '../live/line-context.ts'
import { lookedAt, noteLook } from './looked.ts'

/** A card that stays open counts as looked at anew this often. */
const eachMs = 2_000

/**
 * Notes that the card of an incident is open while this window has the focus. Returns when it had been looked at before that,
 * server's clock: what came later is new. The moment moves on when the window gets the focus again.
 */
export function useLook(incident: string): number {
  const { link } = useLive().line
  const [before, setBefore] = useState(() => lookedAt(incident))
  const note = useEffectEvent(() => {
    if (document.hasFocus()) noteLook(incident, link.serverNow())
  })
  const back = useEffectEvent(() => {
    setBefore(lookedAt(incident))
    note()
  })
  useEffect(() => {
    note()
    const timer = setInterval(() => note(), eachMs)
    const onFocus = (): void => back()
    const onBlur = (): void => noteLook(incident, link.serverNow())
    addEventListener('focus', onFocus)
    addEventListener('blur', onBlur)
    return () => {
      note()
      clearInterval(timer)
      removeEventListener('focus', onFocus)
      removeEventListener('blur', onBlur)
    }
  }, [incident, link])
  return before
}
