import { hasEnded, type Slip } from '@tocsin/domain'

/** What a post's slip waits for: the signature, its crew, one more unit, or the feedback. */
export type SlipStep = 'sign' | 'name-crew' | 'feedback'

export function stepOf(slip: Slip): SlipStep | undefined {
  const { addressee, state, feedback } = slip
  if (addressee.kind === 'post' && state.phase === 'sent') return 'sign'
  if (addressee.kind === 'post' && !hasEnded(slip) && state.phase !== 'planned') return 'name-crew'
  return feedback.phase === 'due' || feedback.phase === 'returned' ? 'feedback' : undefined
}

const order: readonly SlipStep[] = ['sign', 'feedback', 'name-crew']
/** One that has its crew at work can wait longest. */
const rank = (slip: Slip, step: SlipStep): number => order.indexOf(step) + (slip.state.phase === 'signed' ? -2 : 0)

/**
 * The slip of an incident that waits for something of a post, the most urgent first: of `post` alone, where this is its
 * command room; else of any.
 */
export function nextStep(
  slips: readonly Slip[],
  incident: string,
  post: string | null,
): { readonly slip: Slip; readonly step: SlipStep } | undefined {
  return slips
    .filter(({ addressee }) => addressee.kind === 'post' && (post === null || addressee.post === post))
    .filter((slip) => slip.incident === incident)
    .flatMap((slip) => {
      const step = stepOf(slip)
      return step === undefined ? [] : [{ slip, step }]
    })
    .toSorted((a, b) => rank(a.slip, a.step) - rank(b.slip, b.step) || a.slip.sentAt - b.slip.sentAt)[0]
}
