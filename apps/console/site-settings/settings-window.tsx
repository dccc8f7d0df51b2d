import { useState } from 'react'
import { useWhyNot } from '../desk/why-not.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { onCtrlEnter } from '../dialogs/text-area.tsx'
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
    <Dialog title={words.title} widthPx={1320}>
      {mayNot === undefined ? <Parts /> : <p className={dialog['hint']}>{mayNot}</p>}
    </Dialog>
  )
}

function Parts() {
  const words = useWords()
  const settings = useSettings()
  const [chosen, choose] = useState(sections[0].key)
  const section = sections.find(({ key }) => key === chosen) ?? sections[0]
  const save = (): void => {
    if (settings.whyNot === undefined) settings.save()
  }
  return (
    <div className={classes['window']} role="presentation" onKeyDown={onCtrlEnter(save)}>
      <nav className={classes['parts']} aria-label={words.siteSettings.sections}>
        {sections.map(({ key, title, owns }, at) => {
          const isChanged = [...settings.draft.changes.keys()].some(owns)
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
      <SaveBar {...settings} onSave={save} />
    </div>
  )
}
