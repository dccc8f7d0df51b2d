import { openDialog } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useAll } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useMyPost } from './my-post.ts'
import { nextStep } from './next-step.ts'

/** One key for what the post's slip of an incident waits for next, and one to refuse it. */
export function useStepKeys(incident: string): void {
  const send = useSend()
  const whyNot = useWhyNot()
  const next = nextStep(useAll('slip'), incident, useMyPost())
  const about = next && ({ kind: 'slip', document: next.slip } as const)
  const may = (verb: 'sign-slip' | 'name-crew' | 'file-feedback' | 'refuse-slip'): boolean =>
    about !== undefined && whyNot(verb, about) === undefined
  useKey('slip-step', () => {
    if (next === undefined) return
    const { id } = next.slip
    if (next.step === 'sign' && may('sign-slip')) void send({ type: 'sign-slip', body: { slip: id } })
    else if (next.step === 'name-crew' && may('name-crew')) openDialog({ kind: 'name-crew', slip: id })
    else if (next.step === 'feedback' && may('file-feedback')) openDialog({ kind: 'feedback', incident, slip: id })
  })
  useKey('refuse-slip', () => {
    if (next?.step === 'sign' && may('refuse-slip')) openDialog({ kind: 'refuse-slip', slip: next.slip.id })
  })
}
