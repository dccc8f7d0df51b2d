import { openDialog, type HandsStep } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { stepKeys } from './steps.ts'

/** Each step by a key of its own, past the menu. */
export function useHandsKeys(incident: string): void {
  useStepKey('plan', incident)
  useStepKey('attach', incident)
  useStepKey('divert', incident)
  useStepKey('swap', incident)
  useStepKey('stand-down', incident)
  useStepKey('hazard', incident)
  useStepKey('correct', incident)
}

function useStepKey(step: HandsStep, incident: string): void {
  const { action, verb } = stepKeys[step]
  const mayNot = useWhyNot()(verb)
  useKey(action, () => openDialog({ kind: 'hands', incident, step }), mayNot === undefined)
}
