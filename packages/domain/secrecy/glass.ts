import type { Commands } from '../all-commands.ts'
import type { Context, Decision, World } from '../decision.ts'
import { ifKnown } from '../incident/if-incident.ts'
import { incidentEvent, isTakingWork } from '../incident/incident.ts'
import { reviewSubject } from '../reading/events.ts'
import { refuse } from '../refusals.ts'
import { subjectId } from '../subject.ts'
import { glassMs } from './secrecy.ts'

/**
 * Opens one sealed or closed incident to who asks, at once and for half an hour. That it was done is on the duty leaders'
 * screens and stands among the reviews until somebody else has looked at it.
 */
export function breakGlass(
  { glass, incident: id, reason, words }: Commands['break-glass'],
  world: World,
  { account: by, now }: Context,
): Decision {
  return ifKnown(world, id, (incident) => {
    const account = world.get('account', by)
    if (account === undefined) return refuse('not-found', { account: by })
    if (account.letInto.some((each) => each.incident === id)) return refuse('glass-broken-already')
    if (incident.sealed === null && isTakingWork(incident)) return refuse('nothing-to-open')
    const until = now + glassMs
    return {
      events: [
        incidentEvent(incident, { type: 'glass-broken', data: { glass, reason, words, until } }),
        {
          type: 'account-let-in',
          subject: subjectId('account', by),
          owner: account.org,
          data: { incident: id, how: 'glass', until },
        },
        {
          type: 'review-raised',
          subject: reviewSubject(account.org),
          owner: account.org,
          data: { id: glass, kind: 'glass-broken', account: by, count: 1, usual: null, spanMs: 0 },
        },
      ],
    }
  })
}

/** Nobody ends it early: what was opened stays opened for its time, and is told so. */
export function endGlass({ account: id, incident }: Commands['end-glass'], world: World, { now }: Context): Decision {
  const account = world.get('account', id)
  const open = account?.letInto.find((each) => each.incident === incident && each.how === 'glass')
  if (account === undefined || open === undefined) return { events: [] }
  if (open.until !== null && open.until > now) return refuse('glass-stands')
  return {
    events: [
      {
        type: 'account-shut-out',
        subject: subjectId('account', id),
        owner: account.org,
        data: { incident, how: 'glass' },
      },
    ],
  }
}
