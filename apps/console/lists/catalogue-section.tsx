import { listing as schema, tableOfTags, tableOfTypes } from '@tocsin/domain'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Tabs } from '../controls/tabs.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useWhyNot } from '../desk/why-not.ts'
import { useWords } from '../words.ts'
import { CapabilitiesEditor, EquivalentsEditor, FeedbackEditor, SeverityEditor, TagsEditor } from './code-lists.tsx'
import { CsvPanel } from './csv-panel.tsx'
import classes from './lists.module.css'
import { TypesEditor } from './types-editor.tsx'
import { useCatalogue, type CatalogueDraft } from './use-catalogue.ts'

const parts = ['types', 'tags', 'severity', 'feedback', 'capabilities', 'equivalents'] as const
type Part = (typeof parts)[number]

/** What the organisation calls things, list by list; saved with the settings, together as one new version. */
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
      return <FeedbackEditor fields={all.feedback} types={all.types} onFields={(feedback) => change({ feedback })} />
    case 'capabilities':
      return <CapabilitiesEditor list={all.capabilities} onList={(capabilities) => change({ capabilities })} />
    case 'equivalents':
      return (
        <EquivalentsEditor
          list={all.equivalents}
          capabilities={all.capabilities}
          onList={(equivalents) => change({ equivalents })}
        />
      )
  }
}

function Files({ part, catalogue: { all, file }, onTaken }: PartProps & { readonly onTaken: () => void }) {
  if (part === 'tags') {
    const { take, ...over } = file('tags')
    return (
      <CsvPanel
        key="tags"
        mayBeWhole
        path="/api/tags/preview"
        each={schema.shape.tags.element}
        fileName="tags.csv"
        rows={() => tableOfTags(all.tags)}
        over={over}
        onTake={(tags, _, prefers) => {
          take(tags, prefers)
          onTaken()
          return true
        }}
      />
    )
  }
  const { take, ...over } = file('types')
  return (
    <CsvPanel
      key="types"
      mayBeWhole
      path="/api/types/preview"
      each={schema.shape.types.element}
      fileName="types.csv"
      rows={() => tableOfTypes(all.types)}
      over={over}
      onTake={(types, _, prefers) => {
        take(types, prefers)
        onTaken()
        return true
      }}
    />
  )
}
