import type { IncidentDocument, Share } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import actions from '../incident-card/actions.module.css'
import { useNames } from '../live/names.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { useWords } from '../words.ts'

/** With whom an incident is shared, or what another organisation shares of it: a line each, with what can be said to it. */
export function Shares({ incident }: { readonly incident: IncidentDocument }) {
  const { org } = useViewer()
  return incident.shares.map((share) =>
    incident.org === org ? (
      <Given key={share.id} incident={incident} share={share} />
    ) : (
      <Received key={share.id} incident={incident} share={share} />
    ),
  )
}

type Props = { readonly incident: IncidentDocument; readonly share: Share }

function Given({ incident, share }: Props) {
  const { sharing } = useWords()
  const names = useNames()
  const to = names.organisation(share.with)
  const level = sharing.levels[share.level]
  return (
    <p className={actions['handover']}>
      <span>{share.state === 'offered' ? sharing.offeredTo(to, level) : sharing.sharedWith(to, level)}</span>
      <End incident={incident} share={share} label={sharing.end} />
    </p>
  )
}

function Received({ incident, share }: Props) {
  const { sharing } = useWords()
  const names = useNames()
  const send = useSend()
  const whyNot = useWhyNot()('accept-share', { kind: 'incident', document: incident })
  const from = names.organisation(incident.org)
  const level = sharing.levels[share.level]
  if (share.state === 'standing')
    return (
      <p className={actions['handover']}>
        <span>
          {sharing.from(from)} · {level}
        </span>
        <End incident={incident} share={share} label={sharing.leave} />
      </p>
    )
  return (
    <p className={actions['handover']}>
      <span>{sharing.offers(from, level)}</span>
      <ActionButton
        tone="main"
        label={sharing.accept}
        whyNot={whyNot}
        onPress={() => void send({ type: 'accept-share', body: { incident: incident.id, share: share.id } })}
      />
      <End incident={incident} share={share} label={sharing.refuse} />
    </p>
  )
}

/** What comes from a standing agreement ends with that alone. */
function End({ incident, share, label }: Props & { readonly label: string }) {
  const send = useSend()
  const whyNot = useWhyNot()('end-share', { kind: 'incident', document: incident })
  if (share.agreement !== null) return null
  return (
    <ActionButton
      label={label}
      whyNot={whyNot}
      onPress={() => void send({ type: 'end-share', body: { incident: incident.id, share: share.id } })}
    />
  )
}
