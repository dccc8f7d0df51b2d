import { roles, type Role } from '@tocsin/domain'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useDocument } from '../live/use-board.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { listViews } from './view-store.ts'

/** Who may change the settings gives every desk of a role this view; the same name again overwrites. */
export function ShareView({ name }: { readonly name: string }) {
  const { incidentList, trade } = useWords()
  const mayNot = useWhyNot()('change-settings')
  const send = useSend()
  const view = useStore(listViews, (all) => all.view)
  const organisation = useDocument('organisation', useViewer().org)
  const [role, setRole] = useState<Role | ''>('')
  if (mayNot !== undefined || organisation === undefined) return null
  const { settings, settingsChange } = organisation
  const { words: _, ...shared } = view
  const share = (): void => {
    const others = settings.listViews.filter((each) => each.name !== name)
    const made = { id: newId(), name, roles: role === '' ? [] : [role], view: shared }
    const seen = settingsChange?.version ?? 0
    void send({ type: 'change-settings', body: { ...settings, listViews: [...others, made], seen } })
    closeDialog()
  }
  return (
    <>
      <select
        aria-label={incidentList.shareWith}
        value={role}
        onChange={({ currentTarget }) => setRole(roles.find((each) => each === currentTarget.value) ?? '')}
      >
        <option value="">{incidentList.everybody}</option>
        {roles.map((each) => (
          <option key={each} value={each}>
            {trade.roles[each]}
          </option>
        ))}
      </select>
      <ActionButton
        label={incidentList.share}
        whyNot={name === '' ? incidentList.nameFirst : undefined}
        onPress={share}
      />
    </>
  )
}
