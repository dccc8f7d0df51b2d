import type { IncidentDocument } from '@tocsin/domain'
import { IconLock } from '@tabler/icons-react'
import { ActionButton } from '../controls/action-button.tsx'
import { openDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import actions from '../incident-card/actions.module.css'
import { useLive } from '../live/line-context.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { useWords } from '../words.ts'

/** That an incident is sealed, who sees it, and what the leaders among them can do about it. */
export function SealedLine({ incident }: { readonly incident: IncidentDocument }) {
  const words = useWords()
  const { secrecy } = words
  const send = useSend()
  const mayNot = useWhyNot()
  const { account } = useViewer()
  const { accounts } = useLive()
  const { sealed } = incident
  if (sealed === null) return null
  // a crew sees that its job is sealed, not who else knows
  if (sealed.people.length === 0)
    return (
      <p className={actions['handover']}>
        <IconLock size={15} aria-hidden /> <span>{secrecy.crewLine}</span>
      </p>
    )
  const notNamed = sealed.people.includes(account)
    ? undefined
    : words.desk.mayNot(words.verbs['change-sealed'], secrecy.people)
  const about = { kind: 'incident', document: incident } as const
  return (
    <p className={actions['handover']}>
      <IconLock size={15} aria-hidden />
      <span title={sealed.people.map(accounts.nameOf).join(words.desk.listSeparator)}>
        {secrecy.line(secrecy.reasons[sealed.reason], sealed.people.length)}
      </span>
      <ActionButton
        label={secrecy.change}
        whyNot={mayNot('change-sealed', about) ?? notNamed}
        onPress={() => openDialog({ kind: 'seal', incident: incident.id })}
      />
      <ActionButton
        label={secrecy.unseal}
        whyNot={mayNot('unseal-incident', about) ?? notNamed}
        onPress={() => void send({ type: 'unseal-incident', body: { incident: incident.id } })}
      />
    </p>
  )
}
