import type { ThrowTarget } from '@tocsin/domain'
import { createStore } from '../store.ts'
import { showDone } from '../desk/notices.ts'
import { useNames } from '../live/names.ts'
import { useSend } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'

/** To whom this desk threw last. */
export const lastThrown = createStore<{ readonly target: ThrowTarget | null }>({ target: null })

/** The name of a target, as a notice says it. */
export function useTargetName(): (target: ThrowTarget) => string {
  const { throwing } = useWords()
  const names = useNames()
  return (target) =>
    target.kind === 'wall' ? throwing.wall : target.kind === 'unit' ? names.unit(target.to) : names.account(target.to)
}

/** Shows an incident to the wall, a desk or a unit, and says so when it is there; a refusal says why not. */
export function useThrow(): (incident: string, target: ThrowTarget) => void {
  const { throwing } = useWords()
  const names = useNames()
  const send = useSend()
  const nameOf = useTargetName()
  return (incident, target) =>
    void send({ type: 'throw-incident', body: { throw: newId(), incident, target } }).then((sent) => {
      if (!sent.ok) return
      if (target.kind !== 'wall') lastThrown.set({ target })
      showDone(throwing.done(names.incident(incident), nameOf(target)))
    })
}
