import type { SettingsChange } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import type { CatalogueDraft } from '../lists/use-catalogue.ts'
import { useLineState, useTimeZone } from '../live/use-line.ts'
import { useNames } from '../live/names.ts'
import { useLanguage, useWords } from '../words.ts'
import { differing, leavesOf } from './leaves.ts'
import { tellChange } from './sections.tsx'
import classes from './site-settings.module.css'
import type { useSettings } from './use-settings.ts'

type Props = {
  readonly settings: ReturnType<typeof useSettings>
  readonly lists: CatalogueDraft
  /** the part that is looked at: whose last change is told */
  readonly part: string
  readonly whyNot: string | undefined
  readonly onSave: () => void
}

/** Who changed the settings or the lists last, what is changed here, what stands in its way, and saving all of it. */
export function SaveBar({ settings, lists, part, whyNot, onSave }: Props) {
  const { siteSettings, lists: words } = useWords()
  const { draft, known, clash, lastChange, phase, hasChanges, discard, keepMine } = settings
  const isLive = useLineState().notLiveSince === null
  const discardAll = (): void => {
    discard()
    lists.discard()
  }
  return (
    <footer className={classes['foot']}>
      {!isLive && <output className={classes['doubt']}>{siteSettings.notLive}</output>}
      {phase === 'on-its-way' && <output>{siteSettings.onItsWay}</output>}
      {clash.length > 0 && lastChange !== null && (
        <Clash clash={clash} lastChange={lastChange} onKeep={keepMine} onDrop={discard} />
      )}
      {lists.meanwhile !== undefined && (
        <div className={classes['clash']} role="alert">
          <p>{lists.meanwhile}</p>
          <div className={dialog['row']}>
            <ActionButton tone="main" label={words.bringTogether} onPress={lists.bringTogether} />
            <ActionButton label={words.dropMine} onPress={lists.discard} />
          </div>
        </div>
      )}
      {(hasChanges || lists.hasChanges) && <Changes draft={draft} lists={lists} />}
      {lists.hasChanges && lists.wrong !== undefined && <p className={classes['doubt']}>{lists.wrong}</p>}
      <div className={classes['keys']}>
        {part === 'catalogue' ? <ListsVersion lists={lists} /> : <LastChange lastChange={lastChange} known={known} />}
        {lists.mayUndo && part === 'catalogue' && <ActionButton label={words.undo} onPress={lists.undo} />}
        {(hasChanges || lists.hasChanges) && <ActionButton label={siteSettings.discard} onPress={discardAll} />}
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

/** All that is not saved yet: settings one by one, lists with the things in them that differ. */
function Changes({ draft, lists }: { readonly draft: Props['settings']['draft']; readonly lists: CatalogueDraft }) {
  const words = useWords()
  const leaves = leavesOf(draft.base.settings)
  const some = (codes: readonly string[]): string =>
    codes.slice(0, 4).join(words.desk.listSeparator) + (codes.length > 4 ? ' …' : '')
  return (
    <div className={classes['changes']}>
      <b>{words.siteSettings.changes}</b>
      <ul>
        {[...draft.changes].map(([path, to]) => (
          <li key={path}>{tellChange({ path, from: leaves.get(path), to }, words)}</li>
        ))}
        {lists.unsaved.map(({ part, codes }) => (
          <li key={part}>
            {words.lists.unsavedOf(
              words.lists.parts[part],
              codes.length,
              some(codes.map((code) => lists.nameOf(part, code))),
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Which version of the lists this is, and whose. */
function ListsVersion({ lists: { known } }: { readonly lists: CatalogueDraft }) {
  const { lists } = useWords()
  const tell = useWhoAndWhen()
  if (known === undefined) return <p className={dialog['hint']}>{lists.neutral}</p>
  const { name, time } = tell({ by: known.changedBy, at: known.changedAt })
  return <p className={dialog['hint']}>{lists.version(known.version, name, time)}</p>
}

function useWhoAndWhen() {
  const language = useLanguage()
  const timeZone = useTimeZone()
  const names = useNames()
  const at = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  return ({ by, at: time }: Pick<SettingsChange, 'by' | 'at'>) => ({ name: names.account(by), time: at.format(time) })
}

/** By whom, when, and what it was. */
function LastChange({ lastChange, known }: Pick<Props['settings'], 'lastChange' | 'known'>) {
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

type ClashProps = Pick<Props['settings'], 'clash'> & {
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
