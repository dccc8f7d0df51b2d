import { useEffect, useState } from 'react'
import { desk } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { onCtrlEnter } from '../dialogs/text-area.tsx'
import { useCatalogue } from '../lists/use-catalogue.ts'
import { useWords } from '../words.ts'
import { SaveBar } from './save-bar.tsx'
import { sections } from './sections.tsx'
import classes from './site-settings.module.css'
import { useSettings } from './use-settings.ts'

/** What the organisation decides for itself: parts on the left, one of them on the right, all saved together. */
export function SettingsWindow() {
  const { siteSettings: words } = useWords()
  const mayNot = useWhyNot()('change-settings')
  return (
    <Dialog title={words.title} widthPx={mayNot === undefined ? 1320 : 480}>
      {mayNot === undefined ? <Parts /> : <p className={dialog['hint']}>{mayNot}</p>}
    </Dialog>
  )
}

function Parts() {
  const words = useWords()
  const settings = useSettings()
  const [chosen, choose] = useState(sections[0].key)
  const section = sections.find(({ key }) => key === chosen) ?? sections[0]
  const lists = useCatalogue()
  const hasChanges = settings.hasChanges || lists.hasChanges
  // Leaving the window loses or hides them: it asks once, as with a text.
  useEffect(() => desk.set({ hasText: hasChanges }), [hasChanges])
  const whyNot = hasChanges
    ? ((settings.hasChanges ? settings.whyNot : undefined) ?? (lists.hasChanges ? lists.whyNot : undefined))
    : settings.whyNot
  const save = (): void => {
    if (whyNot !== undefined) return
    if (settings.hasChanges) settings.save()
    if (lists.hasChanges) lists.save()
  }
  return (
    <div className={classes['window']} role="presentation" onKeyDown={onCtrlEnter(save)}>
      <nav className={classes['parts']} aria-label={words.siteSettings.sections}>
        {sections.map(({ key, title, owns }, at) => {
          const isChanged = [...settings.draft.changes.keys()].some(owns) || (key === 'catalogue' && lists.hasChanges)
          return (
            <button
              key={key}
              type="button"
              aria-current={key === section.key ? 'page' : undefined}
              data-autofocus={at === 0 || undefined}
              onClick={() => choose(key)}
            >
              {title(words)}
              {isChanged && (
                <span className={classes['mark']} title={words.siteSettings.changedHere}>
                  <span className="visually-hidden">{words.siteSettings.changedHere}</span>
                </span>
              )}
            </button>
          )
        })}
      </nav>
      <section className={classes['part']} aria-label={section.title(words)}>
        {section.draw(settings.fields)}
      </section>
      <SaveBar settings={settings} lists={lists} part={section.key} whyNot={whyNot} onSave={save} />
    </div>
  )
}
