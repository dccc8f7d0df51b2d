import { useEffect, useEffectEvent } from 'react'
import { selectIncident } from '../desk/desk-state.ts'
import { showOffer } from '../desk/notices.ts'
import { useKey } from '../desk/use-keys.ts'
import { looked, lookedAt } from '../incident-list/looked.ts'
import { shownKey } from '../keys.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { thrownToMe, type Thrown } from './throws.ts'

/**
 * What others threw to this desk: a quiet offer each, gone as soon as the incident was looked at. It never takes the
 * keyboard; the key opens the newest, and stands on it alone.
 */
export function ThrownOffers() {
  const { account } = useViewer()
  const incidents = useAll('incident')
  const known = useStore(looked, (all) => all)
  const now = useNow()
  const offers = thrownToMe(incidents, account, now, (incident) => lookedAt(incident, known))
  const [next] = offers
  useKey('open-thrown', () => next !== undefined && selectIncident(next.incident.id))
  return offers.map((each) => <Offer key={each.thrown.id} offer={each} hasKey={each === next} />)
}

/** Stands as a notice as long as it holds. */
function Offer({ offer: { incident, thrown }, hasKey }: { readonly offer: Thrown; readonly hasKey: boolean }) {
  const { throwing } = useWords()
  const names = useNames()
  const show = useEffectEvent(() =>
    showOffer(
      throwing.offer(names.account(thrown.by), names.incident(incident.id), names.incidentType(incident.type)),
      {
        label: throwing.open,
        ...(hasKey && { hint: shownKey('open-thrown') }),
        onPress: () => selectIncident(incident.id),
      },
    ),
  )
  useEffect(() => show(), [hasKey])
  return null
}
