import type { Account } from '../../account/account.ts'
import { glassMs } from '../../secrecy/secrecy.ts'
import { waitOf, type Waiting } from './wait.ts'

/** Glass that somebody broke, as long as it is open. Which incident it is the alert does not tell: it may be sealed. */
export const ofAccount: Waiting<Account> = {
  waits: ({ id, org, letInto }) =>
    letInto
      .flatMap(({ how, until }) => (how === 'glass' && until !== null ? [until] : []))
      .map((until) =>
        waitOf({
          kind: 'glass-broken',
          about: `account/${id}`,
          org,
          unit: null,
          incident: null,
          exercise: false,
          since: until - glassMs,
        }),
      ),
  ending: () => 'ended',
}
