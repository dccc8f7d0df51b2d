import { planOfTable, tableOfPlans, type PlanOfTable, type ResponsePlan } from '@tocsin/domain'
import { pinyinInitials } from '@tocsin/ui'
import { nameIn } from '@tocsin/ui/words'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Tabs } from '../controls/tabs.tsx'
import { showDone } from '../desk/notices.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { CsvPanel } from '../lists/csv-panel.tsx'
import classes from '../lists/lists.module.css'
import { useAll } from '../live/use-board.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import { useStore } from '../store.ts'
import { useLanguage, useWords } from '../words.ts'
import { ChoiceCounts } from './choice-counts.tsx'
import { DryRunPanel } from './dry-run-panel.tsx'
import { draftOf, emptyBody, planDrafts, putDraft } from './plan-draft.ts'
import { PlanEditor } from './plan-editor.tsx'
import { useConditionWords } from './plan-words.ts'
import { VersionList } from './version-list.tsx'

type Part = 'edit' | 'versions' | 'dryRun' | 'csv' | 'choices'

/** Response plans: all of them on the left; one to edit, its versions, a dry run and CSV on the right. */
export function PlansWindow() {
  const { lists } = useWords()
  const mayNot = useWhyNot()('see-plan')
  return (
    <Dialog title={lists.plans} widthPx={mayNot === undefined ? 1380 : 480}>
      {mayNot === undefined ? <Plans /> : <p className={dialog['hint']}>{mayNot}</p>}
    </Dialog>
  )
}

function Plans() {
  const { lists } = useWords()
  const { org } = useViewer()
  const all = useAll('plan').filter((plan) => plan.org === org)
  const drafts = useStore(planDrafts, (state) => state.drafts)
  const [chosen, choose] = useState<string | null>(null)
  const [part, setPart] = useState<Part>('edit')
  const mayNot = useWhyNot()('write-plan')
  const plan = all.find(({ id }) => id === chosen)
  const kept = chosen === null ? undefined : drafts.get(chosen)
  const draft = plan === undefined ? kept : draftOf(plan, kept)
  const add = (): void => {
    const id = newId()
    putDraft({ id, basedOn: 0, body: emptyBody({ zh: '新预案', en: 'New plan' }), was: '' })
    choose(id)
    setPart('edit')
  }
  const mayCount = useWhyNot()('read-choices') === undefined
  const ofPlans: readonly Part[] = mayNot === undefined ? ['edit', 'versions', 'dryRun', 'csv'] : ['edit', 'versions']
  const tabs: readonly Part[] = mayCount ? [...ofPlans, 'choices'] : ofPlans
  return (
    <div className={classes['window']} style={{ height: 'min(720px, calc(84vh - 92px))' }}>
      <div className={`${classes['row'] ?? ''} ${classes['whole'] ?? ''}`}>
        <ActionButton tone="main" label={lists.newPlan} whyNot={mayNot} onPress={add} />
        <span className={classes['spring']} />
        <Tabs
          label={lists.plans}
          tabs={tabs.map((key) => ({ key, label: lists[key] }))}
          chosen={part}
          onChoose={setPart}
        />
      </div>
      <PlanList
        plans={all}
        chosen={chosen}
        onChoose={(id) => {
          choose(id)
          if (part === 'csv') setPart('edit')
        }}
      />
      <div className={classes['form']}>
        {part === 'csv' && <Files plans={all} onTaken={() => setPart('edit')} />}
        {part === 'dryRun' && <DryRunPanel draft={draft} />}
        {part === 'choices' && <ChoiceCounts />}
        {part === 'versions' && <VersionList plan={plan} onTake={() => setPart('edit')} />}
        {part === 'edit' &&
          (draft === undefined ? (
            <p className={dialog['hint']}>{all.length === 0 ? lists.noPlans : lists.chooseOne}</p>
          ) : (
            <PlanEditor key={draft.id} draft={draft} plan={plan} onGone={() => choose(null)} />
          ))}
      </div>
    </div>
  )
}

type ListProps = {
  readonly plans: readonly ResponsePlan[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

function PlanList({ plans, chosen, onChoose }: ListProps) {
  const { lists } = useWords()
  const language = useLanguage()
  const conditions = useConditionWords()
  const drafts = useStore(planDrafts, (state) => state.drafts)
  const [typed, setTyped] = useState('')
  const [withRetired, setWithRetired] = useState(false)
  const fresh = [...drafts.values()].filter(({ id }) => plans.every((plan) => plan.id !== id))
  const rows = [
    ...fresh.map(({ id, body }) => ({ id, body, retired: false, isNew: true })),
    ...plans
      .filter(({ retired }) => withRetired || !retired)
      .toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
      .map((plan) => ({ id: plan.id, body: plan, retired: plan.retired, isNew: false })),
  ].map((row) => ({ ...row, when: conditions(row.body.when).join(' · ') || lists.always }))
  const text = typed.trim().toLowerCase()
  const shown = rows.filter(({ id, when, body: { name } }) =>
    [id, name.zh, name.en, pinyinInitials(name.zh), when].some((key) => key.toLowerCase().includes(text)),
  )
  return (
    <div className={classes['list']}>
      <div className={classes['row']}>
        <input
          className={classes['plain']}
          style={{ maxWidth: 220 }}
          aria-label={lists.filter}
          placeholder={lists.filter}
          maxLength={60}
          value={typed}
          data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <label>
          <input
            type="checkbox"
            checked={withRetired}
            onChange={(event) => setWithRetired(event.currentTarget.checked)}
          />
          {lists.showRetired}
        </label>
      </div>
      <ul className={classes['rows']}>
        {shown.map(({ id, body, retired, isNew, when }) => (
          <li key={id}>
            <button type="button" aria-current={id === chosen} data-retired={retired} onClick={() => onChoose(id)}>
              <span className={classes['two']}>
                <span>
                  {nameIn(language, body.name)}
                  {(isNew || drafts.has(id)) && ' ●'}
                </span>
                <span className={classes['dim']}>{when}</span>
              </span>
              <small>{body.order}</small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

type FilesProps = { readonly plans: readonly ResponsePlan[]; readonly onTaken: () => void }

function Files({ plans, onTaken }: FilesProps) {
  const send = useSend()
  const { lists } = useWords()
  const take = async (rows: readonly PlanOfTable[], changed: ReadonlySet<string>): Promise<boolean> => {
    const wanted = rows.filter(({ id }) => changed.has(id))
    // on the versions that the preview was held against: what somebody changed since is refused, and looked at again
    for (const [done, { id, basedOn, body, retired }] of wanted.entries()) {
      const sent = await send({ type: 'write-plan', body: { plan: id, basedOn, body } })
      const gone =
        sent.ok && retired ? await send({ type: 'retire-plan', body: { plan: id, basedOn: basedOn + 1 } }) : sent
      if (gone.ok) continue
      showDone(lists.csvPart(done, wanted.length))
      return false
    }
    showDone(lists.saved)
    onTaken()
    return true
  }
  return (
    <CsvPanel
      path="/api/plans/preview"
      each={planOfTable}
      fileName="plans.csv"
      rows={() => tableOfPlans(plans)}
      onTake={take}
    />
  )
}
