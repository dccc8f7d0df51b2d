import type { Alert } from '@tocsin/domain'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useDocument } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { presence } from '../windows/presence.ts'

const toneHz = 523
const toneS = 0.35

/** One soft tone; silent where the browser allows no sound yet. */
function sound(): void {
  const context = new AudioContext()
  const [oscillator, gain] = [context.createOscillator(), context.createGain()]
  oscillator.frequency.value = toneHz
  gain.gain.setValueAtTime(0.08, context.currentTime)
  gain.gain.exponentialRampToValueAtTime(0.001, context.currentTime + toneS)
  oscillator.connect(gain).connect(context.destination)
  oscillator.onended = () => void context.close()
  oscillator.start()
  oscillator.stop(context.currentTime + toneS)
}

/** Is heard once when alerts have come, if the organisation wants it; never for a drill, and not for those found at sign-in. */
export function useTone(alerts: readonly Alert[]): void {
  const tone = useDocument('organisation', useViewer().org)?.settings.alertTone
  const known = useRef<ReadonlySet<string> | null>(null)
  const note = useEffectEvent(() => {
    const before = known.current
    known.current = new Set(alerts.map(({ id }) => id))
    const isNew = before !== null && alerts.some(({ id, exercise }) => !exercise && !before.has(id))
    // Of several windows one is heard.
    if (isNew && tone === 'soft' && presence.get().isLead) sound()
  })
  useEffect(() => note(), [alerts])
}
