import type { ThrowTarget } from '@tocsin/domain'
import { showDone } from '../desk/notices.ts'
import { useNames } from '../live/names.ts'
import { useSend } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'

/** Shows an incident to the wall, a desk or a unit, and says so when it is there; a refusal says why not. */
export function useThrow(): (incident: string, target: ThrowTarget) => void {
  const { throwing } = useWords()
  const names = useNames()
  const send = useSend()
  const nameOf = (target: ThrowTarget): string => {
    if (target.kind === 'wall') return throwing.wall
    return target.kind === 'unit' ? names.unit(target.to) : names.account(target.to)
  }
  return (incident, target) =>
    void send({ type: 'throw-incident', body: { throw: newId(), incident, target } }).then((sent) => {
      if (sent.ok) showDone(throwing.done(names.incident(incident), nameOf(target)))
    })
}
