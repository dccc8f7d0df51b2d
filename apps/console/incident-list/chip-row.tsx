import { IconX } from '@tabler/icons-react'
import type { ListView } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { openDialog } from '../desk/desk-state.ts'
import { shownKey } from '../keys.ts'
import { useWords } from '../words.ts'
import { isPlain, type Chip } from './chips.ts'
import classes from './incident-list.module.css'
import { changeView, plainView, takeView } from './view-store.ts'

/** What the list leaves out and how it is grouped: each can be taken off by itself, or all at once. */
export function Chips({ chips, view }: { readonly chips: readonly Chip[]; readonly view: ListView }) {
  const { incidentList } = useWords()
  if (isPlain(view)) return null
  return (
    <fieldset className={classes['chips']} aria-label={incidentList.filters}>
      {view.group !== 'none' && (
        <ChipButton label={incidentList.groups[view.group]} onOff={() => changeView({ group: 'none' })} />
      )}
      {chips.map(({ id, label, without }) => (
        <ChipButton key={id} label={label} onOff={() => changeView(without)} />
      ))}
      <ActionButton label={incidentList.clear} hint={shownKey('clear-view')} onPress={() => takeView(plainView)} />
      <ActionButton
        label={incidentList.views}
        hint={shownKey('list-view')}
        onPress={() => openDialog({ kind: 'list-view' })}
      />
    </fieldset>
  )
}

function ChipButton({ label, onOff }: { readonly label: string; readonly onOff: () => void }) {
  const { incidentList } = useWords()
  return (
    <button type="button" onClick={onOff} aria-label={incidentList.takeOff(label)} title={incidentList.takeOff(label)}>
      {label} <IconX size={12} aria-hidden />
    </button>
  )
}
