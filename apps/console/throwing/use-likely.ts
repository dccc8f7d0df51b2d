import type { ThrowTarget } from '@tocsin/domain'
import { useEffect } from 'react'
import { useRows } from '../incident-list/use-rows.ts'
import { useLive } from '../live/line-context.ts'
import { useViewer } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { deskPeople } from './desk-people.ts'
import { likelyTarget } from './likely-target.ts'
import { lastThrown } from './use-throw.ts'

/** To whom one key throws this incident now; undefined: one is asked. */
export function useLikely(incident: string): ThrowTarget | undefined {
  const { account } = useViewer()
  const { accounts } = useLive()
  const known = useStore(accounts.store, (all) => all)
  // who sits at a desk changes
  useEffect(() => accounts.ask(), [accounts, incident])
  const last = useStore(lastThrown, ({ target }) => target)
  const units = useRows().find((row) => row.incident.id === incident)?.units ?? []
  const here = deskPeople(known, account, '').flatMap(({ id, isHere }) => (isHere ? [id] : []))
  return likelyTarget(last, { here, crews: units.map(({ unit }) => unit) })
}
