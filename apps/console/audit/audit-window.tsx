import { useState } from 'react'
import { Tabs } from '../controls/tabs.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useWords } from '../words.ts'
import { EntriesTab } from './entries-tab.tsx'
import { HeadsTab } from './heads-tab.tsx'
import { ReviewsTab } from './reviews-tab.tsx'

const tabs = ['entries', 'heads', 'reviews'] as const

/** The audit: who did what, whether the log is as it was signed, what was unusual. For auditors. */
export function AuditWindow() {
  const { audit } = useWords()
  const mayNot = useWhyNot()('read-audit')
  const [tab, setTab] = useState<(typeof tabs)[number]>('entries')
  const [person, setPerson] = useState('')
  if (mayNot !== undefined)
    return (
      <Dialog title={audit.title}>
        <p className={dialog['hint']}>{mayNot}</p>
      </Dialog>
    )
  return (
    <Dialog title={audit.title} widthPx={1080}>
      <div className={dialog['body']}>
        <Tabs
          label={audit.title}
          tabs={tabs.map((key) => ({ key, label: audit.tabs[key] }))}
          chosen={tab}
          onChoose={setTab}
        />
        {tab === 'entries' && <EntriesTab person={person} onPerson={setPerson} />}
        {tab === 'heads' && <HeadsTab />}
        {tab === 'reviews' && (
          <ReviewsTab
            onLook={(account) => {
              setPerson(account)
              setTab('entries')
            }}
          />
        )}
        <p className={dialog['hint']}>{audit.logged}</p>
      </div>
    </Dialog>
  )
}
