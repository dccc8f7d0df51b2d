import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Choices, digitCode } from '../controls/choices.tsx'
import { Field } from '../controls/field.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { shownKey } from '../keys.ts'
import { useStore } from '../store.ts'
import { presence } from '../windows/presence.ts'
import { useWords } from '../words.ts'
import { builtIns } from './built-in.ts'
import { deleteLayout, layoutOf, layouts, makeUsual, renameLayout, saveLayout } from './layout-store.ts'
import { missingWindows, openMissing } from './open-windows.ts'
import { takeLayout } from './take-layout.ts'
import { PanelRows } from './panel-rows.tsx'

/** Every layout there is, with its name in the language of the screen. */
function useLayoutNames(): readonly { readonly id: string; readonly name: string }[] {
  const { layout } = useWords()
  const own = useStore(layouts, (all) => all.own)
  return [...builtIns.map((id) => ({ id, name: layout.builtIns[id] })), ...own.map(({ id, name }) => ({ id, name }))]
}

/** How the desk is laid out: choose, keep as one's own, and put each panel where it is wanted. */
export function LayoutsDialog() {
  const { layout } = useWords()
  const { chosen, usual } = useStore(layouts, (all) => all)
  useStore(presence, ({ others }) => others)
  const names = useLayoutNames()
  const said = (id: string): string => {
    const count = layoutOf(id)?.windows.length ?? 1
    return [
      ...(count > 1 ? [layout.windows(count)] : []),
      ...(id === chosen ? [layout.now] : []),
      ...(id === usual ? [layout.usual] : []),
    ].join(' · ')
  }
  return (
    <Dialog title={layout.title} wide>
      <div className={dialog['body']}>
        <Choices
          label={layout.choose}
          choices={names.map(({ id, name }, index) => ({
            id,
            code: digitCode(index),
            shown: (
              <>
                {name} <small className={dialog['hint']}>{said(id)}</small>
              </>
            ),
          }))}
          onChoose={(id) => {
            closeDialog()
            takeLayout(id)
          }}
        />
        <Own key={chosen} chosen={chosen} />
        <PanelRows />
        {missingWindows().length > 0 && (
          <div className={dialog['foot']}>
            <span className={dialog['hint']}>{layout.notOpen(missingWindows().length)}</span>
            <ActionButton label={layout.open} hint={shownKey('open-windows')} onPress={() => void openMissing()} />
          </div>
        )}
      </div>
    </Dialog>
  )
}

/** Keeps how the desk stands now; changes what one has kept. */
function Own({ chosen }: { readonly chosen: string }) {
  const { layout } = useWords()
  const own = useStore(layouts, (all) => all.own.find(({ id }) => id === chosen))
  const usual = useStore(layouts, (all) => all.usual)
  const [name, setName] = useState(own?.name ?? '')
  const said = name.trim().slice(0, 40)
  const noName = said === '' ? layout.name : undefined
  return (
    <div className={dialog['row']}>
      <Field label={layout.name}>
        {(id) => (
          <input
            id={id}
            type="text"
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
      <ActionButton label={layout.save} whyNot={noName} onPress={() => saveLayout(said)} />
      {own !== undefined && (
        <>
          <ActionButton label={layout.rename} whyNot={noName} onPress={() => renameLayout(own.id, said)} />
          <ActionButton label={layout.remove} tone="danger" onPress={() => deleteLayout(own.id)} />
        </>
      )}
      {usual !== chosen && (
        <ActionButton label={layout.makeUsual} title={layout.usualHint} onPress={() => makeUsual(chosen)} />
      )}
    </div>
  )
}
