import type { SettingsChange } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useLineState, useTimeZone } from '../live/use-line.ts'
import { useNames } from '../live/names.ts'
import { useLanguage, useWords } from '../words.ts'
import { differing, leavesOf } from './leaves.ts'
import { tellChange } from './sections.tsx'
import classes from './site-settings.module.css'
import type { useSettings } from './use-settings.ts'

type Props = Pick<
  ReturnType<typeof useSettings>,
  'draft' | 'known' | 'clash' | 'lastChange' | 'phase' | 'whyNot' | 'discard' | 'keepMine'
> & { readonly onSave: () => void }

/** Who changed the settings last, what is changed here, what stands in its way, and saving it. */
export function SaveBar({ draft, known, clash, lastChange, phase, whyNot, discard, keepMine, onSave }: Props) {
  const words = useWords()
  const { siteSettings } = words
  const isLive = useLineState().notLiveSince === null
  const leaves = leavesOf(draft.base.settings)
  const hasChanges = draft.changes.size > 0
  return (
    <footer className={classes['foot']}>
      {!isLive && <output className={classes['doubt']}>{siteSettings.notLive}</output>}
      {phase === 'on-its-way' && <output>{siteSettings.onItsWay}</output>}
      {clash.length > 0 && lastChange !== null && (
        <Clash clash={clash} lastChange={lastChange} onKeep={keepMine} onDrop={discard} />
      )}
      {hasChanges && (
        <div className={classes['changes']}>
          <b>{siteSettings.changes}</b>
          <ul>
            {[...draft.changes].map(([path, to]) => (
              <li key={path}>{tellChange({ path, from: leaves.get(path), to }, words)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className={classes['keys']}>
        <LastChange lastChange={lastChange} known={known} />
        {hasChanges && <ActionButton label={siteSettings.discard} onPress={discard} />}
        <ActionButton
          label={phase === 'saving' ? siteSettings.saving : siteSettings.save}
          hint="Ctrl ↵"
          tone="main"
          whyNot={whyNot}
          onPress={onSave}
        />
      </div>
    </footer>
  )
}

function useWhoAndWhen() {
  const language = useLanguage()
  const timeZone = useTimeZone()
  const names = useNames()
  const at = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  return ({ by, at: time }: SettingsChange) => ({ name: names.account(by), time: at.format(time) })
}

/** By whom, when, and what it was. */
function LastChange({ lastChange, known }: Pick<Props, 'lastChange' | 'known'>) {
  const words = useWords()
  const tell = useWhoAndWhen()
  if (lastChange === null) return <p className={dialog['hint']}>{words.siteSettings.never}</p>
  const { name, time } = tell(lastChange)
  const changes = differing(lastChange.before, known.settings).map((each) => tellChange(each, words))
  return (
    <p className={dialog['hint']}>
      {words.siteSettings.lastChange(name, time)}
      {changes.length > 0 && ` · ${changes.join(' · ')}`}
    </p>
  )
}

type ClashProps = Pick<Props, 'clash'> & {
  readonly lastChange: SettingsChange
  readonly onKeep: () => void
  readonly onDrop: () => void
}

/** Two at once: what the other has changed, before anything of it is overwritten. */
function Clash({ clash, lastChange, onKeep, onDrop }: ClashProps) {
  const words = useWords()
  const { siteSettings } = words
  const { name, time } = useWhoAndWhen()(lastChange)
  return (
    <div className={classes['clash']} role="alert">
      <p>{siteSettings.clash(name, time)}</p>
      <ul>
        {clash.map((each) => (
          <li key={each.path}>
            {tellChange(each, words)}
            {each.isOwn && <em> {siteSettings.clashOwn}</em>}
          </li>
        ))}
      </ul>
      <div className={dialog['row']}>
        <ActionButton label={siteSettings.keepMine} onPress={onKeep} />
        <ActionButton label={siteSettings.dropMine} onPress={onDrop} />
      </div>
    </div>
  )
}
