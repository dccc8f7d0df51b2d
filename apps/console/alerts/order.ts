import { alertSteps, type Alert, type Viewer } from '@tocsin/domain'

const rank = ({ step }: Alert): number => alertSteps.indexOf(step)

/** The furthest up the ladder first, then the one that waits longest, then by id. */
export const inOrder = (alerts: readonly Alert[]): readonly Alert[] =>
  alerts.toSorted((a, b) => rank(b) - rank(a) || a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))

/** Whether an alert has come up to this person: nobody has it, and it stands at their step or was handed to their role or to them. */
export function isForMe(
  { owner, step, exercise, post }: Alert,
  { roles, account, post: own }: Pick<Viewer, 'roles' | 'account'> & { readonly post?: string | null },
): boolean {
  if (owner.phase === 'taken' || exercise) return false
  if (roles.includes('station-officer') && post !== undefined && post === own) return true
  if (owner.phase === 'asked-person' && owner.person === account) return true
  if (owner.phase === 'asked' && roles.includes(owner.role)) return true
  return (
    (roles.includes('shift-leader') && (step === 'shift-leader' || step === 'duty-leader')) ||
    (roles.includes('duty-leader') && step === 'duty-leader')
  )
}
