import { refuse, type Incident, type Refusal } from '@tocsin/domain'
import type { Fold } from './live/fold.ts'
import type { Outcome } from './store/contract.ts'

/** What the loser is told of the job: of a sealed one, that it is sealed. */
const jobOf = ({ number, spoken, sealed }: Incident): Readonly<Record<string, string | number>> =>
  sealed === null ? { incident: number, spoken } : { sealed: 1 }

type Find = (subject: string) => Promise<Fold | undefined>

/**
 * The refusal for a lost claim: it names who won. Undefined where another try may well succeed: a spoken number that
 * somebody else took just before is simply the next one.
 */
export function createNameWinner(find: Find) {
  return async ({ key, holder }: Outcome & { kind: 'taken' }): Promise<Refusal | undefined> => {
    const [kind, name = ''] = key.split('/')
    if (kind === 'spoken') return undefined
    if (kind === 'byname') {
      const byname = await find(`byname/${holder}`)
      if (byname?.kind !== 'byname') return refuse('already-taught')
      return refuse('already-taught', { heard: byname.state.heard, by: byname.state.taughtBy, byname: holder })
    }
    if (kind !== 'unit') return refuse('exists-already', { [kind ?? 'key']: name })
    const unit = await find(`unit/${name}`)
    const slip = await find(`slip/${holder}`)
    const incident = slip?.kind === 'slip' ? await find(`incident/${slip.state.incident}`) : undefined
    return refuse('unit-taken', {
      unit: unit?.kind === 'unit' ? unit.state.callSign : name,
      slip: holder,
      ...(incident?.kind === 'incident' ? jobOf(incident.state) : {}),
    })
  }
}
