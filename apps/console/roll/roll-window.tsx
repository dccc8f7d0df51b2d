import { useState } from 'react'
import { Tabs } from '../controls/tabs.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useWords } from '../words.ts'
import { TreeTab } from '../organisations/tree-tab.tsx'
import { PeopleTab } from './people-tab.tsx'
import { PostsTab } from './posts-tab.tsx'
import { RollCsv } from './roll-csv.tsx'
import { UnitsTab } from './units-tab.tsx'

const tabs = ['people', 'units', 'posts', 'tree', 'csv'] as const

/** Who works here, with what, from where: accounts, units, posts, and the same as tables. For administrators. */
export function RollWindow() {
  const { roll } = useWords()
  const mayNot = useWhyNot()('create-account')
  const [tab, setTab] = useState<(typeof tabs)[number]>('people')
  if (mayNot !== undefined)
    return (
      <Dialog title={roll.title} widthPx={480}>
        <p className={dialog['hint']}>{mayNot}</p>
      </Dialog>
    )
  return (
    <Dialog title={roll.title} widthPx={1180}>
      <div className={dialog['body']}>
        <Tabs
          label={roll.title}
          tabs={tabs.map((key) => ({ key, label: roll.tabs[key] }))}
          chosen={tab}
          onChoose={setTab}
        />
        {tab === 'people' && <PeopleTab />}
        {tab === 'units' && <UnitsTab />}
        {tab === 'posts' && <PostsTab />}
        {tab === 'tree' && <TreeTab />}
        {tab === 'csv' && <RollCsv />}
      </div>
    </Dialog>
  )
}
