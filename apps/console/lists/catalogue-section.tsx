import { listing as schema, tableOfTags, tableOfTypes } from '@tocsin/domain'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Tabs } from '../controls/tabs.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useWhyNot } from '../desk/why-not.ts'
import { useNames } from '../live/names.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'
import { CapabilitiesEditor, EquivalentsEditor, FeedbackEditor, SeverityEditor, TagsEditor } from './code-lists.tsx'
import { CsvPanel } from './csv-panel.tsx'
import classes from './lists.module.css'
import { TypesEditor } from './types-editor.tsx'
import { useCatalogue, type CatalogueDraft } from './use-catalogue.ts'

const parts = ['types', 'tags', 'severity', 'feedback', 'capabilities', 'equivalents'] as const
type Part = (typeof parts)[number]

/** What the organisation calls things, list by list; saved together as one new version. */
export function CatalogueSection() {
  const { lists } = useWords()
  const catalogue = useCatalogue()
  const [part, setPart] = useState<Part>('types')
  const [isFile, setFile] = useState(false)
  const mayNot = useWhyNot()('change-catalogue')
  if (mayNot !== undefined) return <p className={dialog['hint']}>{mayNot}</p>
  return (
    <div className={dialog['body']}>
      <div className={classes['row']}>
        <Tabs
          label={lists.catalogue}
          tabs={parts.map((key) => ({ key, label: lists.parts[key] }))}
          chosen={part}
          onChoose={(key) => {
            setPart(key)
            setFile(false)
          }}
        />
        <span className={classes['spring']} />
        {(part === 'types' || part === 'tags') && (
          <ActionButton label={isFile ? lists.edit : lists.csv} onPress={() => setFile(!isFile)} />
        )}
      </div>
      <SaveLine catalogue={catalogue} />
      {isFile ? (
        <Files part={part} catalogue={catalogue} onTaken={() => setFile(false)} />
      ) : (
        <Editor part={part} catalogue={catalogue} />
      )}
    </div>
  )
}

type PartProps = { readonly part: Part; readonly catalogue: CatalogueDraft }

function Editor({ part, catalogue: { all, change } }: PartProps) {
  switch (part) {
    case 'types':
      return <TypesEditor types={all.types} onTypes={(types) => change({ types })} />
    case 'tags':
      return <TagsEditor tags={all.tags} onTags={(tags) => change({ tags })} />
    case 'severity':
      return <SeverityEditor scale={all.severity} onScale={(severity) => change({ severity })} />
    case 'feedback':
      return <FeedbackEditor fields={all.feedback} onFields={(feedback) => change({ feedback })} />
    case 'capabilities':
      return <CapabilitiesEditor list={all.capabilities} onList={(capabilities) => change({ capabilities })} />
    case 'equivalents':
      return <EquivalentsEditor list={all.equivalents} onList={(equivalents) => change({ equivalents })} />
  }
}

function Files({ part, catalogue: { all, change }, onTaken }: PartProps & { readonly onTaken: () => void }) {
  if (part === 'tags')
    return (
      <CsvPanel
        key="tags"
        mayBeWhole
        path="/api/tags/preview"
        each={schema.shape.tags.element}
        fileName="tags.csv"
        rows={() => tableOfTags(all.tags)}
        onTake={(tags) => {
          change({ tags })
          onTaken()
          return true
        }}
      />
    )
  return (
    <CsvPanel
      key="types"
      mayBeWhole
      path="/api/types/preview"
      each={schema.shape.types.element}
      fileName="types.csv"
      rows={() => tableOfTypes(all.types)}
      onTake={(types) => {
        change({ types })
        onTaken()
        return true
      }}
    />
  )
}

/** Which version this is and whose; what stands in the way of saving; saving. */
function SaveLine({ catalogue }: { readonly catalogue: CatalogueDraft }) {
  const { lists } = useWords()
  const language = useLanguage()
  const timeZone = useTimeZone()
  const names = useNames()
  const { known, hasChanges, wrong, meanwhile, whyNot, save, discard, bringTogether } = catalogue
  const at = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  return (
    <>
      {meanwhile !== undefined && (
        <div className={classes['warn']} role="alert">
          <p className={dialog['hint']}>{meanwhile}</p>
          <div className={classes['row']}>
            <ActionButton tone="main" label={lists.bringTogether} onPress={bringTogether} />
            <ActionButton label={lists.dropMine} onPress={discard} />
          </div>
        </div>
      )}
      <div className={classes['row']}>
        <span className={classes['dim']}>
          {known === undefined
            ? lists.neutral
            : lists.version(known.version, names.account(known.changedBy), at.format(new Date(known.changedAt)))}
        </span>
        <span className={classes['spring']} />
        {hasChanges && wrong !== undefined && <span className={classes['bad']}>{wrong}</span>}
        {hasChanges && <ActionButton label={lists.discard} onPress={discard} />}
        <ActionButton tone="main" label={lists.save} whyNot={whyNot} onPress={save} />
      </div>
    </>
  )
}
